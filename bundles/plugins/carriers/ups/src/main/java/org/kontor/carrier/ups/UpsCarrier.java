package org.kontor.carrier.ups;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Bookings;
import org.kontor.carrier.Cancellations;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Tracking;
import org.kontor.carrier.WaybillScheme;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.JsonAnswer;
import org.kontor.values.AccountCheck;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One account with UPS: which calls its API takes. What is said in them stands in the classes beside. */
@Component(
        configurationPid = "org.kontor.carrier.ups",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = UpsCarrier.Settings.class, factory = true)
public final class UpsCarrier implements Rates, Bookings, Cancellations, Tracking, WaybillScheme, AccountCheck {

    private static final int LOCKS = 32;

    @ObjectClassDefinition(name = "UPS")
    @interface Settings {

        @AttributeDefinition(description = "the host of the API; it must stand in bnd.bnd")
        String address() default "https://onlinetools.ups.com/";

        @AttributeDefinition(description = "the client id of the application registered with UPS")
        String client_id();

        @AttributeDefinition(
                type = AttributeType.PASSWORD,
                description = "the client secret of the application, set as .client.secret")
        String _client_secret();

        @AttributeDefinition(description = "the six characters of the shipper number that pays")
        String account();

        @AttributeDefinition(
                description = "how UPS gets the goods: 01 daily pickup, 03 customer counter, 06 one-time pickup,"
                        + " 19 letter centre, 20 air service centre")
        String pickup_type() default "01";

        @AttributeDefinition(
                description = "the account's volumetric divisor, cm³ for a kg (5000) or from the United States in³ for"
                        + " a lb (139); 0 is the usual one")
        int divisor() default 0;

        @AttributeDefinition(description = "the format of labels: GIF, PNG, ZPL, EPL or SPL")
        String label() default "GIF";
    }

    private final UpsApi api;
    private final UpsAccount account;
    private final InstantSource clock;
    private final List<Object> locks = Stream.generate(Object::new).limit(LOCKS).toList();

    @Activate
    public UpsCarrier(Settings settings, @Reference Http http) {
        this(
                new UpsApi(
                        http,
                        URI.create(settings.address()),
                        settings.client_id(),
                        settings._client_secret(),
                        settings.account(),
                        InstantSource.system()),
                new UpsAccount(
                        settings.account(),
                        settings.pickup_type(),
                        settings.divisor(),
                        settings.label().toUpperCase(Locale.ROOT)),
                InstantSource.system());
    }

    UpsCarrier(UpsApi api, UpsAccount account, InstantSource clock) {
        this.api = api;
        this.account = account;
        this.clock = clock;
    }

    @Override
    public RateAnswer quote(Shipment shipment) {
        Optional<Refusal> refusal = UpsLimits.refusal(shipment);
        if (refusal.isPresent()) {
            return new RateAnswer(List.of(), List.of(refusal.get()));
        }
        JsonAnswer answer = api.query(UpsRates.PATH, UpsRates.question(shipment, account));
        return UpsRates.read(answer, shipment, account, clock.instant());
    }

    /** UPS knows no keys of ours: it is asked for the key's reference before it is told to ship, one at a time. */
    @Override
    public BookingOutcome book(BookingRequest request, IdempotencyKey key) {
        Optional<Refusal> refusal = UpsLimits.refusal(request);
        if (refusal.isPresent()) {
            return new BookingOutcome.Refused(refusal.get());
        }
        synchronized (locks.get(Math.floorMod(key.value().hashCode(), LOCKS))) {
            return recovered(key).orElseGet(() -> ship(request, key));
        }
    }

    /** What UPS does not know yet it may still be processing: that cannot be told from what it never heard of. */
    @Override
    public Optional<BookingOutcome> find(IdempotencyKey key) {
        Optional<BookingOutcome> found = recovered(key);
        if (found.isEmpty() && key.isMadeWithin(UpsKey.PROCESSING, clock.instant())) {
            throw new ProviderException(
                    Fault.IN_DOUBT,
                    "UPS knows no such shipment yet; for " + UpsKey.PROCESSING.toMinutes()
                            + " minutes it may still be processing one");
        }
        return found;
    }

    /** UPS refuses to void again what is void: then its own track tells which of the two it is. */
    @Override
    public boolean cancel(String waybill, IdempotencyKey key) {
        return UpsNumbers.canBeAsked(waybill)
                && (UpsVoid.isVoid(api.delete(UpsVoid.path(waybill))) || UpsScans.endsVoid(track(waybill)));
    }

    @Override
    public List<Scan> track(String waybill) {
        return UpsNumbers.canBeAsked(waybill) ? UpsScans.read(api.get(UpsScans.path(waybill))) : List.of();
    }

    @Override
    public Match test(String number) {
        return UpsNumbers.test(number);
    }

    @Override
    public List<String> check() {
        List<String> found = new ArrayList<>(account.problems());
        try {
            api.login();
        } catch (ProviderException e) {
            if (e.fault() != Fault.MISCONFIGURED) {
                throw e;
            }
            found.add("client.id and .client.secret: " + e.getMessage());
        }
        return found;
    }

    private Optional<BookingOutcome> recovered(IdempotencyKey key) {
        JsonAnswer answer = recover(UpsLabels.byReference(UpsKey.reference(key), account));
        Optional<String> candidate = UpsLabels.candidate(answer);
        return UpsLabels.recovered(
                candidate.isEmpty() ? answer : recover(UpsLabels.byNumber(candidate.get(), account)));
    }

    private JsonAnswer recover(JsonNode question) {
        return api.query(UpsLabels.RECOVERY, question);
    }

    private BookingOutcome ship(BookingRequest request, IdempotencyKey key) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return UpsLabels.ordered(api.act(UpsShip.PATH, UpsShip.order(request, key, account, today)));
    }
}
