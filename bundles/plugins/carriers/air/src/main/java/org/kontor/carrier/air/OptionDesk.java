package org.kontor.carrier.air;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Shipment;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Asks an airline for booking options and waits, for a while, until it has made some. */
final class OptionDesk {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(400);

    private final OneRecord server;
    private final AirRates.Terms terms;
    private final String organisation;
    private final Duration patience;
    private final InstantSource clock;

    OptionDesk(OneRecord server, AirRates.Terms terms, String organisation, Duration patience, InstantSource clock) {
        this.server = server;
        this.terms = terms;
        this.organisation = organisation;
        this.patience = patience;
        this.clock = clock;
    }

    RateAnswer quote(Shipment shipment) {
        OneRecord.Made made = server.ask(
                server.at("logistics-objects"), AirRequests.options(shipment, terms.currency(), organisation));
        if (made.status() == 400 || made.status() == 422) {
            return new RateAnswer(
                    List.of(),
                    List.of(Objections.refusal(
                            "", "The airline makes no offer for this", Objections.words(made.body()))));
        }
        if (!made.isGood()) {
            boolean noise = made.status() == OneRecord.CONFLICT || made.status() / 100 == 3;
            throw new ProviderException(
                    noise ? Fault.UNINTELLIGIBLE : Fault.MISCONFIGURED,
                    server.name() + " takes no requests for booking options there: " + made.status());
        }
        UnaryOperator<Thing> follow = server.follower();
        List<Thing> options = options(made, follow);
        return new AirRates(shipment, terms, clock.instant(), follow).answer(options);
    }

    private List<Thing> options(OneRecord.Made made, UnaryOperator<Thing> follow) {
        List<Thing> told = in(made.body(), follow);
        long end = System.nanoTime() + patience.toNanos();
        while (told.isEmpty()) {
            Thing answer = made.location()
                    .flatMap(server::get)
                    .orElseThrow(() -> server.unintelligible("does not show where its booking options will be"));
            told = in(answer, follow);
            if (told.isEmpty() && (System.nanoTime() - end >= 0 || !waited())) {
                throw new ProviderException(Fault.UNAVAILABLE, server.name() + " has made no booking options yet");
            }
        }
        return told;
    }

    private static List<Thing> in(Thing document, UnaryOperator<Thing> follow) {
        List<Thing> options =
                document.all("bookingOptions").stream().map(follow).toList();
        return options.isEmpty() ? document.every("BookingOption") : options;
    }

    /** False when whoever wants to know has given up. */
    private static boolean waited() {
        try {
            return !new CountDownLatch(1).await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
