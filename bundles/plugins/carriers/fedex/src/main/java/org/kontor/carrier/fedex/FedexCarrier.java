package org.kontor.carrier.fedex;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Bookings;
import org.kontor.carrier.BulkTracking;
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
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException.Fault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** One account with FedEx: which calls its APIs take. What is said in them stands in the classes beside this one. */
@Component(
        configurationPid = "org.kontor.carrier.fedex",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = FedexSettings.class, factory = true)
public final class FedexCarrier implements Rates, Bookings, Cancellations, Tracking, BulkTracking, WaybillScheme {

    private static final String BY_NUMBER = "track/v1/trackingnumbers";
    private static final int AT_ONCE = 30;

    private static final Pattern VOID_ALREADY =
            Pattern.compile("ALREADY[ .](BEEN )?(CANCEL|DELET|VOID)", Pattern.CASE_INSENSITIVE);

    private final FedexSettings settings;
    private final FedexProject ship;
    private final FedexProject track;
    private final FedexRates rates;
    private final FedexShip orders;
    private final FedexBookings bookings;
    private final InstantSource clock;

    @Activate
    public FedexCarrier(FedexSettings settings, @Reference Http http) {
        this(settings, http, InstantSource.system());
    }

    FedexCarrier(FedexSettings settings, Http http, InstantSource clock) {
        URI address = URI.create(settings.address());
        this.settings = settings;
        this.clock = clock;
        this.ship = new FedexProject(http, address, settings.client_id(), settings._client_secret(), clock);
        this.track = settings.track_client_id().isEmpty()
                ? ship
                : new FedexProject(http, address, settings.track_client_id(), settings._track_client_secret(), clock);
        this.rates = new FedexRates(settings.account(), settings.pickup_type(), settings.currency());
        this.orders = new FedexShip(settings);
        this.bookings = new FedexBookings(ship, track, settings, clock);
    }

    @Override
    public RateAnswer quote(Shipment shipment) {
        Optional<Refusal> limit = FedexLimits.of(shipment);
        if (limit.isPresent()) {
            return new RateAnswer(List.of(), List.of(limit.get()));
        }
        JsonAnswer answer = ship.ask("rate/v1/rates/quotes", rates.question(shipment));
        return FedexJson.reading(
                "prices",
                Fault.UNINTELLIGIBLE,
                () -> rates.read(answer, shipment, clock.instant().plus(Duration.ofHours(settings.valid_hours()))));
    }

    @Override
    public BookingOutcome book(BookingRequest request, IdempotencyKey key) {
        Optional<Refusal> limit = FedexLimits.of(request, settings.phone());
        return limit.isPresent() ? new BookingOutcome.Refused(limit.get()) : bookings.book(request, key);
    }

    @Override
    public Optional<BookingOutcome> find(IdempotencyKey key) {
        return bookings.find(key);
    }

    /** FedEx says no with 200, and of a shipment that is void already too: then its last status tells. */
    @Override
    public boolean cancel(String waybill, IdempotencyKey key) {
        JsonAnswer answer = ship.act("PUT", "ship/v1/shipments/cancel", orders.undoing(waybill), key.value());
        JsonNode output = answer.body().path("output");
        FedexErrors.throwFaults(FedexErrors.of(answer), Fault.IN_DOUBT);
        return output.path("cancelledShipment").asBoolean()
                || VOID_ALREADY.matcher(answer.body().toString()).find()
                || isCancelled(waybill);
    }

    private boolean isCancelled(String waybill) {
        JsonAnswer answer = track.ask(BY_NUMBER, FedexTrack.byNumber(Set.of(waybill)));
        return FedexJson.reading("shipment", Fault.UNINTELLIGIBLE, () -> FedexTrack.isCancelled(answer));
    }

    @Override
    public List<Scan> track(String waybill) {
        JsonAnswer answer = track.ask(BY_NUMBER, FedexTrack.byNumber(Set.of(waybill)));
        return FedexJson.reading("journey", Fault.UNINTELLIGIBLE, () -> FedexTrack.scans(answer));
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public Map<String, List<Scan>> trackAll(Set<String> waybills) {
        JsonAnswer answer = track.ask(BY_NUMBER, FedexTrack.byNumber(waybills));
        return FedexJson.reading("journeys", Fault.UNINTELLIGIBLE, () -> FedexTrack.scans(answer, waybills));
    }

    @Override
    public Match test(String number) {
        return FedexNumbers.test(number);
    }
}
