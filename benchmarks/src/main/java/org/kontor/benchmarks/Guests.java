package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.kontor.testkit.trade.Http;

/** Carriers brought to a running server for a while, as an operator brings them: jars, accounts and sheets. */
final class Guests implements AutoCloseable {

    /** Those with an API; the seventh has a sheet. */
    static final List<String> CARRIERS = List.of("dhl", "ups", "fedex", "tnt", "ocean", "air");

    static final String SHEET = "carrier.ratesheet-demo";
    static final String SEA_SHEET = "carrier.ratesheet-sea";

    private static final String RATE_SHEET = "ratesheet";
    private static final String SEA_CSV = "kontor-demo-sea.csv";
    private static final Set<String> AT_WORK = Set.of("RUNNING", "TRIAL");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Path plugins;
    private final Path home;
    private final Http operator;
    private final Loan loan;
    private final Set<String> brought = new HashSet<>();
    private final Map<String, Stand> stands = new LinkedHashMap<>();
    private Optional<Path> files = Optional.empty();

    /** {@code plugins} is the folder of the carriers' modules in the source tree, built; {@code home} the server's. */
    Guests(Path plugins, Path home, Http operator) {
        this.plugins = plugins;
        this.home = home.toAbsolutePath();
        this.operator = operator;
        this.loan = new Loan(this.home);
    }

    Stand stand(String carrier) {
        return stands.get(carrier);
    }

    List<String> accounts() {
        return Stream.concat(stands.values().stream().map(Stand::account), Stream.of(SHEET, SEA_SHEET))
                .toList();
    }

    /** Opens the stands, which know no waybill yet, and waits until the server has every account. */
    void come() throws IOException {
        Set<String> before = here();
        loan.set("etc/org.kontor.outbound.cfg", "loopback", "true");
        openStands();
        putSheets();
        brought.addAll(accounts());
        brought.removeAll(before);
        putJars();
        if (!waited(() -> here().containsAll(accounts()))) {
            List<String> missing = new ArrayList<>(accounts());
            missing.removeAll(here());
            throw new IllegalStateException("not here after " + PATIENCE.toSeconds() + " s: " + missing
                    + "; the server's data/log/kontor.log says why");
        }
    }

    /** Takes away what was brought; what was there before comes back. */
    @Override
    public synchronized void close() throws IOException {
        loan.end();
        if (!brought.isEmpty() && !waited(() -> here().stream().noneMatch(brought::contains))) {
            throw new IllegalStateException("the server still has some of " + brought);
        }
        brought.clear();
        stands.values().forEach(Stand::close);
        if (files.isPresent()) {
            try (Stream<Path> all = Files.walk(files.get())) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
            files = Optional.empty();
        }
    }

    private void openStands() throws IOException {
        Path all = Files.createTempDirectory("kontor-carriers-");
        files = Optional.of(all);
        for (String carrier : CARRIERS) {
            Stand stand = Stand.of(carrier, plugins.resolve(carrier));
            stands.put(carrier, stand);
            stand.play(Journey.of(carrier).nothing());
            Path own = Files.createDirectory(all.resolve(carrier));
            put("etc/org.kontor." + stand.account() + ".cfg", stand.configuration("" + UUID.randomUUID(), own));
        }
    }

    /** A plugin that runs already stays as it is. */
    private void putJars() throws IOException {
        Set<String> running = running();
        for (String carrier :
                Stream.concat(CARRIERS.stream(), Stream.of(RATE_SHEET)).toList()) {
            if (!running.contains("org.kontor.carrier." + carrier)) {
                loan.put("plugins/kontor-carrier-" + carrier + ".jar", Files.readAllBytes(jar(carrier)));
            }
        }
    }

    private void putSheets() throws IOException {
        Path sheets = plugins.resolve(RATE_SHEET).resolve("src/main/sheets");
        String express = "kontor-demo-express.csv";
        loan.put("etc/rate-sheets/" + express, Files.readAllBytes(sheets.resolve(express)));
        loan.put(
                "etc/org.kontor." + SHEET + ".cfg", Files.readAllBytes(sheets.resolve("org.kontor." + SHEET + ".cfg")));
        try (InputStream sea = Guests.class.getResourceAsStream(SEA_CSV)) {
            loan.put("etc/rate-sheets/" + SEA_CSV, sea.readAllBytes());
        }
        put(
                "etc/org.kontor." + SEA_SHEET + ".cfg",
                "sheet = rate-sheets/" + SEA_CSV + "\nkontor.books.at = "
                        + stands.get("ocean").account() + "\n");
    }

    private void put(String file, String text) throws IOException {
        loan.put(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path jar(String carrier) throws IOException {
        Path target = plugins.resolve(carrier).resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName()
                            .toString()
                            .matches("kontor-carrier-" + carrier + "-[0-9.]+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no jar in " + target + ": build it first"));
        }
    }

    private Set<String> here() {
        return items("providers")
                .filter(one -> one.path("state").asText().equals("HERE"))
                .map(one -> one.path("account").asText())
                .collect(Collectors.toSet());
    }

    private Set<String> running() {
        return items("plugins")
                .filter(one -> AT_WORK.contains(one.path("state").asText()))
                .map(one -> one.path("plugin").asText())
                .collect(Collectors.toSet());
    }

    private Stream<JsonNode> items(String list) {
        return StreamSupport.stream(
                operator.get(list).expect(200).body().path("items").spliterator(), false);
    }

    private static boolean waited(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
        }
        return true;
    }
}
