package org.kontor.carrier.ocean;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.kontor.carrier.BookingOutcome;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** A booking as the carrier shows it: its number by now, what became of it, and whether it can still be undone. */
record BookingState(JsonNode json, String carrier) {

    private static final Set<String> BOOKED = Set.of("CONFIRMED", "PENDING_AMENDMENT", "COMPLETED");
    private static final Set<String> REFUSED = Set.of("REJECTED", "DECLINED", "CANCELLED");
    private static final Set<String> WAITING = Set.of("RECEIVED", "UPDATE_RECEIVED", "PENDING_UPDATE");

    String status() {
        return text("bookingStatus");
    }

    String cancellation() {
        return text("bookingCancellationStatus");
    }

    /** The number from the confirmation; empty before it. */
    String number() {
        return text("carrierBookingReference");
    }

    String requestNumber() {
        return text("carrierBookingRequestReference");
    }

    /** Booked, refused, or awaited by the number that we know it by. */
    BookingOutcome outcome(String known) {
        if (BOOKED.contains(status())) {
            if (number().isEmpty()) {
                throw new ProviderException(Fault.UNINTELLIGIBLE, carrier + " confirms a booking without its number");
            }
            return new BookingOutcome.Booked(number(), Confirmation.of(json));
        }
        if (REFUSED.contains(status())) {
            String beginning = "The booking at " + carrier + " is " + status().toLowerCase(Locale.ROOT);
            return new BookingOutcome.Refused(Complaint.refusal("", beginning, Complaint.words(json)));
        }
        if (WAITING.contains(status())) {
            String words = Complaint.words(json);
            return new BookingOutcome.Requested(known, status() + (words.isBlank() ? "" : ": " + words));
        }
        throw new ProviderException(Fault.UNINTELLIGIBLE, carrier + " shows a booking without a status that we know");
    }

    /** True when it is void for good, false when it cannot be any more; empty while it may still be asked for. */
    Optional<Boolean> isVoid() {
        if (REFUSED.contains(status()) || cancellation().equals("CANCELLATION_CONFIRMED")) {
            return Optional.of(true);
        }
        return status().equals("COMPLETED") || cancellation().equals("CANCELLATION_DECLINED")
                ? Optional.of(false)
                : Optional.empty();
    }

    boolean isConfirmed() {
        return BOOKED.contains(status());
    }

    private String text(String name) {
        JsonNode node = json.path(name);
        return node.isValueNode() && !node.isNull() ? node.asText().strip() : "";
    }
}
