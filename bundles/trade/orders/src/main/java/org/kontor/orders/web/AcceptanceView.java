package org.kontor.orders.web;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.kontor.orders.domain.Acceptance;

/**
 * When the buyer's silence accepts the goods, in the contract's time zone: {@code deadline} while it runs, {@code left}
 * while what is named in {@code heldBy} holds it, neither before the carrier's first scan.
 */
public record AcceptanceView(
        String timeZone,
        Optional<OffsetDateTime> dispatchedAt,
        Optional<OffsetDateTime> deadline,
        Optional<Duration> left,
        List<String> heldBy,
        String meaning) {

    static AcceptanceView of(Acceptance acceptance, ZoneId zone) {
        return new AcceptanceView(
                zone.getId(),
                acceptance.dispatchedAt().map(at -> PlanView.at(at, zone)),
                acceptance.deadline().map(at -> PlanView.at(at, zone)),
                acceptance.left(),
                List.copyOf(acceptance.holds()),
                meaning(acceptance));
    }

    private static String meaning(Acceptance acceptance) {
        if (!acceptance.holds().isEmpty()) {
            return "The time of acceptance stands still, and goes on with what is left when nothing holds it any more";
        }
        return acceptance.deadline().isPresent()
                ? "At the deadline the goods count as accepted, unless the buyer speaks before"
                : "The time of acceptance begins when the carrier first scans the goods";
    }
}
