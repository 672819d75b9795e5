package org.kontor.carrier.dhl;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kontor.carrier.AddressChecks;
import org.kontor.carrier.AddressFinding;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Bookings;
import org.kontor.carrier.LandedCost;
import org.kontor.carrier.LandedCosts;
import org.kontor.carrier.PickupOutcome;
import org.kontor.carrier.PickupRequest;
import org.kontor.carrier.Pickups;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Tracking;
import org.kontor.carrier.WaybillScheme;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.JsonAnswer;
import org.kontor.values.Address;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** One account with DHL Express: which calls MyDHL API and the unified tracking take. */
@Component(
        configurationPid = "org.kontor.carrier.dhl",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = Settings.class, factory = true)
public final class DhlCarrier implements Rates, LandedCosts, Bookings, Pickups, Tracking, AddressChecks, WaybillScheme {

    private static final int NOT_FOUND = 404;

    private final MyDhl api;
    private final Unified unified;
    private final Account account;
    private final Duration promised;
    private final Clock clock;
    private final Bookings bookings;
    private final Pickups pickups;

    @Activate
    public DhlCarrier(Settings settings, @Reference Http http) {
        this(settings, http, Clock.systemUTC());
    }

    DhlCarrier(Settings settings, Http http, Clock clock) {
        this.clock = clock;
        this.account = Account.of(settings);
        this.promised = Duration.ofHours(settings.valid_hours());
        String credentials = settings._key() + ":" + settings._secret();
        this.api = new MyDhl(http, URI.create(settings.address()), credentials, clock);
        this.unified = new Unified(
                http, URI.create(settings.unified_address()), settings._unified_key(), settings.unified_service());
        Duration settling = Duration.ofMinutes(settings.settle_minutes());
        this.bookings = new ExpressBookings(api, account, settling, clock);
        this.pickups = new ExpressPickups(api, account, clock);
    }

    @Override
    public RateAnswer quote(Shipment shipment) {
        Instant now = clock.instant();
        Optional<Refusal> refusal = Parts.refusal(shipment, account)
                .or(() -> ShippingDays.refusal(shipment.readyDate(), Places.zone(shipment.origin()), now));
        if (refusal.isPresent()) {
            return new RateAnswer(List.of(), List.of(refusal.get()));
        }
        JsonAnswer answer = api.query("rates", RateQuestion.rates(shipment, account, now));
        return answer.isGood()
                ? RateList.read(answer.body(), shipment, account, now.plus(promised))
                : new RateAnswer(List.of(), Problems.refusals(answer, Fault.UNAVAILABLE));
    }

    /** Nothing is due where no customs are; a refusal has no other form here than a fault. */
    @Override
    public LandedCost estimate(Shipment shipment, String service) {
        Instant now = clock.instant();
        if (!Parts.declarable(shipment)) {
            return new LandedCost(List.of(), "DHL Express: no customs on this lane", now);
        }
        Optional<Refusal> refusal = Parts.refusal(shipment, account);
        if (refusal.isPresent()) {
            throw unknown(refusal.get());
        }
        JsonAnswer answer = api.query("landed-cost", RateQuestion.landedCost(shipment, service, account));
        if (!answer.isGood()) {
            throw unknown(Problems.refusal(answer, Fault.UNAVAILABLE));
        }
        return DutyList.read(answer.body(), shipment, service, now);
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
    public PickupOutcome order(PickupRequest request, IdempotencyKey key) {
        return pickups.order(request, key);
    }

    @Override
    public boolean cancelPickup(String confirmation, IdempotencyKey key) {
        return pickups.cancelPickup(confirmation, key);
    }

    /** What MyDHL API knows of a number of its own; of others, and when it knows nothing, the unified tracking. */
    @Override
    public List<Scan> track(String waybill) {
        String number = waybill.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        if (!number.matches("[A-Z0-9]{4,40}")) {
            return List.of();
        }
        List<Scan> scans = test(number) == Match.NOT_THIS_FORMAT && unified.isAsked() ? List.of() : express(number);
        return scans.isEmpty() ? unified.track(number) : scans;
    }

    @Override
    public AddressFinding check(Address address) {
        String county = Places.bySuburb(address) ? MyDhl.path("&countyName=%s", address.region()) : "";
        String place = MyDhl.path(
                "countryCode=%s&postalCode=%s&cityName=%s",
                Places.country(address), address.postalCode(), address.city());
        return AddressAnswer.read(
                api.get("address-validate?type=delivery&strictValidation=false&" + place + county), address);
    }

    @Override
    public Match test(String number) {
        return Numbers.test(number);
    }

    private List<Scan> express(String number) {
        JsonAnswer answer = api.get(
                Numbers.isPiece(number)
                        ? MyDhl.path(
                                "tracking?pieceTrackingNumber=%s&trackingView=all-checkpoints&levelOfDetail=all",
                                number.replaceFirst("^JJD", "JD"))
                        : MyDhl.path(
                                "shipments/%s/tracking?trackingView=all-checkpoints&levelOfDetail=all"
                                        + "&requestGMTOffsetPerEvent=true",
                                number));
        if (answer.isGood()) {
            return ExpressScans.read(answer.body());
        }
        if (answer.status() != NOT_FOUND && test(number) != Match.NOT_THIS_FORMAT) {
            Refusal refusal = Problems.refusal(answer, Fault.UNAVAILABLE);
            throw new ProviderException(Fault.UNINTELLIGIBLE, refusal.sentence());
        }
        return List.of();
    }

    private static ProviderException unknown(Refusal refusal) {
        return new ProviderException(Fault.UNINTELLIGIBLE, "no landed cost: " + refusal.sentence());
    }
}
