package org.kontor.carrier.fedex;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.testkit.OverTimeContract;
import org.kontor.testkit.live.Call;
import org.kontor.testkit.live.Happening;
import org.kontor.testkit.live.Reply;
import org.kontor.testkit.live.Route;
import org.kontor.testkit.live.TokenForm;

/** FedEx over time, in its own forms. */
public class FedexOverTimeTest extends OverTimeContract {

    @Override
    protected Object open() {
        return new FedexCarrier(
                TestSettings.of(Map.of(
                        "address", provider.address().toString(),
                        "account", "510088000",
                        "client.id", "l7-kit-ship",
                        ".client.secret", SECRET,
                        "track.client.id", "l7-kit-track",
                        ".track.client.secret", SECRET,
                        "phone", "+49 40 5550100",
                        "lookup.minutes", "0")),
                http,
                clock);
    }

    @Override
    protected Optional<TokenForm> tokens() {
        return Optional.of(new TokenForm(
                "/oauth/token",
                "{\"access_token\":\"${token}\",\"token_type\":\"bearer\",\"expires_in\":${seconds},\"scope\":\"CXS\"}",
                Reply.json(
                        401,
                        "{\"transactionId\":\"6f4d9f7a-5c0b-4b1e-9d6a-2f1c8e7b3a90\",\"errors\":[{\"code\":"
                                + "\"NOT.AUTHORIZED.ERROR\",\"message\":\"Access token expired. Please modify your"
                                + " request and try again.\"}]}")));
    }

    @Override
    protected Optional<Route> pricing() {
        return Optional.of(Route.of("POST", "/rate/v1/rates/quotes"));
    }

    @Override
    protected Route booking() {
        return Route.of("POST", "/ship/v1/shipments");
    }

    @Override
    protected String reference(Call booking) {
        return booking.json()
                .at("/requestedShipment/requestedPackageLineItems/0/customerReferences/0/value")
                .asText();
    }

    @Override
    protected Route tracking() {
        return Route.of("POST", "/track/v1/trackingnumbers");
    }

    @Override
    protected Reply partial(Reply recorded) {
        return recorded.json(body -> {
            ((ArrayNode) body.at("/output/alerts"))
                    .addObject()
                    .put("code", "SERVICES.PARTLY.UNAVAILABLE")
                    .put("message", "One or more services are not available.")
                    .put("alertType", "WARNING");
            ((ObjectNode) body.at("/output/rateReplyDetails/1")).remove(List.of("ratedShipmentDetails", "commit"));
        });
    }

    @Override
    protected String unpriced() {
        return "INTERNATIONAL_ECONOMY";
    }

    @Override
    protected Reply journey(Reply recorded, List<Happening> told) {
        return recorded.json(body -> {
            ObjectNode shipment = (ObjectNode) body.at("/output/completeTrackResults/0/trackResults/0");
            ArrayNode events = shipment.putArray("scanEvents");
            told.forEach(one -> event(events.addObject(), one));
            told.stream().reduce((one, next) -> next).ifPresent(last -> shipment.putObject("latestStatusDetail")
                    .put("code", words(last)[0])
                    .put("description", words(last)[1]));
        });
    }

    private static void event(ObjectNode json, Happening one) {
        json.put("date", one.at().toString().replaceFirst("T(\\d\\d:\\d\\d)([+-])", "T$1:00$2"))
                .put("eventType", words(one)[0])
                .put("eventDescription", words(one)[1]);
        json.putObject("scanLocation")
                .put("city", one.isAbroad() ? "HAMBURG" : "SHENZHEN")
                .put("countryCode", one.isAbroad() ? "DE" : "CN");
    }

    private static String[] words(Happening one) {
        return switch (one.stage()) {
            case COLLECTED -> new String[] {"PU", "Picked up"};
            case DEPARTED -> new String[] {"DP", "Departed FedEx location"};
            case ARRIVED -> new String[] {"AR", "Arrived at FedEx location"};
            case DELIVERED -> new String[] {"DL", "Delivered"};
        };
    }
}
