package org.kontor.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.kontor.testkit.Distribution;
import org.kontor.testkit.RunningKontor;
import org.kontor.testkit.trade.Http;
import org.kontor.testkit.trade.TradeRun;
import org.kontor.testkit.trade.Traders;

/**
 * The real distribution dies at each named point of booking, and at two of the money's path, which itests/crash walks
 * point by point; the same client goes on over HTTP afterwards.
 */
public class CrashProcessTest {

    private static final List<String> POINTS = List.of(
            "charge.after-call",
            "book.after-intent",
            "book.after-call",
            "book.before-settle-commit",
            "book.after-settle",
            "release.after-commit");

    private static final int KILLED = 137;

    private static final List<Consumer<TradeRun>> STEPS = List.of(
            TradeRun::quote,
            TradeRun::placeOrder,
            TradeRun::pay,
            trade -> trade.until("PAID"),
            trade -> trade.check("warm white"),
            TradeRun::pack,
            TradeRun::book,
            trade -> trade.until("BOOKED"),
            TradeRun::handOver,
            TradeRun::refreshUntilDelivered,
            TradeRun::accept,
            trade -> trade.until("SETTLED"));

    private RunningKontor kontor;

    @Before
    public void unpack() throws IOException {
        kontor = RunningKontor.unpack(
                Distribution.archiveIn(Path.of(System.getProperty("karaf.assembly"))), Path.of("target", "crashes"));
        kontor.distribution().put("org.kontor.work.cfg", "recover.after.seconds", "1");
        kontor.distribution().put("org.kontor.carrier.sandbox-main.cfg", "clock.speed", "100000000");
    }

    @After
    public void stop() throws IOException {
        kontor.close();
    }

    @Test
    public void whereverTheServerDiesTheTradeGoesOnToItsRightEndWithOneChargeAndOneBooking() throws IOException {
        kontor.start();
        Traders traders = Traders.settle(
                Http.to(kontor.distribution().address()), kontor.distribution().operatorToken());
        kontor.stop();

        for (String point : POINTS) {
            if (kontor.isRunning()) {
                kontor.kill();
            }
            TradeRun trade = new TradeRun(traders, Duration.ofMillis(100));
            kontor.crashAt(point);
            kontor.start();
            int died = runUntilItDies(trade, point);
            assertEquals(point, KILLED, kontor.awaitExit());
            kontor.crashNowhere();
            kontor.start();
            goOn(trade, died, point);
        }

        assertEquals(POINTS.size(), linesOfBooks("payment", "\"key\":\"charge:"));
        assertEquals(POINTS.size(), linesOfBooks("carrier", "\"key\":\"booking:"));
        for (JsonNode invariant :
                traders.operator().get("ledger/invariants").expect(200).body().path("invariants")) {
            assertTrue(invariant.toString(), invariant.path("holds").asBoolean());
        }
    }

    /** The step that got no answer. */
    private static int runUntilItDies(TradeRun trade, String point) {
        for (int step = 0; step < STEPS.size(); step++) {
            try {
                STEPS.get(step).accept(trade);
            } catch (IllegalStateException noAnswer) {
                assertTrue(
                        point + ": " + noAnswer.getMessage(),
                        noAnswer.getMessage().startsWith("no answer"));
                return step;
            }
        }
        throw new AssertionError("the server passed " + point + " alive");
    }

    private static void goOn(TradeRun trade, int from, String point) {
        try {
            for (Consumer<TradeRun> step : STEPS.subList(from, STEPS.size())) {
                step.accept(trade);
            }
        } catch (IllegalStateException e) {
            throw new AssertionError("after " + point + ": " + e.getMessage(), e);
        }
    }

    private long linesOfBooks(String kind, String start) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> books = Files.list(kontor.distribution().home().resolve("sandbox"))) {
            for (Path book : books.filter(file -> file.getFileName().toString().contains(kind + ".sandbox"))
                    .toList()) {
                lines.addAll(Files.readAllLines(book));
            }
        }
        return lines.stream().filter(line -> line.contains(start)).count();
    }
}
