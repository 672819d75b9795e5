package org.kontor.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Test;
import org.kontor.testkit.trade.Http;
import org.kontor.testkit.trade.LampTrade;
import org.kontor.testkit.trade.RateSheetDrop;
import org.kontor.testkit.trade.Traders;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;

/** A carrier comes and goes while traders ask for quotes: nobody notices but by the answer. */
public class HotCarrierTest extends KarafTest {

    private static final String ACCOUNT = RateSheetDrop.ACCOUNT;
    private static final int CLIENTS = 4;

    @After
    public void removeTheCarrier() throws IOException {
        carrier().take();
    }

    @Test
    public void aDroppedCarrierIsAnOptionAndARemovedOneAnExclusionWithoutAFailedRequest() throws Exception {
        Traders traders = TradeTest.traders();
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        Queue<String> disturbed = new ConcurrentLinkedQueue<>();
        AtomicInteger asked = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        BundleListener watch = event -> note(event, disturbed);
        bundles.addBundleListener(watch);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int i = 0; i < CLIENTS; i++) {
            clients.execute(() -> askUntil(over, traders, asked, failures));
        }

        carrier().bring();
        until(
                () -> "no option of " + ACCOUNT,
                () -> quote(traders).body().path("options").toString().contains(ACCOUNT));
        carrier().takeJar();
        until(
                () -> "no exclusion of " + ACCOUNT,
                () -> quote(traders).body().path("exclusions").toString().contains("CARRIER_REMOVED"));
        int before = asked.get();
        until(() -> "the clients stand still", () -> asked.get() > before + CLIENTS);
        over.set(true);
        clients.shutdown();
        assertTrue(clients.awaitTermination(30, TimeUnit.SECONDS));
        bundles.removeBundleListener(watch);

        assertEquals(List.of(), List.copyOf(failures));
        assertEquals(List.of(), List.copyOf(disturbed));
    }

    private static RateSheetDrop carrier() {
        return new RateSheetDrop(
                Path.of(System.getProperty("kontor.ratesheet")), Path.of(System.getProperty("karaf.base")));
    }

    private static void askUntil(AtomicBoolean over, Traders traders, AtomicInteger asked, Queue<String> failures) {
        while (!over.get()) {
            try {
                Http.Answer answer = quote(traders);
                if (answer.status() != 201) {
                    failures.add(answer.status() + " " + answer.body());
                }
                asked.incrementAndGet();
            } catch (RuntimeException e) {
                failures.add(e.toString());
            }
        }
    }

    static Http.Answer quote(Traders traders) {
        return traders.buyer()
                .post(
                        "shipment-requests",
                        LampTrade.shipmentRequest(java.time.LocalDate.now().plusDays(3)));
    }

    private static void note(BundleEvent event, Queue<String> disturbed) {
        String name = event.getBundle().getSymbolicName();
        boolean stopped = event.getType() == BundleEvent.STOPPED || event.getType() == BundleEvent.UNRESOLVED;
        if (stopped && !"org.kontor.carrier.ratesheet".equals(name)) {
            disturbed.add(name);
        }
    }
}
