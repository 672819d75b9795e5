package org.kontor.fulfilment.web;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.fulfilment.WaybillJudgement;
import org.kontor.fulfilment.domain.Awaited;
import org.kontor.fulfilment.domain.Details;
import org.kontor.fulfilment.domain.Fulfilment;
import org.kontor.fulfilment.domain.FulfilmentAction;
import org.kontor.fulfilment.domain.FulfilmentDesk.Standing;
import org.kontor.fulfilment.domain.FulfilmentState;
import org.kontor.fulfilment.domain.FulfilmentStates;
import org.kontor.fulfilment.domain.LineCheck;
import org.kontor.fulfilment.domain.Mismatch;
import org.kontor.fulfilment.domain.Packed;
import org.kontor.fulfilment.domain.Packing;
import org.kontor.fulfilment.domain.WaybillConfirmation;
import org.kontor.orders.OrderState;
import org.kontor.values.Parcel;
import org.kontor.web.NextAction;
import org.kontor.work.Intention;

/** How the preparation of an order stands, for its parties. An awaited booking is asked for at {@code booking}'s time. */
public record FulfilmentView(
        UUID order,
        String orderNumber,
        FulfilmentState state,
        String meaning,
        String whoMustAct,
        List<NextAction> nextActions,
        List<LineCheck> checks,
        List<Mismatch> mismatches,
        List<Packed> packages,
        int packageCount,
        long grossWeightGrams,
        String weightWarning,
        String carrier,
        Optional<String> waybill,
        Optional<WaybillJudgement> waybillDoubt,
        Optional<WaybillConfirmation> waybillConfirmation,
        String refusal,
        Optional<Awaited> awaited,
        Optional<Undecided> booking,
        Optional<Instant> handedOverAt,
        String history,
        long version) {

    /** Refused until all that is due before shipment is paid. */
    private static final Set<FulfilmentAction> BOOKS =
            EnumSet.of(FulfilmentAction.BOOK, FulfilmentAction.ENTER_WAYBILL);

    /** A booking, or its cancellation, without an answer: what is known, and when we ask again. */
    public record Undecided(Intention.State state, int attempts, Optional<Instant> nextAttempt, String problem) {}

    static FulfilmentView of(Standing standing) {
        Fulfilment fulfilment = standing.fulfilment();
        Details details = fulfilment.details();
        List<Parcel> parcels = details.packages().stream().map(Packed::parcel).toList();
        return new FulfilmentView(
                fulfilment.order(),
                standing.order().number(),
                fulfilment.state(),
                meaning(fulfilment.state()),
                isForOperators(standing) ? "operator" : whoMustAct(fulfilment.state()),
                nextActions(standing),
                details.checks(),
                details.mismatches(),
                details.packages(),
                Packing.count(parcels),
                Packing.grossGrams(parcels),
                parcels.isEmpty()
                        ? ""
                        : Packing.weightWarning(standing.order().shipment().parcels(), parcels),
                fulfilment.carrier(),
                fulfilment.waybill(),
                details.doubt(),
                details.confirmation(),
                details.refusal(),
                details.awaited(),
                standing.undecided()
                        .map(open -> new Undecided(open.state(), open.attempts(), open.nextAt(), open.problem())),
                details.handedOverAt(),
                "/api/v1/orders/" + fulfilment.order() + "/history",
                fulfilment.version());
    }

    private static boolean isForOperators(Standing standing) {
        return standing.undecided().stream().anyMatch(open -> open.state() == Intention.State.STUCK)
                || standing.fulfilment().details().awaited().stream().anyMatch(Awaited::overdue);
    }

    private static List<NextAction> nextActions(Standing standing) {
        Fulfilment fulfilment = standing.fulfilment();
        return FulfilmentStates.TABLE.allowed(fulfilment.state()).stream()
                .filter(row -> standing.order().state() != OrderState.DEPOSITED || !BOOKS.contains(row.action()))
                .map(row -> path(row.action())
                        .map(path -> NextAction.post(
                                row.action().name(), row.actor(), "orders/" + fulfilment.order() + "/" + path))
                        .orElseGet(() -> NextAction.awaited(row.action().name(), row.actor())))
                .toList();
    }

    private static Optional<String> path(FulfilmentAction action) {
        return switch (action) {
            case CHECK, FIND_MISMATCH -> Optional.of("checks");
            case PACK -> Optional.of("packages");
            case BOOK -> Optional.of("booking");
            case ENTER_WAYBILL -> Optional.of("waybill");
            case HAND_OVER -> Optional.of("handover");
            case CALL_OFF, VOID -> Optional.of("cancellation");
            case WITHDRAW, GIVE_UP -> Optional.of("booking/withdrawal");
            case REQUESTED, BOOKED, DOUBT_WAYBILL, REFUSED, VOIDED, KEEP_BOOKING -> Optional.empty();
        };
    }

    private static String whoMustAct(FulfilmentState state) {
        return switch (state) {
            case TO_CHECK, MISMATCHED, CHECKED, PACKED, WAYBILL_DOUBTED, BOOKED, BOOKING_STANDS -> "seller";
            case BOOKING, BOOKING_AWAITED, WITHDRAWING, VOIDING, HANDED_OVER -> "carrier";
            case STOPPED -> "nobody";
        };
    }

    private static String meaning(FulfilmentState state) {
        return switch (state) {
            case TO_CHECK -> "Compare every line's quantity, model, specification and colour with the goods";
            case MISMATCHED -> "A line does not match what was agreed; correct the goods and check again";
            case CHECKED -> "The goods match; pack them against moisture, shock and pressure";
            case PACKED -> "Packed; print the shipping marks and book the carrier";
            case BOOKING -> "The carrier has been asked and has not answered yet; it is never asked twice";
            case BOOKING_AWAITED -> "The carrier has received the booking request and will confirm or decline it";
            case WITHDRAWING -> "The booking request is taken back; the carrier is being told";
            case WAYBILL_DOUBTED -> "The carrier gave a waybill number that looks wrong; confirm or correct it";
            case BOOKED -> "Booked; attach label and marks and hand the goods over";
            case HANDED_OVER -> "The carrier has the goods; follow them under tracking";
            case VOIDING -> "The order was called off; the carrier is being told";
            case BOOKING_STANDS ->
                "The order was called off, but the carrier holds its booking: cancel it at the carrier";
            case STOPPED -> "The order was called off; nothing is shipped";
        };
    }
}
