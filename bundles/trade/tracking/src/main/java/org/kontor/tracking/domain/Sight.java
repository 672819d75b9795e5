package org.kontor.tracking.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kontor.carrier.Scan;
import org.kontor.tracking.Case;
import org.kontor.tracking.DeliveryConfidence;

/** A journey with all that is known of it, and how far that can be believed now. */
public record Sight(
        Journey journey,
        List<Leg> legs,
        List<ReceivedScan> scans,
        Optional<Scan> latest,
        Phase phase,
        Optional<Customs> customs,
        NormalGap normal,
        Freshness freshness,
        DeliveryConfidence confidence,
        List<Contradiction> contradictions,
        List<Case> cases) {

    public Sight {
        legs = List.copyOf(legs);
        scans = List.copyOf(scans);
        contradictions = List.copyOf(contradictions);
        cases = List.copyOf(cases);
    }

    static Sight of(Journey journey, Story story, NormalGap normal, Instant now) {
        Optional<Scan> latest = story.latest(journey.shippedAt());
        return new Sight(
                journey,
                story.legs(),
                story.scans(),
                latest,
                Phase.of(latest),
                latest.flatMap(Customs::of),
                normal,
                Freshness.of(journey, story.legs(), latest, now),
                Arrivals.confidence(journey, story),
                Contradictions.in(story.scans(), journey.shippedAt()),
                story.cases());
    }
}
