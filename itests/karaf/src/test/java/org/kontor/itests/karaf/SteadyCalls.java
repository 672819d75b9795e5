package org.kontor.itests.karaf;

import java.time.LocalDate;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Tracking;
import org.kontor.payment.Charges;
import org.kontor.providers.Providers;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.Goods;
import org.kontor.values.HsCode;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.Parcel;
import org.kontor.verification.Verifier;

/** Asks one account again and again, whatever kind of provider it is, until it is closed. */
final class SteadyCalls implements AutoCloseable {

    private static final int THREADS = 2;
    private static final List<Class<?>> ABILITIES = List.of(Rates.class, Tracking.class, Charges.class, Verifier.class);

    private final Providers providers;
    private final String account;
    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private volatile boolean over;

    SteadyCalls(Providers providers, String account) {
        this.providers = providers;
        this.account = account;
        for (int i = 0; i < THREADS; i++) {
            threads.execute(this::ask);
        }
    }

    /** A service that is registered is not yet one that calls reach. */
    static boolean reach(Providers providers, String account) {
        return ABILITIES.stream().anyMatch(ability -> providers.has(ability, account));
    }

    int answered() {
        return answered.get();
    }

    /** The first one of each thread, at most. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        over = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new AssertionError("a call to " + account + " never ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() {
        while (!over) {
            try {
                askOnce();
                answered.incrementAndGet();
            } catch (RuntimeException e) {
                if (failures.isEmpty()) {
                    failures.add(e.toString());
                }
            }
        }
    }

    private void askOnce() {
        if (providers.has(Rates.class, account)) {
            providers.ask(Rates.class, account, carrier -> carrier.quote(shipment()));
        } else if (account.startsWith("carrier.")) {
            providers.ask(Tracking.class, account, carrier -> carrier.track("1234567890"));
        } else if (account.startsWith("payment.")) {
            providers.ask(Charges.class, account, provider -> provider.find(IdempotencyKey.fresh()));
        } else {
            providers.ask(Verifier.class, account, verifier -> verifier.find(IdempotencyKey.fresh()));
        }
    }

    private static Shipment shipment() {
        Address from = new Address(List.of("1088 Xueyuan Avenue"), "Shenzhen", "", "518055", Country.of("CN"));
        Address to = new Address(List.of("Am Sandtorkai 30"), "Hamburg", "", "20457", Country.of("DE"));
        Goods lamps = new Goods(
                "LED lamps", new HsCode("940542"), 1200, Money.parse("7800.00", "USD"), Country.of("CN"), false, "");
        return new Shipment(
                from,
                to,
                List.of(new Parcel(24, 600, 400, 350, 11_200)),
                List.of(lamps),
                LocalDate.now().plusDays(3),
                Incoterm.CIP);
    }
}
