package org.kontor.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.kontor.testkit.trade.Http;

/** Carriers brought to a running server for a while: jars, accounts and sheets. */
final class Guests implements AutoCloseable {

    /** Those with an API; the seventh has a sheet. */
    static final List<String> CARRIERS = List.of("dhl", "ups", "fedex", "tnt", "ocean", "air");

    static final String SHEET = "carrier.ratesheet-demo";
    static final String SEA_SHEET = "carrier.ratesheet-sea";

    private static final String RATE_SHEET = "ratesheet";
    private static final String SEA_CSV = "kontor-demo-sea.csv";

    private final Path plugins;
    private final Visit visit;
    private final Map<String, Stand> stands = new LinkedHashMap<>();

    /** {@code plugins} is the folder of the carriers' modules in the source tree, built; {@code home} the server's. */
    Guests(Path plugins, Path home, Http operator) {
        this.plugins = plugins;
        this.visit = new Visit(home, operator);
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
        for (String carrier : CARRIERS) {
            stands.put(carrier, Stand.of(carrier, plugins.resolve(carrier)));
        }
        visit.accounts(accounts());
        visit.set("etc/org.kontor.outbound.cfg", Map.of("loopback", "true"));
        openStands();
        putSheets();
        for (String carrier : CARRIERS) {
            visit.plugin("carrier-" + carrier, plugins.resolve(carrier));
        }
        visit.plugin("carrier-" + RATE_SHEET, plugins.resolve(RATE_SHEET));
        visit.await(accounts());
    }

    /** Takes away what was brought; what was there before comes back. */
    @Override
    public synchronized void close() throws IOException {
        visit.close();
        stands.values().forEach(Stand::close);
    }

    private void openStands() throws IOException {
        for (Stand stand : stands.values()) {
            stand.play(Journey.of(stand.carrier()).nothing());
            Path own = Files.createDirectory(visit.folder().resolve(stand.carrier()));
            visit.put("etc/org.kontor." + stand.account() + ".cfg", stand.configuration("" + UUID.randomUUID(), own));
        }
    }

    private void putSheets() throws IOException {
        Path sheets = plugins.resolve(RATE_SHEET).resolve("src/main/sheets");
        String express = "kontor-demo-express.csv";
        visit.put("etc/rate-sheets/" + express, Files.readAllBytes(sheets.resolve(express)));
        visit.put(
                "etc/org.kontor." + SHEET + ".cfg", Files.readAllBytes(sheets.resolve("org.kontor." + SHEET + ".cfg")));
        try (InputStream sea = Guests.class.getResourceAsStream(SEA_CSV)) {
            visit.put("etc/rate-sheets/" + SEA_CSV, sea.readAllBytes());
        }
        visit.put(
                "etc/org.kontor." + SEA_SHEET + ".cfg",
                "sheet = rate-sheets/" + SEA_CSV + "\nkontor.books.at = "
                        + stands.get("ocean").account() + "\n");
    }
}
