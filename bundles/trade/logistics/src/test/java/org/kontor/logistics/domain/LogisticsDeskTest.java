package org.kontor.logistics.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.logistics.domain.Lamps.EUR;
import static org.kontor.logistics.domain.Lamps.USD;
import static org.kontor.logistics.domain.Lamps.charging;
import static org.kontor.logistics.domain.Lamps.rate;
import static org.kontor.logistics.domain.Lamps.request;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Shipment;
import org.kontor.logistics.ExchangeRate;
import org.kontor.logistics.Exclusion;
import org.kontor.logistics.Exclusion.Reason;
import org.kontor.logistics.Option;
import org.kontor.logistics.Quotation;
import org.kontor.logistics.QuotationState;
import org.kontor.logistics.Round;
import org.kontor.logistics.ShipmentRequest;
import org.kontor.logistics.web.QuotationView;
import org.kontor.providers.Departure;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;
import org.kontor.web.NextAction;
import org.kontor.work.TradeRuleException;

public class LogisticsDeskTest {

    private static final String SECRET = "s3cret-token";

    @Rule
    public final TestStore store = TestStore.of("logistics");

    private final UUID buyer = Keys.fresh();
    private Forwarder forwarder;
    private Carriers carriers;
    private ExchangeDesk exchange;
    private LogisticsDesk desk;

    @Before
    public void open() {
        forwarder = new Forwarder(store);
        carriers = forwarder.carriers;
        exchange = forwarder.exchange;
        desk = forwarder.desk;
    }

    @Test
    public void everyFaultOfACarrierIsAnExclusionThatTellsNoDetails() {
        carriers.add("carrier.a", failing(Fault.UNAVAILABLE));
        carriers.add("carrier.b", failing(Fault.MISCONFIGURED));
        carriers.add("carrier.c", failing(Fault.UNINTELLIGIBLE));
        carriers.add("carrier.d", failing(Fault.IN_DOUBT));
        carriers.add("carrier.e", charging("100.00", "USD", 5));

        Quotation answer = forwarder.quote(buyer, request(USD));

        assertEquals(
                List.of(
                        Reason.CARRIER_UNAVAILABLE,
                        Reason.CARRIER_MISCONFIGURED,
                        Reason.CARRIER_UNINTELLIGIBLE,
                        Reason.CARRIER_UNAVAILABLE),
                answer.exclusions().stream().map(Exclusion::reason).toList());
        assertTrue(answer.exclusions().stream().noneMatch(one -> one.sentence().contains(SECRET)));
        assertEquals(
                List.of("carrier.e"),
                answer.options().stream().map(Option::carrier).toList());
    }

    @Test
    public void everyRefusalOfACarrierIsAnExclusionInItsWords() {
        List<Refusal> refusals = Arrays.stream(Refusal.Reason.values())
                .map(reason -> new Refusal(reason, "ECONOMY", "Because of " + reason))
                .toList();
        carriers.add("carrier.a", asked -> new RateAnswer(List.of(), refusals));

        List<Exclusion> exclusions = forwarder.quote(buyer, request(USD)).exclusions();

        assertEquals(
                refusals.stream()
                        .map(refusal -> new Exclusion(
                                "carrier.a",
                                "ECONOMY",
                                Reason.valueOf(refusal.reason().name()),
                                refusal.sentence()))
                        .toList(),
                exclusions);
    }

    @Test
    public void aRemovedCarrierIsNamedWithWhenItWent() {
        Instant since = Instant.parse("2026-11-01T12:00:00Z");
        carriers.add("carrier.a", charging("100.00", "USD", 5));
        carriers.remove(new Departure("carrier.a", since));

        Quotation answer = forwarder.quote(buyer, request(USD));

        assertTrue(answer.options().isEmpty());
        assertEquals(Reason.CARRIER_REMOVED, answer.exclusions().get(0).reason());
        assertTrue(answer.exclusions().get(0).sentence().contains(since.toString()));
    }

    @Test
    public void pricesAreRankedInOneCurrencyByARateThatIsShown() {
        load("EUR", "USD", "1.5", "2026-11-01");
        carriers.add("carrier.dollars", charging("140.00", "USD", 5));
        carriers.add("carrier.euros", charging("100.00", "EUR", 4));

        Quotation answer = forwarder.quote(buyer, request(USD));

        Option dollars = option(answer, "carrier.dollars");
        Option euros = option(answer, "carrier.euros");
        assertEquals(List.of(dollars.id(), euros.id()), answer.rankings().cheapest());
        assertEquals(List.of(euros.id(), dollars.id()), answer.rankings().fastest());
        assertEquals(Money.parse("100.00", "EUR"), euros.price());
        assertEquals(Money.parse("150.00", "USD"), euros.compared().to());
        assertEquals(new BigDecimal("1.5"), euros.compared().rate());
        assertEquals(LocalDate.of(2026, 11, 1), euros.compared().rateDate());
        assertEquals("test bank", euros.compared().source());
    }

