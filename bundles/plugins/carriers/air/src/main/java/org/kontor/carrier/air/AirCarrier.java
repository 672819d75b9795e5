package org.kontor.carrier.air;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Bookings;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Tracking;
import org.kontor.carrier.TrackingPush;
import org.kontor.carrier.WaybillScheme;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.Tokens;
import org.kontor.values.IdempotencyKey;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One account with one airline's ONE Record server. */
@Component(
        configurationPid = "org.kontor.carrier.air",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = AirCarrier.Settings.class, factory = true)
public final class AirCarrier implements Rates, Bookings, Tracking, TrackingPush, WaybillScheme {

    @ObjectClassDefinition(name = "Air cargo (ONE Record)")
    @interface Settings {

        @AttributeDefinition(description = "where the airline's server begins; its host must stand in bnd.bnd")
        String address();

        @AttributeDefinition(description = "where its identity provider gives tokens; its host must stand in bnd.bnd")
        String token_address();

        @AttributeDefinition(description = "our client id at the identity provider")
        String client_id();

        @AttributeDefinition(type = AttributeType.PASSWORD, description = "our client's secret, set as .client.secret")
        String _client_secret();

        @AttributeDefinition(required = false, description = "scope to ask a token for; empty: none")
        String token_scope() default "";

        @AttributeDefinition(
                required = false,
                description = "address of our organisation's object, named in requests; empty: no subscriptions")
        String organisation() default "";

        @AttributeDefinition(description = "currency that prices are asked in")
        String currency() default "USD";

        @AttributeDefinition(description = "cubic centimetres that count as a kilogram")
        int divisor() default 6000;

        @AttributeDefinition(description = "milliseconds to wait for booking options")
        long patience_millis() default 8_000;

        @AttributeDefinition(description = "where an air waybill lies below the address, with {prefix} and {number}")
        String waybill_path() default "logistics-objects/waybill-{prefix}-{number}";

        @AttributeDefinition(description = "the airline gives booking requests ids of its own, whatever we propose")
        boolean own_ids() default false;

        @AttributeDefinition(required = false, description = "the airline's waybill prefixes, like 020; none: any")
        String[] prefixes() default {};

        @AttributeDefinition(
                required = false,
                description = "where the identity provider shows its keys (JWKS); empty: no notification is believed")
        String keys_address() default "";

        @AttributeDefinition(required = false, description = "issuers whose tokens we trust in notifications")
        String[] issuers() default {};

        @AttributeDefinition(
                required = false,
                description = "the airline's organisation in those tokens; empty: any at the server's own address")
        String agent() default "";

        @AttributeDefinition(
                type = AttributeType.PASSWORD,
                required = false,
                description = "key of our own relay's signatures, set as .push.secret; empty: no relay is believed")
        String _push_secret() default "";
    }

    private final OneRecord server;
    private final OptionDesk options;
    private final BookingDesk bookings;
    private final Waybills waybills;
    private final Senders senders;
    private final List<String> prefixes;
    private final InstantSource clock;

    @Activate
    public AirCarrier(Settings settings, @Reference Http http) {
        this(settings, http, InstantSource.system());
    }

    AirCarrier(Settings settings, Http http, InstantSource clock) {
        TokenDesk desk = new TokenDesk(
                http,
                URI.create(settings.token_address()),
                settings.client_id(),
                settings._client_secret(),
                settings.token_scope());
        this.server = new OneRecord(http, URI.create(settings.address()), new Tokens(desk::grant, clock));
        this.options = new OptionDesk(
                server,
                new AirRates.Terms(
                        settings.currency(), settings.divisor(), server.at("").toString()),
                settings.organisation(),
                Duration.ofMillis(settings.patience_millis()),
                clock);
        this.waybills = new Waybills(server, settings.waybill_path(), settings.organisation());
        this.bookings = new BookingDesk(server, waybills, settings.own_ids(), clock);
        this.senders = new Senders(settings._push_secret(), passport(settings, http, clock));
        this.prefixes = List.of(settings.prefixes());
        this.clock = clock;
    }

    @Override
    public RateAnswer quote(Shipment shipment) {
        return options.quote(shipment);
    }

    @Override
    public BookingOutcome book(BookingRequest request, IdempotencyKey key) {
        return bookings.book(request, key);
    }

    @Override
    public Optional<BookingOutcome> find(IdempotencyKey key) {
        return bookings.find(key);
    }

    @Override
    public List<Scan> track(String waybill) {
        return waybills.track(waybill);
    }

    @Override
    public List<Update> receive(Map<String, String> headers, byte[] body) {
        senders.check(headers, body);
        return new AirNews(server).read(body, clock.instant());
    }

    @Override
    public Match test(String number) {
        return WaybillNumber.test(number, prefixes);
    }

    private static Optional<Passport> passport(Settings settings, Http http, InstantSource clock) {
        if (settings.keys_address().isEmpty()) {
            return Optional.empty();
        }
        URI airline = URI.create(settings.address());
        URI agent = settings.agent().isEmpty()
                ? URI.create(airline.getScheme() + "://" + airline.getRawAuthority())
                : URI.create(settings.agent());
        return Optional.of(
                new Passport(http, URI.create(settings.keys_address()), List.of(settings.issuers()), agent, clock));
    }
}
