package org.kontor.tracking.domain;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Status;

/**
 * What new scans do to a journey: the newest news, whether they say that the goods arrived, and what speaks against it.
 */
record Course(JourneyAction action, Scan latest, Optional<ReceivedScan> arrival, List<Contradiction> serious) {

    static final Set<Status> TROUBLE = EnumSet.of(Status.RETURNING, Status.RETURNED, Status.LOST, Status.DAMAGED);

    /** Empty when none of the scans is of these goods: then they move nothing. */
    static Optional<Course> of(Journey journey, Story story) {
        List<Contradiction> serious = Contradictions.serious(story.contradictions(journey.shippedAt()));
        return story.latest(journey.shippedAt()).map(latest -> {
            Optional<ReceivedScan> arrival = arrival(journey, story, latest);
            return new Course(action(arrival.isPresent(), latest, serious), latest, arrival, serious);
        });
    }

    /** Goods that went back or were lost since they arrived have not arrived. */
    private static Optional<ReceivedScan> arrival(Journey journey, Story story, Scan latest) {
        List<ReceivedScan> news = story.fresh().stream()
                .filter(scan -> !ScanTimes.ofEarlierShipment(scan, journey.shippedAt()))
                .toList();
        return Arrivals.in(news, story.legs()).filter(told -> !Arrivals.GONE.contains(latest.status()));
    }

    private static JourneyAction action(boolean arrived, Scan latest, List<Contradiction> serious) {
        if (arrived) {
            return serious.isEmpty() ? JourneyAction.DELIVER : JourneyAction.DOUBT_DELIVERY;
        }
        if (TROUBLE.contains(latest.status())) {
            return JourneyAction.TROUBLE;
        }
        return Customs.of(latest).filter(Customs::held).isPresent() ? JourneyAction.HOLD : JourneyAction.MOVE;
    }
}
