package org.kontor.conformance;

import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Bookings;
import org.kontor.carrier.BulkTracking;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Tracking;
import org.kontor.carrier.TrackingPush;
import org.kontor.conformance.CarrierKit.World;
import org.kontor.values.IdempotencyKey;

/** Journeys: c16 to c19, and c22. */
final class JourneyRules {

    /** A waybill that no carrier issued in any rule. */
    static final String UNKNOWN = "0000000000";

    private static final String PUSHED = "1234567890";

    private JourneyRules() {}

    static void tellsTheJourney(CarrierScene scene) {
        Tracking carrier = scene.ability(Tracking.class, World.FINE);
        Bookings bookings = scene.booking(World.FINE);
        String waybill = scene.book(bookings, scene.request(), scene.key(), "for the first time");
        scene.witness().doing("tracking " + waybill);
        List<Scan> scans = carrier.track(waybill);

        scene.witness().that(!scans.isEmpty(), "at least one scan of a booking", scans);
        scene.witness()
                .equal(
                        scans.stream()
                                .sorted(Comparator.comparing(scan -> scan.at().toInstant()))
                                .toList(),
                        scans);
        Set<String> ids = new HashSet<>(scans.stream().map(Scan::id).toList());
        scene.witness().equal(scans.size(), ids.size());
        scene.witness().doing("tracking " + waybill + " again");
        List<String> later = carrier.track(waybill).stream().map(Scan::id).toList();
        scene.witness().that(later.containsAll(ids), "the ids " + ids, later);
    }

    static void knowsNothingOfOthers(CarrierScene scene) {
        Tracking carrier = scene.ability(Tracking.class, World.FINE);
        scene.witness().doing("tracking " + UNKNOWN);
        scene.witness().equal(List.of(), carrier.track(UNKNOWN));
    }

    static void isUnavailable(CarrierScene scene) throws Exception {
        Tracking carrier = scene.ability(Tracking.class, World.DOWN);
        scene.witness().doing("tracking " + UNKNOWN);
        scene.fault(UNAVAILABLE, () -> carrier.track(UNKNOWN));
    }

    static void believesOnlyGenuineMessages(CarrierScene scene) throws Exception {
        TrackingPush carrier = scene.ability(TrackingPush.class, World.FINE);
        CarrierKit.Message genuine = scene.kit().push(PUSHED);
        byte[] changed = genuine.body();
        changed[changed.length / 2] ^= 1;

        scene.witness().doing("a genuine message");
        List<TrackingPush.Update> updates = carrier.receive(genuine.headers(), genuine.body());
        scene.witness().that(!updates.isEmpty(), "an update", updates);
        scene.witness().equal(PUSHED, updates.get(0).waybill());
        scene.witness().doing("the message with one bit changed");
        scene.witness().forged(() -> carrier.receive(genuine.headers(), changed));
        scene.witness().doing("the message without its headers");
        scene.witness().forged(() -> carrier.receive(Map.of(), genuine.body()));
    }

    static void tellsOfManyAtOnce(CarrierScene scene) {
        BulkTracking carrier = scene.ability(BulkTracking.class, World.FINE);
        Tracking alone = scene.ability(Tracking.class, World.FINE);
        Bookings bookings = scene.booking(World.FINE);
        BookingRequest request = scene.request();
        String first = scene.book(bookings, request, scene.key(), "for the first time");
        String second = scene.book(bookings, request, IdempotencyKey.fresh(), "with another key");
        scene.witness().doing("counting the waybills that one question may name");
        scene.witness().that(carrier.atOnce() >= 2, "at least two", carrier.atOnce());

        List<String> known = carrier.atOnce() == 2 ? List.of(first) : List.of(first, second);
        Map<String, List<Scan>> before = each(scene, alone, known);
        Set<String> asked = new LinkedHashSet<>(List.of(first, UNKNOWN));
        asked.addAll(known);
        scene.witness().doing("tracking all at once: " + asked);
        Map<String, List<Scan>> told = carrier.trackAll(asked);
        scene.witness().equal(List.of(), told.getOrDefault(UNKNOWN, List.of()));
        Map<String, List<Scan>> after = each(scene, alone, known);
        scene.witness().doing("tracking all at once: " + asked);
        known.forEach(waybill -> {
            List<Scan> scans = told.getOrDefault(waybill, List.of());
            scene.witness().that(scans.containsAll(before.get(waybill)), "all of " + before.get(waybill), scans);
            scene.witness().that(after.get(waybill).containsAll(scans), "none but " + after.get(waybill), scans);
        });
    }

    private static Map<String, List<Scan>> each(CarrierScene scene, Tracking carrier, List<String> waybills) {
        Map<String, List<Scan>> told = new HashMap<>();
        for (String waybill : waybills) {
            scene.witness().doing("tracking " + waybill);
            told.put(waybill, carrier.track(waybill));
        }
        return told;
    }
}
