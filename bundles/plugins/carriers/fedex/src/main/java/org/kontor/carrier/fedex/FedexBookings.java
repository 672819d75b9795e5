package org.kontor.carrier.fedex;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingOutcome.Booked;
import org.kontor.carrier.BookingOutcome.Refused;
import org.kontor.carrier.BookingRequest;
import org.kontor.toolkit.http.JsonAnswer;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/**
 * Buys once for a key. FedEx itself would buy as often as it is asked, so every booking is looked up by its reference
 * first, and one key is at work at a time.
 */
final class FedexBookings {

    private static final int LOCKS = 64;
    private static final int REMEMBERED = 32;
    private static final int JOBS = 10_000;
    private static final int LONGEST_REFERENCE = 40;

    private final FedexProject ship;
    private final FedexProject track;
    private final FedexShip orders;
    private final FedexSettings settings;
    private final InstantSource clock;
    private final FedexDoubts doubts;
    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

    /** The last bookings with their labels, which FedEx gives once. */
    private final Map<String, BookingOutcome> remembered = lastOnes(REMEMBERED);

    /** What FedEx still works on. */
    private final Map<String, String> jobs = lastOnes(JOBS);

    FedexBookings(FedexProject ship, FedexProject track, FedexSettings settings, InstantSource clock) {
        this.ship = ship;
        this.track = track;
        this.orders = new FedexShip(settings);
        this.settings = settings;
        this.clock = clock;
        this.doubts = new FedexDoubts(clock, Duration.ofMinutes(settings.lookup_minutes()));
    }

    BookingOutcome book(BookingRequest request, IdempotencyKey key) {
        String reference = reference(key);
        synchronized (lock(reference)) {
            Optional<BookingOutcome> known = known(reference);
            if (known.isEmpty()) {
                doubts.mayBuy(key, request.shipment().readyDate());
            }
            return known.orElseGet(() -> buy(request, key, reference));
        }
    }

    Optional<BookingOutcome> find(IdempotencyKey key) {
        String reference = reference(key);
        synchronized (lock(reference)) {
            Optional<BookingOutcome> known = known(reference);
            if (known.isEmpty()) {
                doubts.maySayNothing(key);
            }
            return known;
        }
    }

    private Optional<BookingOutcome> known(String reference) {
        return Optional.ofNullable(remembered.get(reference))
                .or(() -> finished(reference))
                .or(() -> lookedUp(reference));
    }

    private BookingOutcome buy(BookingRequest request, IdempotencyKey key, String reference) {
        try {
            JsonAnswer answer = ship.act("POST", "ship/v1/shipments", orders.order(request, reference), reference);
            return FedexJson.reading("booking", Fault.IN_DOUBT, () -> outcome(answer, request.service(), reference));
        } catch (ProviderException e) {
            if (e.fault() == Fault.IN_DOUBT) {
                doubts.begin(key, request.shipment().readyDate());
            }
            throw e;
        }
    }

    private BookingOutcome outcome(JsonAnswer answer, String service, String reference) {
        if (!answer.isGood()) {
            return new Refused(
                    FedexErrors.refusals(answer, service, Fault.IN_DOUBT).get(0));
        }
        String job = FedexJson.text(answer.body().path("output"), "jobId");
        if (!job.isEmpty()) {
            jobs.put(reference, job);
        }
        return booked(answer.body(), reference)
                .orElseThrow(() -> new ProviderException(
                        Fault.IN_DOUBT,
                        job.isEmpty() ? "FedEx took a booking and gave no number" : "FedEx is yet to make the labels"));
    }

    /** What became of the job that FedEx went on with in the background. */
    private Optional<BookingOutcome> finished(String reference) {
        return Optional.ofNullable(jobs.get(reference))
                .map(job -> ship.ask("ship/v1/shipments/results", orders.results(job)))
                .filter(JsonAnswer::isGood)
                .flatMap(answer ->
                        FedexJson.reading("labels", Fault.UNINTELLIGIBLE, () -> booked(answer.body(), reference)));
    }

    private Optional<BookingOutcome> booked(JsonNode body, String reference) {
        FedexReceipt receipt = new FedexReceipt(body, settings.label_format());
        Optional<BookingOutcome> booked = receipt.waybill()
                .map(waybill -> new Booked(
                        waybill, receipt.label(ship::document).orElseGet(() -> FedexReceipt.notice(waybill))));
        booked.ifPresent(outcome -> remembered.put(reference, outcome));
        return booked;
    }

    private Optional<BookingOutcome> lookedUp(String reference) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        JsonAnswer answer =
                track.ask("track/v1/referencenumbers", FedexTrack.byReference(reference, settings.account(), today));
        return FedexJson.reading("shipment", Fault.UNINTELLIGIBLE, () -> FedexTrack.waybill(answer, reference))
                .map(waybill -> new Booked(waybill, FedexReceipt.notice(waybill)));
    }

    /** The key where FedEx has room for it, else what stands for it. */
    private static String reference(IdempotencyKey key) {
        return key.value().length() <= LONGEST_REFERENCE
                ? key.value()
                : HexFormat.of().formatHex(sha256(key.value())).substring(0, LONGEST_REFERENCE);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object lock(String reference) {
        return locks[Math.floorMod(reference.hashCode(), LOCKS)];
    }

    static <V> Map<String, V> lastOnes(int most) {
        return Collections.synchronizedMap(new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        });
    }
}
