package org.kontor.logistics.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.kontor.logistics.domain.Lamps.USD;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongUnaryOperator;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Weights;
import org.kontor.logistics.Advice;
import org.kontor.logistics.Advice.Side;
import org.kontor.logistics.Advice.Step;
import org.kontor.logistics.Quotation;
import org.kontor.logistics.ShipmentRequest;
import org.kontor.logistics.Weighing.Decisive;
import org.kontor.store.Documents;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.values.Money;
import org.kontor.values.Parcel;
import org.kontor.work.TradeRuleException;

/** What smaller packages would save. The lamps' cartons are 60 × 40 × 35 cm and light: their volume decides. */
public class AdviceDeskTest {

    private static final Parcel CARTONS = new Parcel(24, 600, 400, 350, 11_200);

    @Rule
    public final TestStore store = TestStore.of("logistics");

    private final UUID buyer = Keys.fresh();
    private final List<Shipment> asked = new ArrayList<>();
    private Forwarder forwarder;
    private Carriers carriers;
    private LogisticsDesk desk;
    private AdviceDesk advice;
    private long stepGrams = 500;

    @Before
    public void open() {
        forwarder = new Forwarder(store);
        carriers = forwarder.carriers;
        desk = forwarder.desk;
        advice = new AdviceDesk(desk, carriers, store.clock());
    }

    @Test
    public void everyCentimetreThatSavesIsTold() {
        carriers.add("carrier.a", charging(grams -> grams));

        Advice told = advise(CARTONS);

        assertEquals(Decisive.VOLUME, told.decidedBy());
        assertEquals(Money.parse("4035.00", "USD"), told.price());
        assertEquals("1 cm lower would cost 2.9 % less", told.sentence());
        assertEquals(
                List.of("3920.00", "3805.00", "3690.00", "3575.00", "3460.00"),
                told.steps().stream().map(step -> step.price().amount()).toList());
        Step last = told.steps().get(4);
        assertEquals(Side.HEIGHT, last.side());
        assertEquals(346_000, last.chargeableGrams());
        assertEquals(Money.parse("575.00", "USD"), last.saved());
        assertEquals(new BigDecimal("14.3"), last.savedPercent());
        assertEquals("nothing else is written", told, Documents.read(Documents.write(told), Advice.class));
    }

    @Test
    public void onlyTheCentimetreThatReachesALowerRateIsAStep() {
        carriers.add("carrier.a", charging(grams -> grams <= 380_000 ? 86_000 : 100_000));

        Advice told = advise(CARTONS);

        assertEquals(
                List.of("3 cm lower would cost 14 % less"),
                told.steps().stream().map(Step::sentence).toList());
    }

    @Test
    public void whereNothingGetsCheaperThatIsSaid() {
        carriers.add("carrier.a", charging(grams -> 100_000));

        assertEquals(
                "Up to 5 cm less of one side would cost the same",
                advise(CARTONS).sentence());
    }

    /** 403.2 kg are charged as 500, and from 1 cm to 5 cm less as 400: the carrier is asked once for all of them. */
    @Test
    public void nobodyIsAskedWhatRoundingAnswers() {
        stepGrams = 100_000;
        carriers.add("carrier.a", charging(grams -> grams));

        Advice told = advise(CARTONS);

        assertEquals(2, asked.size());
        assertEquals("1 cm lower would cost 20 % less", told.sentence());
    }

    @Test
    public void theCarrierThatQuotedIsAskedAboutTheRequestInTheVersionThatQuoted() {
        carriers.add("carrier.a", charging(grams -> grams));

        advise(CARTONS);

        assertEquals("carrier.a", carriers.asked().get(0).account());
        assertEquals(Optional.of(Carriers.VERSION), carriers.asked().get(0).version());
        assertEquals(carriers.lastTrade(), carriers.asked().get(0).trade());
    }

    @Test
    public void heavyGoodsAreNotAskedAbout() {
        carriers.add("carrier.a", charging(grams -> grams));

        Advice told = advise(new Parcel(24, 600, 400, 350, 40_000));

        assertEquals(Decisive.WEIGHT, told.decidedBy());
        assertEquals(List.of(), told.steps());
        assertEquals(0, asked.size());
    }

    @Test
    public void aMinimumIsNotUndercutByCutting() {
        carriers.add("carrier.a", asked -> answer(new Weights(1_000, 800, 5000, 500, 45_000, "minimum"), 1_000));

        assertEquals(List.of(), advise(new Parcel(1, 200, 200, 100, 1_000)).steps());
        assertEquals(0, carriers.asked().size());
    }

    @Test
    public void ofSeveralRowsTheOneWithMostVolumeIsCutAtItsShortestSide() {
        carriers.add("carrier.a", charging(grams -> grams));

        Step step = advise(new Parcel(1, 300, 300, 300, 1_000), new Parcel(10, 800, 250, 600, 9_000))
                .steps()
                .get(0);

        assertEquals(2, step.row());
        assertEquals(Side.WIDTH, step.side());
        assertEquals("1 cm narrower in row 2 would cost 3.9 % less", step.sentence());
    }

