package org.kontor.carrier.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Status;

/** What the sandbox says of a booking at a moment: everything of its course that has happened by then. */
final class Itinerary {

    private static final Map<String, String> ZONES = Map.of(
            "CN", "Asia/Shanghai",
            "HK", "Asia/Hong_Kong",
            "JP", "Asia/Tokyo",
            "DE", "Europe/Berlin",
            "FR", "Europe/Paris",
            "NL", "Europe/Amsterdam",
            "GB", "Europe/London",
            "US", "America/New_York");

    private static final String HUB = "DE";

    /** A scan of the course, hours after the booking. */
    private record Step(double hours, Status status, String code, String words, String place, String country) {}

    private final BookingRecord booking;
    private final double speed;

    Itinerary(BookingRecord booking, double speed) {
        this.booking = booking;
        this.speed = speed;
    }

    List<Scan> until(Instant now) {
        return steps().stream()
                .filter(step -> !at(step).isAfter(now) || step.code().equals("TIME"))
                .map(this::scan)
                .sorted(Comparator.comparing(scan -> scan.at().toInstant()))
                .toList();
    }

    boolean hasLeft(Instant now) {
        return !bookedPlus(4).isAfter(now);
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>(List.of(
                origin(0, Status.ANNOUNCED, "SA", "Shipment information received"),
                origin(4, Status.COLLECTED, "PU", "Shipment picked up"),
                origin(10, Status.EXPORT_CUSTOMS, "CE", "Export customs cleared"),
                new Step(26, Status.IN_TRANSIT, "AF", "Arrived at sort facility", "Leipzig", HUB)));
        switch (booking.course()) {
            case NORMAL -> steps.addAll(arrival());
            case STALE -> steps.remove(3);
            case CONTRADICTORY -> {
                steps.add(new Step(1, Status.DELIVERED, "OK", "Delivered", booking.toCity(), booking.toCountry()));
                steps.add(new Step(48 * speed, Status.IN_TRANSIT, "TIME", "Departed", "Leipzig", HUB));
            }
            case CUSTOMS_HOLD ->
                steps.add(destination(50, Status.CUSTOMS_HELD, "CD", "Customs wants the commercial invoice"));
            case LOST -> steps.add(new Step(74, Status.LOST, "LO", "Shipment cannot be found", "Leipzig", HUB));
        }
        return steps;
    }

    private List<Step> arrival() {
        return List.of(
                destination(50, Status.IMPORT_CUSTOMS, "CI", "Import customs cleared"),
                destination(70, Status.OUT_FOR_DELIVERY, "WC", "With courier for delivery"),
                destination(76, Status.DELIVERED, "OK", "Delivered, signed for by goods-in"));
    }

    private Step origin(double hours, Status status, String code, String words) {
        return new Step(hours, status, code, words, booking.fromCity(), booking.fromCountry());
    }

    private Step destination(double hours, Status status, String code, String words) {
        return new Step(hours, status, code, words, booking.toCity(), booking.toCountry());
    }

    private Scan scan(Step step) {
        ZoneId zone = ZoneId.of(ZONES.getOrDefault(step.country(), "UTC"));
        return new Scan(
                booking.waybill() + "-" + step.code() + "-" + step.status(),
                at(step).atZone(zone).toOffsetDateTime(),
                step.status(),
                step.code(),
                step.words(),
                step.place() + ", " + step.country());
    }

    private Instant at(Step step) {
        return bookedPlus(step.hours());
    }

    private Instant bookedPlus(double hours) {
        return booking.bookedAt().plus(Duration.ofNanos((long) (hours / speed * 3_600e9 / 1_000) * 1_000));
    }
}
