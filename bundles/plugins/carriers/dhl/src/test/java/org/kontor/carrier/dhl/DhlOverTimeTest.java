package org.kontor.carrier.dhl;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.kontor.testkit.OverTimeContract;
import org.kontor.testkit.live.Call;
import org.kontor.testkit.live.Happening;
import org.kontor.testkit.live.Reply;
import org.kontor.testkit.live.Route;
import org.kontor.testkit.live.TokenForm;

/** DHL over time, in its own forms. It knows accounts by name and password: there is no token that could end. */
public class DhlOverTimeTest extends OverTimeContract {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    @Override
    protected Object open() {
        Settings settings = Given.settings(
                "address",
                provider.address().resolve("/mydhlapi/test").toString(),
                "_secret",
                SECRET,
                "settle_minutes",
                0L);
        return new DhlCarrier(settings, http, clock);
    }

    @Override
    protected Optional<TokenForm> tokens() {
        return Optional.empty();
    }

    @Override
    protected Optional<Route> pricing() {
        return Optional.of(Route.of("POST", "/mydhlapi/test/rates"));
    }

    @Override
    protected Route booking() {
        return Route.of("POST", "/mydhlapi/test/shipments");
    }

    @Override
    protected String reference(Call booking) {
        return booking.json().at("/customerReferences/0/value").asText();
    }

    @Override
    protected Route tracking() {
        return Route.of("GET", "/mydhlapi/test/shipments/\\d+/tracking");
    }

    @Override
    protected Reply partial(Reply recorded) {
        return recorded.json(body -> {
            ((ObjectNode) body).putArray("warnings").add("Some products have no tariff for this account");
            ((ObjectNode) body.at("/products/1"))
                    .remove(List.of("totalPrice", "totalPriceBreakdown", "detailedPriceBreakdown"));
        });
    }

    @Override
    protected String unpriced() {
        return "Y";
    }

    @Override
    protected Reply journey(Reply recorded, List<Happening> told) {
        return recorded.json(body -> {
            ObjectNode shipment = (ObjectNode) body.at("/shipments/0");
            shipment.remove("pieces");
            ArrayNode events = shipment.putArray("events");
            told.forEach(one -> event(events.addObject(), one));
        });
    }

    private static void event(ObjectNode json, Happening one) {
        String[] words =
                switch (one.stage()) {
                    case COLLECTED -> new String[] {"PU", "Shipment picked up"};
                    case DEPARTED -> new String[] {"DF", "Shipment has departed from a DHL facility"};
                    case ARRIVED -> new String[] {"AR", "Arrived at DHL Delivery Facility"};
                    case DELIVERED -> new String[] {"OK", "Delivered"};
                };
        json.put("date", one.at().toLocalDate().toString())
                .put("time", TIME.format(one.at()))
                .put("GMTOffset", one.at().getOffset().getId())
                .put("typeCode", words[0])
                .put("description", words[1]);
        json.putArray("serviceArea")
                .addObject()
                .put("code", one.isAbroad() ? "HAM" : "SZX")
                .put("description", one.isAbroad() ? "HAMBURG - GERMANY" : "SHENZHEN - CHINA MAINLAND");
    }
}
