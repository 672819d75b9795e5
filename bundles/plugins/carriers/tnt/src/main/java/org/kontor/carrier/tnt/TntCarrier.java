package org.kontor.carrier.tnt;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Bookings;
import org.kontor.carrier.BulkTracking;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Tracking;
import org.kontor.carrier.WaybillScheme;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.values.IdempotencyKey;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One account with TNT: it prices, books and tracks by ExpressConnect, which can void nothing. */
@Component(
        configurationPid = "org.kontor.carrier.tnt",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = TntCarrier.Settings.class, factory = true)
public final class TntCarrier implements Rates, Bookings, Tracking, BulkTracking, WaybillScheme {

    @ObjectClassDefinition(name = "TNT")
    @interface Settings {

        @AttributeDefinition(description = "where ExpressConnect begins; its host must stand in bnd.bnd")
        String address() default "https://express.tnt.com/";

        @AttributeDefinition(description = "where consignments are tracked; its host must stand in bnd.bnd")
        String tracking_address() default "https://express.tnt.com/expressconnect/track.do";

        @AttributeDefinition(description = "the name that TNT gave for ExpressConnect; a test name makes tests")
        String user();

        @AttributeDefinition(type = AttributeType.PASSWORD, description = "its password, set as .password")
        String _password();

        @AttributeDefinition(description = "the account number that pays")
        String account();

        @AttributeDefinition(description = "the account's country, like DE; tracking assumes it as the origin")
        String account_country();

        @AttributeDefinition(description = "the currency of prices")
        String currency() default "EUR";

        @AttributeDefinition(description = "from when on TNT may collect, at the shipper's clock")
        String collect_from() default "09:00";

        @AttributeDefinition(description = "until when TNT may collect")
        String collect_to() default "17:00";

        @AttributeDefinition(description = "true when each booking shall order a collection too")
        boolean collect() default false;

        @AttributeDefinition(description = "transit days of express services, which TNT does not tell")
        String express_days() default "1-5";

        @AttributeDefinition(description = "transit days of economy services, which TNT does not tell")
        String economy_days() default "3-10";

        @AttributeDefinition(description = "hours for which a price is promised, which TNT does not tell")
        long valid_hours() default 24;

        @AttributeDefinition(description = "cubic centimetres that count as a kilogram, by the contract")
        int volumetric_divisor() default 5000;

        @AttributeDefinition(description = "grams up to whose multiple weights are rounded, by the contract")
        long rounding_step_grams() default 500;
    }

    /** More of them are TNT's error 6001. */
    private static final int MOST_NUMBERS = 50;

    private final TntAccount account;
    private final Clock clock;
    private final TntPost post;
    private final TntRates rates;
    private final TntSearch search;
    private final TntBookings bookings;

    @Activate
    public TntCarrier(Settings settings, @Reference Http http) {
        this(settings, http, Clock.systemUTC());
    }

    TntCarrier(Settings settings, Http http, Clock clock) {
        this.account = new TntAccount(settings);
        this.clock = clock;
        this.post = new TntPost(http, account.authorization());
        this.rates = new TntRates(account);
        this.search = new TntSearch(post, account);
        this.bookings = new TntBookings(post, account, search, clock);
    }

    @Override
    public RateAnswer quote(Shipment shipment) {
        Answer answer = post.ask(account.pricing(), rates.question(shipment), Optional.empty());
        return rates.read(TntPost.document(answer, "document"), shipment, clock.instant());
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
        return TntScans.of(search.byNumber(waybill));
    }

    @Override
    public int atOnce() {
        return MOST_NUMBERS;
    }

    @Override
    public Map<String, List<Scan>> trackAll(Set<String> waybills) {
        Map<String, List<Scan>> scans = new HashMap<>();
        search.byNumbers(waybills).forEach((number, told) -> scans.put(number, TntScans.of(told)));
        return scans;
    }

    @Override
    public Match test(String number) {
        return TntNumbers.test(number);
    }

    @Override
    public String toString() {
        return account.toString();
    }
}
