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
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Timetable;
import org.kontor.logistics.ExchangeRate;
import org.kontor.logistics.Exclusion;
import org.kontor.logistics.Exclusion.Reason;
import org.kontor.logistics.Option;
import org.kontor.logistics.Quotation;
import org.kontor.logistics.ShipmentRequest;
import org.kontor.store.Documents;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.values.Goods;
import org.kontor.values.Money;

/** What single carriers' answers come to: which version gave them, and which are no answers. */
public class OffersTest {

    private static final Timetable NEVER = new Timetable(Optional.of(LocalDateTime.MAX), Optional.empty());

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
        carriers.add("carrier.good", charging("100.00", "USD", 5));
    }

    @Test
    public void anOptionKeepsTheVersionThatQuotedIt() {
        Quotation quoted = forwarder.quote(buyer, request(USD));
        desk.keep(quoted);

        Option kept = desk.quotation(buyer, quoted.id()).options().get(0);

        assertEquals(Carriers.VERSION, kept.providerVersion());
    }

    @Test
    public void whatWasKeptBeforeThereWereVersionsAndDatesIsReadWithoutThem() {
        carriers.add("carrier.no", asked -> refusing(Refusal.Reason.NOT_SERVED));
        String now = Documents.write(forwarder.quote(buyer, request(USD)));
        String before = now.replace("\"providerVersion\":\"" + Carriers.VERSION + "\",", "")
                .replaceFirst(",\"schedule\":\\{[^}]*}", "")
                .replaceFirst(",\"answered\":\\[[^]]*]", "")
                .replace(",\"unNumbers\":[]", "")
                .replace(",\"awaitedUntil\":null", "");
        assertFalse(before, before.matches(".*(providerVersion|schedule|answered|unNumbers|awaitedUntil).*"));

        Quotation read = Documents.read(before, Quotation.class);

        assertEquals("", read.options().get(0).providerVersion());
        assertEquals(Optional.empty(), read.options().get(0).schedule());
        assertEquals(List.of(), read.answered());
        assertEquals(List.of(), read.awaited(store.clock().instant()));
        assertEquals(List.of(), read.exclusions().get(0).unNumbers());
    }

    @Test
    public void dangerousGoodsThatAreRefusedAreNamedByTheirNumbers() {
        Shipment lamps = request(USD).shipment();
        Goods lamp = lamps.goods().get(0);
        Shipment shipment = new Shipment(
                lamps.origin(),
                lamps.destination(),
                lamps.parcels(),
                List.of(lamp, battery(lamp, "UN3481"), battery(lamp, "UN3480"), battery(lamp, "UN3481")),
                lamps.readyDate(),
                lamps.incoterm());
        carriers.add("carrier.good", asked -> refusing(Refusal.Reason.DANGEROUS_GOODS));
        carriers.add("carrier.other", asked -> refusing(Refusal.Reason.TOO_HEAVY));

        List<Exclusion> exclusions = forwarder
                .quote(buyer, new ShipmentRequest(shipment, Optional.empty(), USD))
                .exclusions();

        assertEquals(List.of("UN3481", "UN3480"), exclusions.get(0).unNumbers());
        assertEquals(List.of(), exclusions.get(1).unNumbers());
    }

    @Test
    public void theQuestionIsAboutTheShipmentRequest() {
        Quotation quoted = forwarder.quote(buyer, request(USD));
        assertEquals(Optional.of(quoted.id()), carriers.lastTrade());

        desk.keep(quoted);
        forwarder.quoteAgain(buyer, quoted.id());
        assertEquals(Optional.of(quoted.id()), carriers.lastTrade());
    }

    @Test
    public void aCarrierThatIsSwitchedOffIsNamedAsSuchWithoutTheOperatorsReason() {
        carriers.switchOff("carrier.good");

        List<Exclusion> exclusions = forwarder.quote(buyer, request(USD)).exclusions();

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
        carriers.add("carrier.never", asked -> new RateAnswer(List.of(rate(NEVER)), List.of()));

        Quotation quoted = forwarder.quote(buyer, request(USD));
        desk.keep(quoted);

        assertEquals(
                List.of("carrier.good"),
                desk.quotation(buyer, quoted.id()).options().stream()
                        .map(Option::carrier)
                        .toList());
        assertEquals(5, quoted.exclusions().size());
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

        Quotation quoted = forwarder.quote(buyer, request(USD));

        assertEquals(1, quoted.options().size());
        assertEquals(1, quoted.exclusions().size());
    }

    private static RateAnswer refusing(Refusal.Reason reason) {
        return new RateAnswer(List.of(), List.of(new Refusal(reason, "", "PI 965 is not taken")));
    }

    private static Goods battery(Goods lamp, String unNumber) {
        return new Goods("Batteries", lamp.hsCode(), lamp.quantity(), lamp.value(), lamp.origin(), true, unNumber);
    }

    private static Rates priced(Money price) {
        return asked -> new RateAnswer(List.of(rate("EXPRESS", price, 5)), List.of());
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static RateAnswer polluted() {
        return new RateAnswer((List) List.of("no rate"), List.of());
    }
}
