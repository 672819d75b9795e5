package org.kontor.carrier.ocean;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.After;
import org.junit.Rule;
import org.junit.rules.TemporaryFolder;
import org.kontor.testkit.OverTimeContract;
import org.kontor.testkit.live.Call;
import org.kontor.testkit.live.Happening;
import org.kontor.testkit.live.Reply;
import org.kontor.testkit.live.Route;
import org.kontor.testkit.live.TokenForm;

/** An ocean carrier over time, in the forms of the DCSA. Prices are not its matter. */
public class OceanOverTimeTest extends OverTimeContract {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Optional<OceanCarrier> opened = Optional.empty();

    /** As after a restart: the one before is closed, and its books are read again. */
    @Override
    protected Object open() {
        close();
        String address = provider.address().toString();
        OceanCarrier carrier = new OceanCarrier(
                Accounts.with(Map.of(
                        "address",
                        address,
                        "token_address",
                        address + "/oauth2/access_token",
                        "user",
                        "kontor-demo",
                        "_secret",
                        SECRET,
                        "number_formats",
                        new String[] {"KTR[0-9]{7}[A-Z]"},
                        "lookup",
                        Settings.Lookup.EVENTS,
                        "lookup_minutes",
                        0,
                        "books",
                        folder.getRoot().toPath().resolve("books.jsonl").toString())),
                http,
                clock);
        opened = Optional.of(carrier);
        return carrier;
    }

    @After
    public void close() {
        opened.ifPresent(OceanCarrier::close);
    }

    @Override
    protected Optional<TokenForm> tokens() {
        return Optional.of(new TokenForm(
                "/oauth2/access_token",
                "{\"access_token\":\"${token}\",\"token_type\":\"Bearer\",\"expires_in\":${seconds}}",
                Reply.json(
                        401,
                        "{\"httpMethod\":\"GET\",\"statusCode\":401,\"statusCodeText\":\"Unauthorized\",\"errors\":"
                                + "[{\"errorCode\":7003,\"errorCodeText\":\"invalidToken\",\"errorCodeMessage\":"
                                + "\"The access token has expired\"}]}")));
    }

    @Override
    protected Optional<Route> pricing() {
        return Optional.empty();
    }

    @Override
    protected String service() {
        return WithSheet.SERVICE;
    }

    @Override
    protected Route booking() {
        return Route.of("POST", "/v2/bookings");
    }

    @Override
    protected String reference(Call booking) {
        return booking.json().at("/references/0/value").asText();
    }

    @Override
    protected Route tracking() {
        return Route.of("GET", "/v2/events").holding("carrierBookingReference=");
    }

    @Override
    protected Reply journey(Reply recorded, List<Happening> told) {
        return recorded.json(body -> {
            ArrayNode events = ((ArrayNode) body).removeAll();
            told.forEach(one -> event(events.addObject(), one));
        });
    }

    private static void event(ObjectNode json, Happening one) {
        String[] words =
                switch (one.stage()) {
                    case COLLECTED -> new String[] {"EQUIPMENT", "equipmentEventTypeCode", "GTIN"};
                    case DEPARTED -> new String[] {"TRANSPORT", "transportEventTypeCode", "DEPA"};
                    case ARRIVED -> new String[] {"TRANSPORT", "transportEventTypeCode", "ARRI"};
                    case DELIVERED -> new String[] {"EQUIPMENT", "equipmentEventTypeCode", "STRP"};
                };
        String port = one.isAbroad() ? "DEHAM" : "CNYTN";
        byte[] name = (words[2] + one.at()).getBytes(StandardCharsets.UTF_8);
        json.put("eventID", UUID.nameUUIDFromBytes(name).toString())
                .put("eventCreatedDateTime", one.at().toInstant().toString())
                .put("eventType", words[0])
                .put("eventClassifierCode", "ACT")
                .put("eventDateTime", one.at().toString().replaceFirst("T(\\d\\d:\\d\\d)([+-])", "T$1:00$2"))
                .put(words[1], words[2]);
        if (words[0].equals("EQUIPMENT")) {
            json.put("equipmentReference", "MSKU9070323").put("emptyIndicatorCode", "LADEN");
        }
        json.putObject("transportCall")
                .put("transportCallID", port + "-0826W-1")
                .put("UNLocationCode", port)
                .put("facilityTypeCode", "POTE")
                .put("modeOfTransport", words[0].equals("EQUIPMENT") ? "TRUCK" : "VESSEL");
    }
}
