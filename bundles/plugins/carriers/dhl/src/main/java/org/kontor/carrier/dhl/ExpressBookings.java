package org.kontor.carrier.dhl;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Bookings;
import org.kontor.carrier.Label;
import org.kontor.carrier.Refusal;
import org.kontor.toolkit.http.JsonAnswer;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/**
 * Books each key once, although DHL would book as often as asked: the key is the shipment's reference, and DHL's
 * tracking is asked for that before anything is bought.
 */
final class ExpressBookings implements Bookings {

    private static final int NOT_FOUND = 404;
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int DIGEST_LENGTH = 32;

    private final MyDhl api;
    private final Account account;
    private final Duration settling;
    private final Clock clock;
    private final Remembered<BookingOutcome> remembered;

    ExpressBookings(MyDhl api, Account account, Duration settling, Clock clock) {
        this.api = api;
        this.account = account;
        this.settling = settling;
        this.clock = clock;
        this.remembered = new Remembered<>(clock);
    }

    @Override
    public BookingOutcome book(BookingRequest request, IdempotencyKey key) {
        return remembered.oneAtATime(
                key, () -> found(key, remembered.doubted(key)).orElseGet(() -> order(request, key)));
    }

    @Override
    public Optional<BookingOutcome> find(IdempotencyKey key) {
        return remembered.oneAtATime(key, () -> found(key, Optional.of(remembered.lastAsked(key))));
    }

    /** The key as a reference that DHL has room for, in letters that it cannot write otherwise. */
    static String reference(IdempotencyKey key) {
        return UUID.matcher(key.value()).matches() ? key.value().replace("-", "") : digest(key.value());
    }

    private BookingOutcome order(BookingRequest request, IdempotencyKey key) {
        BookingOrder order = new BookingOrder(request, account, clock.instant());
        Optional<Refusal> refusal = order.refusal();
        if (refusal.isPresent()) {
            return new BookingOutcome.Refused(refusal.get());
        }
        try {
            return outcome(api.act("shipments", order.json(reference(key)), key), key);
        } catch (ProviderException e) {
            // An answer that cannot be read may be about a shipment that was made.
            if (e.fault() == Fault.UNAVAILABLE || e.fault() == Fault.MISCONFIGURED) {
                throw e;
            }
            remembered.isDoubted(key);
            throw new ProviderException(Fault.IN_DOUBT, "DHL may have made the shipment: " + e.getMessage(), e);
        }
    }

    private BookingOutcome outcome(JsonAnswer answer, IdempotencyKey key) {
        if (!answer.isGood()) {
            return new BookingOutcome.Refused(Problems.refusal(answer, Fault.IN_DOUBT));
        }
        BookingOutcome booked = BookingAnswer.booked(answer.body())
                .orElseThrow(() -> new ProviderException(
                        Fault.IN_DOUBT,
                        "its answer lacks the number or the label, number '" + BookingAnswer.waybill(answer.body())
                                + "'"));
        remembered.isDone(key, booked);
        return booked;
    }

    /** What DHL shows of it; nothing that it does not show is certain while it settles what was asked for then. */
    private Optional<BookingOutcome> found(IdempotencyKey key, Optional<Instant> asked) {
        Optional<BookingOutcome> known = remembered.done(key);
        if (known.isPresent()) {
            return known;
        }
        Optional<BookingOutcome> found = shipment(reference(key)).map(this::booked);
        found.ifPresent(booking -> remembered.isDone(key, booking));
        boolean settles = asked.filter(moment -> clock.instant().isBefore(moment.plus(settling)))
                .isPresent();
        if (found.isEmpty() && settles) {
            throw new ProviderException(
                    Fault.IN_DOUBT,
                    "DHL does not show the booking, but may yet: it takes up to " + settling.toMinutes() + " minutes");
        }
        return found;
    }

    /** The shipment that DHL holds under the reference. */
    private Optional<JsonNode> shipment(String reference) {
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        JsonAnswer answer = api.get(MyDhl.path(
                "tracking?shipmentReference=%s&shipmentReferenceType=CU&shipperAccountNumber=%s"
                        + "&dateRangeFrom=%s&dateRangeTo=%s&trackingView=shipment-details-only",
                reference,
                account.number(),
                today.minusMonths(2).toString(),
                today.plusDays(11).toString()));
        if (answer.isGood()) {
            return Json.each(answer.body(), "shipments").stream()
                    .filter(shipment -> !BookingAnswer.waybill(shipment).isEmpty())
                    .filter(shipment -> carries(shipment, reference))
                    .findFirst();
        }
        if (answer.status() == NOT_FOUND || says(answer, "(?i).*no (data|shipments?) found.*")) {
            return Optional.empty();
        }
        throw new ProviderException(
                Fault.UNINTELLIGIBLE,
                Problems.refusal(answer, Fault.UNAVAILABLE).sentence());
    }

    private static boolean says(JsonAnswer answer, String words) {
        return Problems.told(answer).stream().anyMatch(text -> text.matches(words));
    }

    private static boolean carries(JsonNode shipment, String reference) {
        List<JsonNode> references = Json.each(shipment, "shipperReferences");
        return references.isEmpty()
                || references.stream().anyMatch(one -> Json.text(one, "value").equalsIgnoreCase(reference));
    }

    /** Tracking gives the number; the label of the lost answer is gone, but DHL's archive has the waybill. */
    private BookingOutcome booked(JsonNode shipment) {
        String waybill = BookingAnswer.waybill(shipment);
        String made = Json.text(shipment, "shipmentTimestamp");
        String month = Moments.date(made)
                .orElseGet(() -> LocalDate.now(clock.withZone(ZoneOffset.UTC)))
                .toString()
                .substring(0, "2026-01".length());
        JsonAnswer answer = api.get(MyDhl.path(
                "shipments/%s/get-image?shipperAccountNumber=%s&typeCode=waybill&pickupYearAndMonth=%s"
                        + "&encodingFormat=pdf",
                waybill, account.number(), month));
        Label label = BookingAnswer.archived(answer.body())
                .orElseThrow(() -> new ProviderException(
                        Fault.IN_DOUBT,
                        "DHL made the shipment " + waybill + ", but its archive does not give the waybill to print: "
                                + Problems.told(answer).get(0)));
        return new BookingOutcome.Booked(waybill, label);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGEST_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
