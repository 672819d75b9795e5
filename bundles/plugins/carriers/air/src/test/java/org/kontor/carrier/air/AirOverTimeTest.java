package org.kontor.carrier.air;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.junit.Before;
import org.kontor.testkit.OverTimeContract;
import org.kontor.testkit.live.Call;
import org.kontor.testkit.live.Happening;
import org.kontor.testkit.live.Reply;
import org.kontor.testkit.live.Route;
import org.kontor.testkit.live.TokenForm;

/** An airline over time, in the forms of ONE Record. */
public class AirOverTimeTest extends OverTimeContract {

    private static final String CODES = "https://onerecord.iata.org/ns/code-lists/StatusCode#";
    private static final String ERROR = "{\"@context\":{\"api\":\"https://onerecord.iata.org/ns/api#\"},\"@type\":"
            + "\"api:Error\",\"api:hasTitle\":\"TITLE\"}";
    private static final String DATE_TIME = "http://www.w3.org/2001/XMLSchema#dateTime";

    /** An object that exists is not made again. */
    @Before
    public void anIdentifierIsTakenOnce() {
        provider.alters(
                booking(),
                (call, recorded) -> provider.bookings().containsKey(reference(call))
                        ? Reply.json(409, ERROR.replace("TITLE", "Identifier conflict"))
                        : recorded);
    }

    @Override
    protected Object open() {
        Account account = new Account();
        account.address = provider.address() + "/";
        account.waybillPath = "waybills/{prefix}-{number}";
        account.secret = SECRET;
        return new AirCarrier(account, http, clock);
    }

    @Override
    protected Optional<TokenForm> tokens() {
        return Optional.of(new TokenForm(
                "/token",
                "{\"access_token\":\"${token}\",\"token_type\":\"Bearer\",\"expires_in\":${seconds}}",
                Reply.json(401, ERROR.replace("TITLE", "Not authenticated or expired token"))));
    }

    @Override
    protected Optional<Route> pricing() {
        return Optional.of(Route.of("POST", "/logistics-objects").holding("cargo:BookingOptionRequest"));
    }

    @Override
    protected Route booking() {
        return Route.of("POST", "/logistics-objects").holding("cargo:BookingRequest");
    }

    @Override
    protected String reference(Call booking) {
        return booking.json().path("@id").asText();
    }

    @Override
    protected Route tracking() {
        return Route.of("GET", "/shipments/.*/logistics-events");
    }

    @Override
    protected Route priced() {
        return Route.of("GET", "/logistics-objects/.*");
    }

    @Override
    protected Reply partial(Reply recorded) {
        return recorded.json(body -> {
            ObjectNode option = (ObjectNode) body.path("cargo:bookingOptions").path(1);
            option.remove("cargo:price");
            option.put("cargo:additionalInformation", "The tariff of this product is being revised");
        });
    }

    @Override
    protected String unpriced() {
        return "XPS";
    }

    @Override
    protected Reply journey(Reply recorded, List<Happening> told) {
        return recorded.json(body -> {
            ArrayNode events =
                    ((ObjectNode) body).put("api:hasTotalItems", told.size()).putArray("api:hasItem");
            told.forEach(one -> event(events.addObject(), one, body.path("@id").asText()));
        });
    }

    private static void event(ObjectNode json, Happening one, String collection) {
        String code =
                switch (one.stage()) {
                    case COLLECTED -> "RCS";
                    case DEPARTED -> "DEP";
                    case ARRIVED -> "RCF";
                    case DELIVERED -> "DLV";
                };
        json.put("@id", collection + "/" + code + one.at().toEpochSecond());
        json.putArray("@type").add("cargo:LogisticsEvent").add("cargo:StatusUpdateEvent");
        json.putObject("cargo:eventCode").put("@id", CODES + code);
        json.putObject("cargo:eventDate")
                .put("@type", DATE_TIME)
                .put("@value", one.at().toString());
        json.putObject("cargo:creationDate")
                .put("@type", DATE_TIME)
                .put("@value", one.at().toString());
        json.putObject("cargo:eventTimeType").put("@id", "cargo:ACTUAL");
        json.putObject("cargo:eventLocation")
                .put("@type", "cargo:Location")
                .putObject("cargo:locationCodes")
                .put("@type", "cargo:CodeListElement")
                .put("cargo:code", one.isAbroad() ? "HAM" : "SZX");
        json.put("cargo:recordedPieceCount", 24);
    }
}
