package ${package};

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Bookings;
import org.kontor.carrier.Cancellations;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Tracking;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.JsonAnswer;
import org.kontor.toolkit.http.JsonClient;
import org.kontor.values.IdempotencyKey;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One account with ${title}: which calls its API takes. What is said in them stands in {@link ${Name}Json}. */
@Component(
        configurationPid = "${package}",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = ${Name}Carrier.Settings.class, factory = true)
public final class ${Name}Carrier implements Rates, Bookings, Cancellations, Tracking {

    private static final int NOT_FOUND = 404;

    @ObjectClassDefinition(name = "${title}")
    @interface Settings {

        @AttributeDefinition(description = "where the API begins; its host must stand in bnd.bnd")
        String address() default "https://api.${name}.example/v1/";

        @AttributeDefinition(type = AttributeType.PASSWORD, description = "the account's token, set as .token")
        String _token();
    }

    private final JsonClient api;

    @Activate
    public ${Name}Carrier(Settings settings, @Reference Http http) {
        this(http, URI.create(settings.address()), settings._token());
    }

    ${Name}Carrier(Http http, URI address, String token) {
        this.api = new JsonClient(http, address, Map.of("Authorization", "Bearer " + token));
    }

    @Override
    public RateAnswer quote(Shipment shipment) {
        JsonAnswer answer = api.query("rates", ${Name}Json.of(shipment));
        return ${Name}Json.rates(answer.body());
    }

    @Override
    public BookingOutcome book(BookingRequest request, IdempotencyKey key) {
        JsonAnswer answer = api.act("bookings", ${Name}Json.of(request), key);
        return ${Name}Json.booking(answer.body());
    }

    @Override
    public Optional<BookingOutcome> find(IdempotencyKey key) {
        JsonAnswer answer = api.get("bookings?key=" + JsonClient.piece(key.value()));
        return ${Name}Json.bookings(answer.body());
    }

    @Override
    public boolean cancel(String waybill, IdempotencyKey key) {
        JsonAnswer answer = api.act(at(waybill) + "/cancellation", ${Name}Json.nothing(), key);
        return ${Name}Json.isVoid(answer.body());
    }

    @Override
    public List<Scan> track(String waybill) {
        JsonAnswer answer = api.get(at(waybill) + "/scans");
        return answer.status() == NOT_FOUND ? List.of() : ${Name}Json.scans(answer.body());
    }

    private static String at(String waybill) {
        return "bookings/" + JsonClient.piece(waybill);
    }
}