    @Test
    public void aPriceWithoutAnExchangeRateIsExcludedAndNamesThePairToLoad() {
        carriers.add("carrier.a", charging("10000", "JPY", 5));

        Quotation answer = forwarder.quote(buyer, request(USD));

        assertTrue(answer.options().isEmpty());
        assertEquals(Reason.NO_EXCHANGE_RATE, answer.exclusions().get(0).reason());
        assertEquals("EXPRESS", answer.exclusions().get(0).service());
        assertTrue(answer.exclusions().get(0).sentence().contains("JPY/USD"));
    }

    @Test
    public void anOptionSaysWhetherItArrivesInTime() {
        carriers.add("carrier.late", charging("100.00", "USD", 11));
        carriers.add("carrier.timely", charging("100.00", "USD", 10));

        Quotation answer = forwarder.quote(buyer, request(USD));

        assertFalse(option(answer, "carrier.late").neededByMet());
        assertTrue(option(answer, "carrier.timely").neededByMet());
    }

    @Test
    public void anAnswerIsKeptWholeForItsOrganisationAlone() {
        carriers.add("carrier.a", charging("100.00", "USD", 5));
        carriers.add("carrier.b", failing(Fault.UNAVAILABLE));
        Quotation answer = kept();

        assertEquals(answer, desk.quotation(buyer, answer.id()));
        assertNotFound(() -> desk.quotation(Keys.fresh(), answer.id()));
        UUID option = answer.options().get(0).id();
        assertNotFound(() -> desk.choose(Keys.fresh(), answer.id(), option));
    }

    @Test
    public void anOptionCanBeChosenUntilItExpires() {
        carriers.add("carrier.a", charging("100.00", "USD", 5));
        Quotation answer = kept();
        UUID option = answer.options().get(0).id();
        store.clock()
                .advance(Duration.between(store.clock().instant(), Lamps.VALID_UNTIL)
                        .minusSeconds(1));

        assertEquals(
                answer.options().get(0), desk.choose(buyer, answer.id(), option).option());

        store.clock().advance(Duration.ofSeconds(1));
        TradeRuleException expired =
                assertThrows(TradeRuleException.class, () -> desk.choose(buyer, answer.id(), option));
        assertEquals("option-expired", expired.code());
        assertTrue(expired.remedy().contains("/api/v1/shipment-requests/" + answer.id() + "/quotes"));
    }

    @Test
    public void askingAgainReplacesTheOptionsOfTheSameRequest() {
        carriers.add("carrier.a", charging("100.00", "USD", 5));
        Quotation before = kept();
        carriers.add("carrier.a", charging("120.00", "USD", 5));
        store.clock().advance(Duration.ofHours(1));

        Quotation after = forwarder.quoteAgain(buyer, before.id());
        desk.keep(after);

        assertEquals(before.id(), after.id());
        assertEquals(2, after.version());
        assertEquals(after, desk.quotation(buyer, before.id()));
        assertNotFound(
                () -> desk.choose(buyer, before.id(), before.options().get(0).id()));
        assertEquals(
                Money.parse("120.00", "USD"),
                desk.choose(buyer, after.id(), after.options().get(0).id())
                        .option()
                        .price());
    }

    @Test
    public void ofTwoNewAnswersAtOnceTheSecondIsStale() {
        carriers.add("carrier.a", charging("100.00", "USD", 5));
        UUID request = kept().id();
        Quotation first = forwarder.quoteAgain(buyer, request);
        Quotation second = forwarder.quoteAgain(buyer, request);
        desk.keep(first);

        TradeRuleException stale = assertThrows(TradeRuleException.class, () -> desk.keep(second));

        assertEquals(TradeRuleException.Kind.STALE, stale.kind());
        assertEquals(first, desk.quotation(buyer, request));
    }

    @Test
    public void aQuoteCostsOneInsertOnceRatesAndLaneAreKnown() {
        load("EUR", "USD", "1.5", "2026-11-01");
        Stream.of("a", "b", "c").forEach(name -> carriers.add("carrier." + name, charging("100.00", "EUR", 5)));
        long statements = store.statements();
        long commits = store.commits();

        kept();
        assertEquals(3, store.statements() - statements);
        assertEquals(3, store.commits() - commits);

        kept();
        assertEquals(4, store.statements() - statements);
    }

    @Test
    public void equalOptionsRankTheSameWayEveryTime() {
        carriers.add("carrier.b", charging("100.00", "USD", 5));
        carriers.add("carrier.a", twoServices());

        Quotation answer = forwarder.quote(buyer, request(USD));

        List<String> names = answer.rankings().balanced().stream()
                .map(id -> answer.options().stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow())
                .map(one -> one.carrier() + " " + one.service())
                .toList();
        assertEquals(List.of("carrier.a A", "carrier.a B", "carrier.b EXPRESS"), names);
    }

