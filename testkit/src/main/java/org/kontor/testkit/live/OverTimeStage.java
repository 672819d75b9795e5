package org.kontor.testkit.live;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Bookings;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Tracking;
import org.kontor.conformance.Abilities;
import org.kontor.testkit.TestClock;
import org.kontor.testkit.TestHttp;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.Goods;
import org.kontor.values.HsCode;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.Parcel;
import org.kontor.values.Party;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** A carrier plugin and its live provider on one clock, and what only the carrier knows of its own forms. */
public abstract class OverTimeStage {

    protected static final String SECRET = "canary-secret-7391";
    protected static final Duration TOKEN_LIFE = Duration.ofHours(1);

    private static final Address SHENZHEN =
            new Address(List.of("1088 Xueyuan Avenue"), "Shenzhen", "Guangdong", "518055", Country.of("CN"));
    private static final Address HAMBURG =
            new Address(List.of("Am Sandtorkai 30"), "Hamburg", "", "20457", Country.of("DE"));

    protected final TestClock clock = new TestClock();

    @Rule
    public final LiveProvider provider = new LiveProvider(clock);

    /** Patient enough for a busy machine, and yet not for an answer that never comes. */
    @Rule
    public final TestHttp http = new TestHttp(Duration.ofSeconds(4));

    /** A new instance of the plugin with the provider's address, this client and this clock, as after a restart. */
    protected abstract Object open();

    /** How the carrier's tokens are given and refused; empty when it has none. */
    protected abstract Optional<TokenForm> tokens();

    /** The question for prices; empty for a carrier that gives none. */
    protected abstract Optional<Route> pricing();

    /** The act that books, and what in it is the booking's own at the carrier. */
    protected abstract Route booking();

    protected abstract String reference(Call booking);

    /** The question for a waybill's journey. */
    protected abstract Route tracking();

    /** A good answer about a journey that tells of nothing but these, in this order. */
    protected abstract Reply journey(Reply recorded, List<Happening> told);

    /** Whose answer holds the prices; that of the question, unless the carrier shows them elsewhere. */
    protected Route priced() {
        return pricing().orElseThrow();
    }

    /** The recorded prices, but {@link #unpriced()} without one, and a warning beside them. */
    protected Reply partial(Reply recorded) {
        throw new IllegalStateException("a carrier that gives prices says how one is missing");
    }

    /** The service that {@link #partial} leaves without a price, or what its name begins with and refusals call it. */
    protected String unpriced() {
        throw new IllegalStateException("a carrier that gives prices says which one is missing");
    }

    /** What to book; the first service that is offered, unless the carrier gives no prices. */
    protected String service() {
        return rates().quote(shipment()).rates().get(0).service();
    }

    @Before
    public final void theProviderKnowsItsForms() {
        tokens().ifPresent(form -> provider.givesTokens(form, TOKEN_LIFE));
        provider.books(booking(), this::reference);
    }

    protected final Rates rates() {
        Assume.assumeTrue("it gives no prices", pricing().isPresent());
        return as(Rates.class, open());
    }

    protected final Bookings bookings() {
        return as(Bookings.class, open());
    }

    protected final Tracking trackings() {
        return as(Tracking.class, open());
    }

    protected final void wantsTokens() {
        Assume.assumeTrue("it has no tokens", tokens().isPresent());
    }

    protected final Shipment shipment() {
        Goods lamps = new Goods(
                "LED lamps", new HsCode("940542"), 1200, Money.parse("7800.00", "USD"), Country.of("CN"), false, "");
        LocalDate ready = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(3);
        Parcel cartons = new Parcel(24, 600, 400, 350, 11_200);
        return new Shipment(SHENZHEN, HAMBURG, List.of(cartons), List.of(lamps), ready, Incoterm.CIP);
    }

    protected final BookingRequest request(String service) {
        Party shipper = new Party("Brightway Lighting", "", SHENZHEN, "", "");
        Party consignee = new Party("Elbe Leuchten", "", HAMBURG, "", "");
        return new BookingRequest(service, shipment(), shipper, consignee, "K-1");
    }

    /** The waybill of a booking that was made. */
    protected static String waybill(BookingOutcome outcome) {
        return outcome.fold(BookingOutcome.Booked::waybill, BookingOutcome.Requested::reference, refused -> {
            throw new AssertionError("refused: " + refused.refusal().sentence());
        });
    }

    /** The waybill that is found for the key by a new instance. */
    protected final String found(IdempotencyKey key) {
        Optional<BookingOutcome> found = bookings().find(key);
        assertTrue("the booking is found by its key", found.isPresent());
        return waybill(found.get());
    }

    /** How the call fails. */
    protected static ProviderException fails(Fault expected, Callable<?> call) throws Exception {
        Object answer;
        try {
            answer = call.call();
        } catch (ProviderException e) {
            assertEquals(e.getMessage(), expected, e.fault());
            return e;
        }
        throw new AssertionError("expected " + expected + ", but it answered " + answer);
    }

    private static <A> A as(Class<A> ability, Object component) {
        return Abilities.of(component).find(ability).orElseThrow();
    }
}
