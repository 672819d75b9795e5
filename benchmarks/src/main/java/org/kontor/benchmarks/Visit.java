package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.kontor.testkit.trade.Http;

/** Plugins, accounts and settings brought to a running server for a while, as an operator brings them. */
final class Visit implements AutoCloseable {

    private static final Set<String> AT_WORK = Set.of("RUNNING", "TRIAL");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Path home;
    private final Http operator;
    private final Loan loan;
    private final Set<String> brought = new HashSet<>();
    private Optional<Path> files = Optional.empty();

    /** {@code home} is the server's folder. */
    Visit(Path home, Http operator) {
        this.home = home.toAbsolutePath();
        this.operator = operator;
        this.loan = new Loan(this.home);
    }

    /** A folder of the visit's own, outside the server's; it goes with the visit. */
    Path folder() throws IOException {
        if (files.isEmpty()) {
            files = Optional.of(Files.createTempDirectory("kontor-demo-"));
        }
        return files.get();
    }

    void put(String file, byte[] content) throws IOException {
        loan.put(file, content);
    }

    void put(String file, String text) throws IOException {
        loan.put(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sets some keys of a file of settings and keeps the others. */
    void set(String file, Map<String, String> values) throws IOException {
        loan.set(file, values);
    }

    /** Brings a plugin's jar, {@code carrier-dhl} for example, from its built module; one that runs stays as it is. */
    void plugin(String name, Path module) throws IOException {
        if (!running().contains("org.kontor." + name.replace('-', '.'))) {
            loan.put("plugins/kontor-" + name + ".jar", Files.readAllBytes(jar(name, module.resolve("target"))));
        }
    }

    /** Which accounts are this visit's: those that the server has not got yet. */
    void accounts(List<String> accounts) {
        brought.addAll(accounts);
        brought.removeAll(here());
    }

    /** Waits until the server has every account. */
    void await(List<String> accounts) {
        if (!waited(() -> here().containsAll(accounts))) {
            List<String> missing = new ArrayList<>(accounts);
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
        if (files.isPresent()) {
            try (Stream<Path> all = Files.walk(files.get())) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
            files = Optional.empty();
        }
    }

    private static Path jar(String name, Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file ->
                            file.getFileName().toString().matches("kontor-" + name + "-[0-9.]+(-SNAPSHOT)?\\.jar"))
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
