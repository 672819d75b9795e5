package org.kontor.carrier.ups;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.kontor.testkit.OverTimeContract;
import org.kontor.testkit.live.Call;
import org.kontor.testkit.live.Happening;
import org.kontor.testkit.live.Reply;
import org.kontor.testkit.live.Route;
import org.kontor.testkit.live.TokenForm;

/** UPS over time, in its own forms. */
public class UpsOverTimeTest extends OverTimeContract {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");
    private static final DateTimeFormatter GMT_TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    @Override
    protected Object open() {
        return new UpsCarrier(
                new UpsApi(http, provider.address(), "kontor-demo", SECRET, "5R8939", clock),
                UpsCarrierTest.ACCOUNT,
                clock);
    }

    @Override
    protected Optional<TokenForm> tokens() {
        return Optional.of(new TokenForm(
                "/security/v1/oauth/token",
                "{\"token_type\":\"Bearer\",\"access_token\":\"${token}\",\"expires_in\":\"${seconds}\","
                        + "\"status\":\"approved\"}",
                Reply.json(
                        401,
                        "{\"response\":{\"errors\":[{\"code\":\"250002\",\"message\":\"Invalid Authentication"
                                + " Information.\"}]}}")));
    }

    @Override
    protected Optional<Route> pricing() {
        return Optional.of(Route.of("POST", "/api/rating/.*"));
    }

    @Override
    protected Route booking() {
        return Route.of("POST", "/api/shipments/.*/ship");
    }

    @Override
    protected String reference(Call booking) {
        return booking.json()
                .at("/ShipmentRequest/Shipment/ReferenceNumber/0/Value")
                .asText();
    }

    @Override
    protected Route tracking() {
        return Route.of("GET", "/api/track/v1/details/.*");
    }

    @Override
    protected Reply partial(Reply recorded) {
        return recorded.json(body -> {
            JsonNode answer = body.path("RateResponse");
            ((ArrayNode) answer.at("/Response/Alert"))
                    .addObject()
                    .put("Code", "110920")
                    .put("Description", "Rates for some services are not available at this time");
            ((ObjectNode) answer.at("/RatedShipment/1"))
                    .retain("Service", "Zone", "RatedShipmentAlert", "TimeInTransit");
        });
    }

    @Override
    protected String unpriced() {
        return "65";
    }

    @Override
    protected Reply journey(Reply recorded, List<Happening> told) {
        return recorded.json(body -> {
            ArrayNode activity = ((ObjectNode) body.at("/trackResponse/shipment/0/package/0")).putArray("activity");
            told.forEach(one -> activity(activity.addObject(), one));
        });
    }

    private static void activity(ObjectNode json, Happening one) {
        String[] words =
                switch (one.stage()) {
                    case COLLECTED -> new String[] {"P", "OR", "Origin Scan"};
                    case DEPARTED -> new String[] {"I", "DP", "Departed from Facility"};
                    case ARRIVED -> new String[] {"I", "AR", "Arrived at Facility"};
                    case DELIVERED -> new String[] {"D", "FS", "DELIVERED"};
                };
        json.put("date", DAY.format(one.at())).put("time", TIME.format(one.at()));
        json.putObject("location")
                .putObject("address")
                .put("city", one.isAbroad() ? "Hamburg" : "Shenzhen")
                .put("countryCode", one.isAbroad() ? "DE" : "CN");
        json.putObject("status").put("type", words[0]).put("code", words[1]).put("description", words[2]);
        json.put("gmtDate", DAY.format(one.at().withOffsetSameInstant(ZoneOffset.UTC)))
                .put("gmtTime", GMT_TIME.format(one.at().withOffsetSameInstant(ZoneOffset.UTC)))
                .put("gmtOffset", one.at().getOffset().getId());
    }
}
