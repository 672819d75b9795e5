package org.kontor.carrier.fedex;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Reason;
import org.kontor.carrier.Scan.Status;

/** What an event of FedEx's is in our words, by its code first, then by what it says of an exception or a delay. */
record FedexVerdict(Status status, Reason reason) {

    /** Their own description says what went wrong. */
    private static final List<String> TROUBLE = List.of("DE", "SE", "DY", "DD", "CD", "PD", "RS", "RT");

    /** A delay's kind may say that customs is at work. */
    private static final List<String> DELAYS = List.of("SE", "DY", "DD");

    static FedexVerdict of(String code, JsonNode event) {
        Optional<FedexCodes.Meaning> meaning = FedexCodes.event(code);
        Optional<FedexCodes.Meaning> cause = because(code, event);
        if (meaning.isEmpty()) {
            return new FedexVerdict(
                    Status.UNRECOGNISED, cause.map(FedexCodes.Meaning::reason).orElse(Reason.NONE));
        }
        Status status = DELAYS.contains(code)
                ? cause.flatMap(FedexCodes.Meaning::status)
                        .or(() -> meaning.get().status())
                        .orElseThrow()
                : meaning.get().status().orElseThrow();
        Reason reason =
                cause.map(FedexCodes.Meaning::reason).orElse(meaning.get().reason());
        return about(code, event, new FedexVerdict(status, reason));
    }

    /** On the way back, "delivered" under the same number is at the shipper's door, not the buyer's. */
    static List<Scan> homeward(List<Scan> journey) {
        List<Scan> truth = new ArrayList<>();
        boolean returning = false;
        for (Scan scan : journey) {
            boolean home = returning && scan.status() == Status.DELIVERED;
            truth.add(
                    home
                            ? new Scan(
                                    scan.id(),
                                    scan.at(),
                                    Status.RETURNED,
                                    scan.reason(),
                                    scan.carrierCode(),
                                    scan.carrierWords(),
                                    scan.place())
                            : scan);
            returning |= scan.status() == Status.RETURNING;
        }
        return truth;
    }

    /** FedEx has one code for the way to the airport and for leave to export, and one for both sides' customs. */
    private static FedexVerdict about(String code, JsonNode event, FedexVerdict verdict) {
        boolean export = words(event).toLowerCase(Locale.ROOT).contains("export");
        if (code.equals("EA")
                && (export || FedexJson.text(event, "locationType").equals("CUSTOMS_BROKER"))) {
            return new FedexVerdict(Status.EXPORT_CUSTOMS, Reason.RELEASED);
        }
        if (FedexScans.isCancelled(code, words(event))) {
            return new FedexVerdict(Status.ANNOUNCED, Reason.SHIPPER_ASKED);
        }
        return verdict.status() == Status.IMPORT_CUSTOMS && export
                ? new FedexVerdict(Status.EXPORT_CUSTOMS, verdict.reason())
                : verdict;
    }

    /** Why, where the event says so: in words, by an exception's code, or by the kind of a delay. */
    private static Optional<FedexCodes.Meaning> because(String code, JsonNode event) {
        String exception = FedexJson.text(event, "exceptionCode").replaceFirst("^0+", "");
        JsonNode delay = event.path("delayDetail");
        boolean delayed = FedexJson.text(delay, "status").equals("DELAYED");
        return FedexCodes.words(FedexJson.text(event, "exceptionDescription"))
                .or(() -> FedexCodes.exception(exception))
                .or(() -> TROUBLE.contains(code) ? FedexCodes.words(words(event)) : Optional.empty())
                .or(() -> delayed ? FedexCodes.delay(FedexJson.text(delay, "type")) : Optional.empty())
                .or(() -> exception.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new FedexCodes.Meaning(Optional.empty(), Reason.UNRECOGNISED)));
    }

    private static String words(JsonNode event) {
        return String.join(
                " ",
                FedexJson.text(event, "eventDescription"),
                FedexJson.text(event, "description"),
                FedexJson.text(event, "statusByLocale"),
                FedexJson.text(event, "exceptionDescription"),
                FedexJson.text(event.path("ancillaryDetails").path(0), "reasonDescription"));
    }
}
