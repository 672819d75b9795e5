package org.kontor.tracking.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Status;
import org.kontor.tracking.DeliveryConfidence;
import org.kontor.tracking.DeliveryConfidence.Part;

/** Which scans say that goods reached the buyer, and how far they can be believed. */
final class Arrivals {

    /** Not at the buyer's door any more. */
    static final Set<Status> GONE = EnumSet.of(Status.RETURNING, Status.RETURNED, Status.LOST);

    private static final int SAME_TOWN_KM = 150;

    private Arrivals() {}

    /**
     * True when this leg ends at the buyer's door: the last mile's where there is one, else the order's own waybill's.
     */
    static boolean arriving(Leg leg, Collection<Leg> legs) {
        boolean lastMile = legs.stream().anyMatch(one -> one.kind() == LegKind.LAST_MILE);
        return leg.kind() == (lastMile ? LegKind.LAST_MILE : LegKind.WAYBILL);
    }

    /** What a scan says of the way to the buyer: delivered at a port is on the way. */
    static Scan toTheBuyer(ReceivedScan received, Collection<Leg> legs) {
        Scan scan = received.scan();
        return scan.status() != Status.DELIVERED || arriving(received.leg(), legs)
                ? scan
                : new Scan(
                        scan.id(),
                        scan.at(),
                        Status.IN_TRANSIT,
                        scan.reason(),
                        scan.carrierCode(),
                        scan.carrierWords(),
                        scan.place());
    }

    /** The news among these scans that the goods have reached the buyer. */
    static Optional<ReceivedScan> in(Collection<ReceivedScan> scans, Collection<Leg> legs) {
        return scans.stream()
                .filter(received -> toTheBuyer(received, legs).status() == Status.DELIVERED)
                .max(Comparator.comparing(received -> received.scan().at().toInstant()));
    }

    /** Every part says what made it; a contradiction that an operator has decided takes nothing. */
    static DeliveryConfidence confidence(Journey journey, Story story) {
        if (!journey.confirmedBy().isEmpty()) {
            return DeliveryConfidence.certain(journey.confirmedBy() + " says that they arrived");
        }
        List<ReceivedScan> ours = story.ours(journey.shippedAt());
        Optional<ReceivedScan> arrival = in(ours, story.legs());
        if (arrival.isEmpty()) {
            return DeliveryConfidence.of(List.of(new Part(0, "no carrier says that they were delivered")));
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(
                70, arrival.get().leg().carrier() + ": " + arrival.get().told()));
        where(journey, arrival.get()).ifPresent(parts::add);
        before(ours, arrival.get(), Status.OUT_FOR_DELIVERY, new Part(8, "they were out for delivery before"))
                .ifPresent(parts::add);
        before(ours, arrival.get(), Status.COLLECTED, new Part(5, "they had been collected"))
                .ifPresent(parts::add);
        seconded(ours, arrival.get()).ifPresent(parts::add);
        taken(journey, story, arrival.get(), parts);
        return DeliveryConfidence.of(parts);
    }

    private static Optional<Part> where(Journey journey, ReceivedScan arrival) {
        String city = journey.lane().city();
        String place = arrival.scan().place();
        if (city.isEmpty() || place.isEmpty()) {
            return Optional.empty();
        }
        if (Places.apart(place, city, SAME_TOWN_KM)) {
            return Optional.of(new Part(-40, "delivered in " + place + ", and the consignee is in " + city));
        }
        return place.toUpperCase(Locale.ROOT).contains(city.toUpperCase(Locale.ROOT))
                ? Optional.of(new Part(10, "delivered in the consignee's city"))
                : Optional.empty();
    }

    private static Optional<Part> before(List<ReceivedScan> scans, ReceivedScan arrival, Status status, Part part) {
        Predicate<ReceivedScan> such = scan -> scan.scan().status() == status
                && scan.scan().at().isBefore(arrival.scan().at());
        return scans.stream().anyMatch(such) ? Optional.of(part) : Optional.empty();
    }

    private static Optional<Part> seconded(List<ReceivedScan> scans, ReceivedScan arrival) {
        return scans.stream()
                .filter(scan -> scan.scan().status() == Status.DELIVERED
                        && scan.leg().kind().reachesTheDoor()
                        && !scan.leg().id().equals(arrival.leg().id()))
                .findFirst()
                .map(second -> new Part(10, second.leg().carrier() + " says delivered as well"));
    }

    private static void taken(Journey journey, Story story, ReceivedScan arrival, List<Part> parts) {
        story.contradictions(journey.shippedAt()).stream()
                .filter(one -> one.kind().weight() > 0)
                .collect(Collectors.groupingBy(Contradiction::kind))
                .forEach((kind, all) ->
                        parts.add(new Part(-kind.weight(), all.get(0).toString())));
        boolean gone = story.latest(journey.shippedAt())
                .filter(latest -> GONE.contains(latest.status())
                        && latest.at().isAfter(arrival.scan().at()))
                .isPresent();
        if (gone) {
            parts.add(new Part(-90, "they went back or were lost since"));
        } else if (journey.moving()) {
            parts.add(new Part(-90, "an operator says that they did not arrive"));
        }
    }
}