    @Test
    public void balancedPrefersALittleMoreMoneyForMuchLessTime() {
        carriers.add("carrier.cheap", charging("100.00", "USD", 30));
        carriers.add("carrier.fair", charging("130.00", "USD", 6));
        carriers.add("carrier.fast", charging("400.00", "USD", 3));

        Quotation answer = forwarder.quote(buyer, request(USD));

        assertEquals(
                option(answer, "carrier.fair").id(),
                answer.rankings().balanced().get(0));
    }

    @Test
    public void goodsCannotBeNeededBeforeTheyAreReady() {
        InvalidValueException refused = assertThrows(
                InvalidValueException.class,
                () -> new ShipmentRequest(request(EUR).shipment(), Optional.of(Lamps.READY.minusDays(1)), EUR));

        assertEquals("neededBy", refused.field());
    }

    @Test
    public void goodsAreReadySoonOrNobodyIsAsked() {
        carriers.add("carrier.a", charging("100.00", "USD", 5));
        LocalDate today = LocalDate.ofInstant(store.clock().instant(), ZoneOffset.UTC);

        forwarder.quote(buyer, readyOn(today.minusDays(1)));
        forwarder.quote(buyer, readyOn(today.plusYears(1)));
        assertThrows(InvalidValueException.class, () -> forwarder.quote(buyer, readyOn(today.minusDays(2))));
        assertThrows(InvalidValueException.class, () -> forwarder.quote(buyer, readyOn(LocalDate.MAX)));
    }

    @Test
    public void aQuotationSaysHowItStandsAndWhatCameOfEveryRound() {
        Quotation unserved = kept();
        carriers.add("carrier.a", charging("100.00", "USD", 5));
        store.clock().advance(Duration.ofHours(1));
        Quotation served = forwarder.quoteAgain(buyer, unserved.id());
        desk.keep(served);

        Quotation read = desk.quotation(buyer, unserved.id());

        assertEquals(
                List.of(new Round(1, unserved.quotedAt(), 0, 0), new Round(2, served.quotedAt(), 1, 0)),
                read.history());
        assertEquals(QuotationState.NOT_SERVED, unserved.state(unserved.quotedAt()));
        assertEquals(QuotationState.QUOTED, read.state(read.quotedAt()));
        assertEquals(QuotationState.EXPIRED, read.state(Lamps.VALID_UNTIL));
    }

    @Test
    public void onlyWhatCanBeOrderedOffersAnOrder() {
        carriers.add("carrier.a", charging("100.00", "USD", 5));
        Quotation answer = kept();

        assertEquals(List.of("ORDER", "QUOTE_AGAIN"), actions(answer, answer.quotedAt()));
        assertEquals(List.of("QUOTE_AGAIN"), actions(answer, Lamps.VALID_UNTIL));
    }

    private static List<String> actions(Quotation quotation, Instant now) {
        return QuotationView.of(quotation, now).nextActions().stream()
                .map(NextAction::action)
                .toList();
    }

    private static ShipmentRequest readyOn(LocalDate day) {
        Shipment lamps = request(USD).shipment();
        Shipment shipment = new Shipment(
                lamps.origin(), lamps.destination(), lamps.parcels(), lamps.goods(), day, lamps.incoterm());
        return new ShipmentRequest(shipment, Optional.empty(), USD);
    }

    private Quotation kept() {
        Quotation answer = forwarder.quote(buyer, request(USD));
        desk.keep(answer);
        return answer;
    }

    private void load(String base, String quote, String rate, String day) {
        exchange.load(
                List.of(new ExchangeRate(
                        Money.currency(base),
                        Money.currency(quote),
                        new BigDecimal(rate),
                        LocalDate.parse(day),
                        "test bank")),
                Optional.empty());
    }

    private static Option option(Quotation answer, String carrier) {
        return answer.options().stream()
                .filter(option -> option.carrier().equals(carrier))
                .findFirst()
                .orElseThrow();
    }

    private static Rates failing(Fault fault) {
        return asked -> {
            throw new ProviderException(fault, "https://carrier.example refused " + SECRET);
        };
    }

    private static Rates twoServices() {
        Money price = Money.parse("100.00", "USD");
        return asked -> new RateAnswer(List.of(rate("B", price, 5), rate("A", price, 5)), List.of());
    }

    private static void assertNotFound(Runnable asked) {
        TradeRuleException refused = assertThrows(TradeRuleException.class, asked::run);
        assertEquals(TradeRuleException.Kind.NOT_FOUND, refused.kind());
    }
}
