package org.kontor.carrier.air;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Scan;
import org.kontor.toolkit.http.JsonClient;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Air waybills at the airline's server: sends their data, asks to be told of their events, and reads these. */
final class Waybills {

    private static final Logger LOG = LoggerFactory.getLogger(Waybills.class);
    private static final String AWB = "\\d{11}";

    private final OneRecord server;
    private final String path;
    private final String organisation;

    /** {@code path} is where a waybill lies; without an {@code organisation} there are no subscriptions. */
    Waybills(OneRecord server, String path, String organisation) {
        this.server = server;
        this.path = path;
        this.organisation = organisation;
    }

    /** Of the waybill itself and of the shipment that it covers. */
    List<Scan> track(String waybill) {
        URI address = address(waybill);
        Optional<Thing> found = server.get(address);
        if (found.isEmpty()) {
            return List.of();
        }
        UnaryOperator<Thing> follow = server.follower();
        Thing shipment = follow.apply(found.get().one("shipment"));
        List<Thing> events = new ArrayList<>(AirEvents.in(found.get()));
        events.addAll(AirEvents.in(shipment));
        List<URI> places = new ArrayList<>(List.of(address));
        server.own(shipment.id()).ifPresent(places::add);
        events.addAll(permitted(places));
        String origin = Airports.code(follow.apply(found.get().one("departureLocation")));
        return new AirEvents(origin, follow).scans(events);
    }

    /** An airline may show us the events of one object and not of another: only none at all is a failure. */
    private List<Thing> permitted(List<URI> places) {
        List<Thing> events = new ArrayList<>();
        List<ProviderException> forbidden = new ArrayList<>();
        for (URI place : places) {
            try {
                events.addAll(server.events(place));
            } catch (ProviderException e) {
                if (e.fault() != Fault.MISCONFIGURED) {
                    throw e;
                }
                forbidden.add(e);
            }
        }
        if (forbidden.size() == places.size()) {
            throw forbidden.get(0);
        }
        return events;
    }

    /**
     * Completes a booking that stands: the waybill's data, when we still have what was ordered, and a subscription. It
     * stands without them too, so that a failure is only noted.
     */
    void complete(String waybill, Optional<BookingRequest> ordered, String booking, IdempotencyKey key) {
        URI address = address(waybill);
        if (waybill.matches(AWB) && ordered.isPresent()) {
            ObjectNode data = AirRequests.waybill(
                    address.toString(),
                    waybill,
                    ordered.get(),
                    server.own(booking).map(URI::toString));
            noted("the data of an air waybill", "logistics-objects", data, another(key, "waybill"));
        }
        if (!organisation.isEmpty()) {
            ObjectNode wish = AirRequests.subscription(address.toString(), organisation);
            noted("a subscription", "subscriptions", wish, another(key, "subscription"));
        }
    }

    private void noted(String what, String path, ObjectNode json, IdempotencyKey key) {
        try {
            OneRecord.Made made = server.make(server.at(path), json, key);
            if (!made.isGood() && made.status() != OneRecord.CONFLICT) {
                LOG.warn("{} did not take {}: {}", server.name(), what, made.status());
            }
        } catch (ProviderException e) {
            LOG.warn("{} did not take {}: {}", server.name(), what, e.getMessage());
        }
    }

    private URI address(String waybill) {
        String split = waybill.matches(AWB) ? waybill : "";
        return split.isEmpty()
                ? server.at(path.replaceAll("\\{prefix}-?", "").replace("{number}", JsonClient.piece(waybill)))
                : server.at(path.replace("{prefix}", split.substring(0, 3)).replace("{number}", split.substring(3)));
    }

    private static IdempotencyKey another(IdempotencyKey key, String what) {
        return IdempotencyKey.of(UUID.nameUUIDFromBytes((key.value() + ":" + what).getBytes(StandardCharsets.UTF_8)));
    }
}