    /** The heavy row is larger, but counts by its weight: 50 kg against 48, and 2 against 24. */
    @Test
    public void whatCountsByItsWeightIsNotCut() {
        carriers.add("carrier.a", asked -> {
            long light = asked.parcels().get(1).volumeMm3() / 5000;
            long charged = (50_000 + light + 499) / 500 * 500;
            return answer(new Weights(52_000, 48_000 + light, 5000, 500, charged, "each"), charged);
        });

        Step step = advise(new Parcel(1, 1_000, 600, 400, 50_000), new Parcel(1, 500, 400, 600, 2_000))
                .steps()
                .get(0);

        assertEquals(2, step.row());
    }

    @Test
    public void anotherServicesPriceIsNotTheOptions() {
        Rate other = Lamps.rate("ECONOMY", Money.parse("1.00", "USD"), 5);
        carriers.add("carrier.a", asked -> {
            Rate express =
                    answer(weigh(asked), weigh(asked).chargeableGrams()).rates().get(0);
            return new RateAnswer(List.of(express, other), List.of());
        });
        Quotation quoted = quoted(CARTONS);
        carriers.add("carrier.a", asked -> {
            Rate express =
                    answer(weigh(asked), weigh(asked).chargeableGrams()).rates().get(0);
            return new RateAnswer(List.of(other, express), List.of());
        });

        Advice told = advice.advise(buyer, quoted.id(), quoted.options().get(0).id());

        assertEquals("EXPRESS", told.service());
        assertEquals(Money.parse("4035.00", "USD"), told.price());
    }

    @Test
    public void nothingIsCutToNothing() {
        carriers.add("carrier.a", charging(grams -> grams));

        advise(new Parcel(24, 1_000, 1_000, 20, 1_000));

        assertEquals(
                List.of(20, 10),
                asked.stream()
                        .map(shipment -> shipment.parcels().get(0).heightMm())
                        .toList());
    }

    @Test
    public void aPriceInAnotherCurrencyIsNoSaving() {
        carriers.add(
                "carrier.a",
                asked -> asked.parcels().get(0).heightMm() == 350
                        ? answer(weigh(asked), 100_000)
                        : new RateAnswer(List.of(Lamps.rate("EXPRESS", Money.parse("1.00", "EUR"), 5)), List.of()));

        assertEquals(List.of(), advise(CARTONS).steps());
    }

    @Test
    public void aServiceThatIsNoLongerOfferedAsksForANewQuote() {
        carriers.add("carrier.a", charging(grams -> grams));
        Quotation quoted = quoted(CARTONS);
        carriers.add(
                "carrier.a",
                asked -> new RateAnswer(List.of(), List.of(new Refusal(Refusal.Reason.NOT_SERVED, "", "Closed"))));

        TradeRuleException gone = assertThrows(
                TradeRuleException.class,
                () -> advice.advise(buyer, quoted.id(), quoted.options().get(0).id()));

        assertEquals("option-gone", gone.code());
    }

    @Test
    public void othersOptionsAreNotFound() {
        carriers.add("carrier.a", charging(grams -> grams));
        Quotation quoted = quoted(CARTONS);

        TradeRuleException refused = assertThrows(
                TradeRuleException.class,
                () -> advice.advise(
                        Keys.fresh(), quoted.id(), quoted.options().get(0).id()));

        assertEquals(TradeRuleException.Kind.NOT_FOUND, refused.kind());
    }

    private Advice advise(Parcel... parcels) {
        Quotation quoted = quoted(parcels);
        asked.clear();
        return advice.advise(buyer, quoted.id(), quoted.options().get(0).id());
    }

    private Quotation quoted(Parcel... parcels) {
        Shipment lamps = Lamps.request(USD).shipment();
        Shipment shipment = new Shipment(
                lamps.origin(),
                lamps.destination(),
                List.of(parcels),
                lamps.goods(),
                lamps.readyDate(),
                lamps.incoterm());
        Quotation quoted = forwarder.quote(buyer, new ShipmentRequest(shipment, Optional.empty(), USD));
        desk.keep(quoted);
        return quoted;
    }

    /** Cents by chargeable grams. */
    private Rates charging(LongUnaryOperator cents) {
        return shipment -> {
            asked.add(shipment);
            Weights weights = weigh(shipment);
            return answer(weights, cents.applyAsLong(weights.chargeableGrams()));
        };
    }

    private Weights weigh(Shipment shipment) {
        long actual =
                shipment.parcels().stream().mapToLong(Parcel::totalWeightGrams).sum();
        long volumetric = shipment.parcels().stream()
                .mapToLong(parcel -> parcel.count() * parcel.volumeMm3() / 5000)
                .sum();
        long chargeable = (Math.max(actual, volumetric) + stepGrams - 1) / stepGrams * stepGrams;
        return new Weights(actual, volumetric, 5000, stepGrams, chargeable, "the larger");
    }

    private static RateAnswer answer(Weights weights, long cents) {
        Rate plain = Lamps.rate("EXPRESS", Money.of(cents, "USD"), 5);
        return new RateAnswer(
                List.of(new Rate(
                        plain.service(),
                        plain.serviceName(),
                        plain.mode(),
                        List.of(new Charge(Charge.Kind.BASE, "BASE", "Freight", plain.total())),
                        weights,
                        plain.transitDaysMin(),
                        plain.transitDaysMax(),
                        plain.validUntil())),
                List.of());
    }
}
