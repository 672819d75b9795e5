package org.kontor.conformance;

import static org.kontor.values.ProviderException.Fault.IN_DOUBT;
import static org.kontor.values.ProviderException.Fault.MISCONFIGURED;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;
import static org.kontor.values.ProviderException.Fault.UNINTELLIGIBLE;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Bookings;
import org.kontor.carrier.BulkTracking;
import org.kontor.carrier.Cancellations;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Label;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Tracking;
import org.kontor.carrier.TrackingPush;
import org.kontor.carrier.WaybillScheme;
import org.kontor.carrier.Weights;
import org.kontor.conformance.CarrierKit.World;
import org.kontor.values.Goods;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.Parcel;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** A carrier that keeps every rule; a mutant overrides one of its methods. */
class MemoryCarrier implements Rates, Bookings, Cancellations, Tracking, BulkTracking, TrackingPush, WaybillScheme {

    static final String SIGNATURE = "signature";

    /** What the carrier remembers, whichever instance asks. */
    static final class Books {
        final Map<String, String> waybills = new ConcurrentHashMap<>();
        final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
        final Set<String> undone = ConcurrentHashMap.newKeySet();
        final AtomicInteger made = new AtomicInteger();
        final AtomicInteger quotes = new AtomicInteger();
    }

    final World world;
    final Books books;

    MemoryCarrier(World world, Books books) {
        this.world = world;
        this.books = books;
    }

    @Override
    public RateAnswer quote(Shipment shipment) {
        suffer();
        return shipment.goods().stream().anyMatch(Goods::dangerous)
                ? new RateAnswer(List.of(), List.of(new Refusal(Refusal.Reason.DANGEROUS_GOODS, "AIR", sentence())))
                : new RateAnswer(List.of(rate(shipment)), List.of());
    }

    @Override
    public BookingOutcome book(BookingRequest request, IdempotencyKey key) {
        suffer();
        boolean first = books.calls
                        .computeIfAbsent(key.value(), absent -> new AtomicInteger())
                        .incrementAndGet()
                == 1;
        if (first && world == World.REQUEST_LOST) {
            throw failure(lostRequest());
        }
        String waybill = books.waybills.computeIfAbsent(key.value(), this::issue);
        if (first && world == World.ANSWER_LOST) {
            throw failure(lostAnswer());
        }
        return new BookingOutcome.Booked(waybill, new Label("text/plain", label().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Optional<BookingOutcome> find(IdempotencyKey key) {
        suffer();
        return Optional.ofNullable(books.waybills.get(key.value()))
                .map(waybill -> new BookingOutcome.Booked(waybill, new Label("text/plain", new byte[] {1})));
    }

    @Override
    public boolean cancel(String waybill, IdempotencyKey key) {
        suffer();
        return books.waybills.containsValue(waybill) && (books.undone.add(waybill) || undoneBefore());
    }

    @Override
    public List<Scan> track(String waybill) {
        suffer();
        return scans(waybill);
    }

    @Override
    public int atOnce() {
        return 3;
    }

    @Override
    public Map<String, List<Scan>> trackAll(Set<String> waybills) {
        suffer();
        return waybills.stream().collect(Collectors.toMap(Function.identity(), this::scans));
    }

    @Override
    public List<Update> receive(Map<String, String> headers, byte[] body) {
        if (!sign(body).equals(headers.get(SIGNATURE))) {
            throw new SecurityException("the signature is missing or wrong");
        }
        return List.of(new Update(new String(body, StandardCharsets.UTF_8), List.of(scan(1))));
    }

    @Override
    public Match test(String number) {
        if (!number.matches("\\d{10}")) {
            return Match.NOT_THIS_FORMAT;
        }
        return checked(number.substring(0, 9)).equals(number) ? Match.VALID : Match.CHECK_DIGIT_MISMATCH;
    }

    private List<Scan> scans(String waybill) {
        return books.waybills.containsValue(waybill) ? List.of(scan(1), scan(2)) : List.of();
    }

    Rate rate(Shipment shipment) {
        return new Rate("AIR", "Air", Mode.AIR, charges(), weights(shipment), 3, 5, promisedUntil());
    }

    List<Charge> charges() {
        return List.of(
                new Charge(Charge.Kind.BASE, "BASE", "Air freight", Money.of(120_000, "EUR")),
                new Charge(Charge.Kind.FUEL, "FUEL", "Fuel 10 %", Money.of(12_000, "EUR")));
    }

    Weights weights(Shipment shipment) {
        long actual =
                shipment.parcels().stream().mapToLong(Parcel::totalWeightGrams).sum();
        return new Weights(actual, 0, 6000, 1000, (actual + 999) / 1000 * 1000, "actual weight, up to the next kg");
    }

    Instant promisedUntil() {
        return Instant.now().plus(Duration.ofHours(1));
    }

    String sentence() {
        return "Air takes no dangerous goods";
    }

    String label() {
        return "a label";
    }

    boolean undoneBefore() {
        return true;
    }

    String issue(String key) {
        return checked(Integer.toString(100_000_000 + books.made.incrementAndGet()));
    }

    Fault lostAnswer() {
        return IN_DOUBT;
    }

    Fault lostRequest() {
        return IN_DOUBT;
    }

    void suffer() {
        switch (world) {
            case DOWN -> throw failure(UNAVAILABLE);
            case REJECTS_OUR_SETTINGS -> throw failure(MISCONFIGURED);
            case TALKS_NONSENSE -> throw failure(UNINTELLIGIBLE);
            default -> {}
        }
    }

    static String sign(byte[] body) {
        return CarrierKit.SECRET.hashCode() + "/" + Arrays.hashCode(body);
    }

    static Scan scan(int hour) {
        OffsetDateTime at = OffsetDateTime.parse("2026-11-02T10:00:00+08:00").plusHours(hour);
        return new Scan("scan-" + hour, at, Scan.Status.IN_TRANSIT, "IT", "on its way", "Shenzhen");
    }

    static ProviderException failure(Fault fault) {
        return new ProviderException(fault, "the carrier in memory");
    }

    private static String checked(String body) {
        return body + Integer.parseInt(body) % 7;
    }
}
