package org.kontor.testkit.swap;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.kontor.testkit.trade.Http;
import org.kontor.testkit.trade.LampTrade;
import org.kontor.testkit.trade.TradeRun;
import org.kontor.testkit.trade.Traders;

/** An operator who swaps plugins over HTTP, one cycle after the other, each with a new version. */
public final class Swapper {

    /** What is done with a new version. */
    public enum Cycle {
        UPGRADE,
        CANARY_PROMOTED,
        CANARY_SENT_BACK,
        SHADOW_PROMOTED,
        ROLLED_BACK,
        REMOVED_AND_BROUGHT_BACK
    }

    private static final String JAR = "application/java-archive";

    private final Http operator;
    private final Traders onlooker;
    private final List<PluginVersions> plugins;
    private final List<Double> firstUses = new ArrayList<>();
    private final List<Double> rollbacks = new ArrayList<>();
    private int cycles;

    /** {@code onlooker} asks for quotes to see when a new carrier version is first used. */
    public Swapper(Http operator, Traders onlooker, List<PluginVersions> plugins) {
        this.operator = operator;
        this.onlooker = onlooker;
        this.plugins = List.copyOf(plugins);
    }

    /** The next cycle: another plugin each time, another kind when all plugins had their turn. */
    public void cycle() throws IOException {
        PluginVersions plugin = plugins.get(cycles % plugins.size());
        Cycle kind = Cycle.values()[cycles / plugins.size() % Cycle.values().length];
        cycles++;
        String version = "0.1." + cycles;
        byte[] jar = plugin.in(version);
        String at = "plugins/" + plugin.plugin();
        switch (kind) {
            case UPGRADE -> upgrade(plugin, jar, version);
            case CANARY_PROMOTED -> {
                install("?trial=canary&percent=20", jar);
                post(at + "/promotion");
            }
            case CANARY_SENT_BACK -> {
                install("?trial=canary&percent=20", jar);
                post(at + "/return");
            }
            case SHADOW_PROMOTED -> {
                install("?trial=shadow&percent=50", jar);
                post(at + "/promotion");
            }
            case ROLLED_BACK -> {
                install("", jar);
                rollbacks.add(post(at + "/rollback").millis());
            }
            case REMOVED_AND_BROUGHT_BACK -> {
                operator.delete(at).expect(200, 204);
                install("", jar);
            }
        }
    }

    public int cycles() {
        return cycles;
    }

    /** Milliseconds from sending a carrier's jar to its first quote. */
    public List<Double> firstUses() {
        return List.copyOf(firstUses);
    }

    /** Milliseconds that rollbacks took. */
    public List<Double> rollbacks() {
        return List.copyOf(rollbacks);
    }

    private void upgrade(PluginVersions plugin, byte[] jar, String version) {
        long start = System.nanoTime();
        install("", jar);
        if (plugin.plugin().startsWith("org.kontor.carrier.")) {
            new TradeRun(onlooker, Duration.ofMillis(10))
                    .until(this::quote, answer -> quotedBy(answer, plugin.plugin(), version), version);
            firstUses.add((System.nanoTime() - start) / 1e6);
        }
    }

    private Http.Answer quote() {
        return onlooker.buyer()
                .post(
                        "shipment-requests",
                        LampTrade.shipmentRequest(LocalDate.now(ZoneOffset.UTC).plusDays(3)))
                .expect(201);
    }

    private static boolean quotedBy(Http.Answer quote, String plugin, String version) {
        String prefix = plugin.substring("org.kontor.".length()) + "-";
        for (var option : quote.body().path("options")) {
            if (option.path("carrier").asText().startsWith(prefix)
                    && option.path("providerVersion").asText().equals(version)) {
                return true;
            }
        }
        return false;
    }

    private void install(String terms, byte[] jar) {
        operator.post("plugins" + terms, JAR, jar).expect(200, 201);
    }

    private Http.Answer post(String path) {
        return operator.post(path, java.util.Map.of()).expect(200, 201);
    }
}
