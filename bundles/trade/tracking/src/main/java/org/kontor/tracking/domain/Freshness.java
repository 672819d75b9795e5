package org.kontor.tracking.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kontor.carrier.Scan;

/** How far the latest news can be trusted to be the latest; stale news say why. */
public record Freshness(Standing standing, Optional<Why> why, String sentence) {

    public enum Standing {
        /** Within the normal gap. */
        FRESH,
        /** The next scan is overdue. */
        STALE,
        /** The goods are said to have arrived: no scan is awaited. */
        OVER
    }

    /** What may be behind a silence. */
    public enum Why {
        /** Handed over, and never scanned since. */
        NEVER_SCANNED,
        /** The carrier cannot be asked, so that it may know more. */
        CARRIER_NOT_ANSWERING,
        /** Customs take longer than they normally do. */
        CUSTOMS_SLOW,
        /** The carrier answers and has nothing new. */
        SILENT
    }

    static Freshness of(Journey journey, List<Leg> legs, Optional<Scan> latest, Instant now) {
        if (!journey.moving()) {
            return new Freshness(Standing.OVER, Optional.empty(), "The goods are said to have arrived");
        }
        if (!now.isAfter(journey.nextScanDue())) {
            return new Freshness(
                    Standing.FRESH, Optional.empty(), "The next scan is expected by " + journey.nextScanDue());
        }
        Why why = why(legs, latest);
        return new Freshness(
                Standing.STALE,
                Optional.of(why),
                "The next scan of " + journey.waybill() + " was due at " + journey.nextScanDue() + ": "
                        + sentence(why, legs));
    }

    private static Why why(List<Leg> legs, Optional<Scan> latest) {
        if (legs.stream().anyMatch(leg -> !leg.problem().isEmpty())) {
            return Why.CARRIER_NOT_ANSWERING;
        }
        if (latest.isEmpty() || latest.get().status() == Scan.Status.ANNOUNCED) {
            return Why.NEVER_SCANNED;
        }
        return latest.flatMap(Customs::of).isPresent() ? Why.CUSTOMS_SLOW : Why.SILENT;
    }

    private static String sentence(Why why, List<Leg> legs) {
        return switch (why) {
            case NEVER_SCANNED -> "the carrier has not scanned the goods since they were handed over";
            case CARRIER_NOT_ANSWERING ->
                legs.stream()
                        .filter(leg -> !leg.problem().isEmpty())
                        .map(leg -> leg.carrier() + " could not be asked: " + leg.problem())
                        .findFirst()
                        .orElseThrow();
            case CUSTOMS_SLOW -> "customs take longer than they normally do";
            case SILENT -> "the carrier answers and has nothing new";
        };
    }
}
