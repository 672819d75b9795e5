package org.kontor.logistics.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.kontor.logistics.domain.Lamps.EUR;
import static org.kontor.logistics.domain.Lamps.USD;
import static org.kontor.logistics.domain.Lamps.charging;
import static org.kontor.logistics.domain.Lamps.rate;
import static org.kontor.logistics.domain.Lamps.request;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.logistics.Exclusion;
import org.kontor.logistics.Exclusion.Reason;
import org.kontor.logistics.Option;
import org.kontor.logistics.Quotation;
import org.kontor.logistics.store.ExchangeRateStore;
import org.kontor.logistics.store.QuotationStore;
import org.kontor.store.Documents;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.values.Money;

/** What single carriers' answers come to: which version gave them, and which are no answers. */
public class OffersTest {

    @Rule
    public final TestStore store = TestStore.of("logistics");

    private final UUID buyer = Keys.fresh();
    private Carriers carriers;
    private ExchangeDesk exchange;
    private LogisticsDesk desk;

    @Before
    public void open() {
        carriers = new Carriers(store.transactions());
        exchange = new ExchangeDesk(
                new ExchangeRateStore(store.sql(), store.schema("logistics")), store.transactions(), store.clock());
        desk = new LogisticsDesk(
                new QuotationStore(store.sql(), store.schema("logistics")),
                exchange,
                carriers,
                store.transactions(),
                store.clock());
        carriers.add("carrier.good", charging("100.00", "USD", 5));
    }

    @Test
    public void anOptionKeepsTheVersionThatQuotedIt() {
        Quotation quoted = desk.quote(buyer, request(USD));
        desk.keep(quoted);

        Option kept = desk.quotation(buyer, quoted.id()).options().get(0);

        assertEquals(Carriers.VERSION, kept.providerVersion());
    }

    @Test
    public void anOptionThatWasKeptBeforeThereWereVersionsIsReadWithoutOne() {
        String now = Documents.write(desk.quote(buyer, request(USD)));
        String before = now.replace("\"providerVersion\":\"" + Carriers.VERSION + "\",", "");
        assertFalse(before.equals(now));

        Quotation read = Documents.read(before, Quotation.class);

        assertEquals("", read.options().get(0).providerVersion());
    }

    @Test
    public void theQuestionIsAboutTheShipmentRequest() {
        Quotation quoted = desk.quote(buyer, request(USD));
        assertEquals(Optional.of(quoted.id()), carriers.lastTrade());

        desk.keep(quoted);
        desk.quoteAgain(buyer, quoted.id());
        assertEquals(Optional.of(quoted.id()), carriers.lastTrade());
    }

    @Test
    public void aCarrierThatIsSwitchedOffIsNamedAsSuchWithoutTheOperatorsReason() {
        carriers.switchOff("carrier.good");

        List<Exclusion> exclusions = desk.quote(buyer, request(USD)).exclusions();

        assertEquals(
                List.of(Reason.CARRIER_SWITCHED_OFF),
                exclusions.stream().map(Exclusion::reason).toList());
        assertFalse(exclusions.get(0).sentence().contains(Carriers.OPERATORS_REASON));
    }

    @Test
    public void aPriceBeyondReckoningSpoilsNoOtherCarriersOption() {
        exchange.load(
                List.of(new ExchangeRate(EUR, USD, new BigDecimal("1.5"), LocalDate.of(2026, 11, 1), "test bank")),
                Optional.empty());
        carriers.add("carrier.overflows", priced(new Money(Long.MAX_VALUE, EUR)));
        carriers.add("carrier.unreadable", priced(new Money(Long.MAX_VALUE, USD)));
        carriers.add("carrier.pays", priced(new Money(-1, USD)));
        carriers.add("carrier.polluted", asked -> polluted());

        Quotation quoted = desk.quote(buyer, request(USD));
        desk.keep(quoted);

        assertEquals(
                List.of("carrier.good"),
                desk.quotation(buyer, quoted.id()).options().stream()
                        .map(Option::carrier)
                        .toList());
        assertEquals(4, quoted.exclusions().size());
        assertEquals(
                List.of(Reason.CARRIER_UNINTELLIGIBLE),
                quoted.exclusions().stream().map(Exclusion::reason).distinct().toList());
    }

    /** One price that is right does not make up for one that is not. */
    @Test
    public void anAnswerIsTakenWholeOrNotAtAll() {
        carriers.add(
                "carrier.half",
                asked -> new RateAnswer(
                        List.of(rate("A", Money.parse("100.00", "USD"), 5), rate("B", new Money(-1, USD), 5)),
                        List.of()));

        Quotation quoted = desk.quote(buyer, request(USD));

        assertEquals(1, quoted.options().size());
        assertEquals(1, quoted.exclusions().size());
    }

    private static Rates priced(Money price) {
        return asked -> new RateAnswer(List.of(rate("EXPRESS", price, 5)), List.of());
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static RateAnswer polluted() {
        return new RateAnswer((List) List.of("no rate"), List.of());
    }
}
