package org.kontor.fulfilment.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kontor.fulfilment.WaybillJudgement;

/**
 * What has been recorded so far; each part is empty until its step. {@code refusal} is the carrier's latest, for the
 * seller; {@code awaited} is there while a booking is.
 */
public record Details(
        List<LineCheck> checks,
        List<Mismatch> mismatches,
        List<Packed> packages,
        String refusal,
        Optional<Awaited> awaited,
        Optional<WaybillJudgement> doubt,
        Optional<WaybillConfirmation> confirmation,
        Optional<Instant> handedOverAt) {

    public static final Details NONE = new Details(
            List.of(),
            List.of(),
            List.of(),
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public Details {
        checks = List.copyOf(checks);
        mismatches = List.copyOf(mismatches);
        packages = List.copyOf(packages);
    }

    Details checked(List<LineCheck> found, List<Mismatch> differences) {
        return new Details(found, differences, packages, refusal, awaited, doubt, confirmation, handedOverAt);
    }

    Details packed(List<Packed> groups) {
        return new Details(checks, mismatches, groups, refusal, awaited, doubt, confirmation, handedOverAt);
    }

    Details awaiting(Awaited request) {
        return new Details(checks, mismatches, packages, "", Optional.of(request), doubt, confirmation, handedOverAt);
    }

    Details refused(String sentence) {
        return new Details(
                checks, mismatches, packages, sentence, Optional.empty(), doubt, confirmation, handedOverAt);
    }

    /** The carrier holds no request any more: it has booked, or the request was taken back. */
    Details decided() {
        return refused("");
    }

    Details doubted(WaybillJudgement judgement) {
        return new Details(
                checks, mismatches, packages, "", awaited, Optional.of(judgement), confirmation, handedOverAt);
    }

    Details confirmed(WaybillConfirmation taken) {
        return new Details(checks, mismatches, packages, "", awaited, doubt, Optional.of(taken), handedOverAt);
    }

    Details handedOver(Instant when) {
        return new Details(checks, mismatches, packages, "", awaited, doubt, confirmation, Optional.of(when));
    }
}
