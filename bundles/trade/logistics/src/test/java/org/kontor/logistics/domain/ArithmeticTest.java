package org.kontor.logistics.domain;

import static org.junit.Assert.assertEquals;
import static org.kontor.logistics.domain.Lamps.USD;

import java.util.Collections;
import java.util.List;
import org.junit.Test;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Weights;
import org.kontor.logistics.Weighing;
import org.kontor.logistics.Weighing.Counting;
import org.kontor.logistics.Weighing.Decisive;
import org.kontor.values.Parcel;

/** The arithmetic of chargeable weight, on the sums that carriers publish. */
public class ArithmeticTest {

    private static final Parcel CARTONS = new Parcel(24, 600, 400, 350, 11_200);
    private static final Parcel LIGHT = new Parcel(1, 600, 400, 400, 5_000);
    private static final Parcel HEAVY = new Parcel(1, 200, 200, 200, 18_000);

    @Test
    public void volumeIsDividedAndTheLargerIsRoundedUp() {
        Weighing weighing = express(new Weights(268_800, 403_200, 5000, 500, 403_500, "theirs"), CARTONS);

        assertEquals(
                List.of(
                        "weight: 24 × 11.2 kg = 268.8 kg",
                        "volume: 24 × 60 × 40 × 35 cm = 2016000 cm³; ÷ 5000 = 403.2 kg",
                        "403.2 kg count, by volume",
                        "rounded up to the next 0.5 kg: 403.5 kg are charged"),
                weighing.arithmetic());
        assertEquals(Counting.PER_SHIPMENT, weighing.counting());
        assertEquals(Decisive.VOLUME, weighing.decidedBy());
    }

    @Test
    public void bySeaACubicMetreCountsAsATonne() {
        Weights weights = new Weights(268_800, 2_016_000, 1000, 1, 2_016_000, "W/M");

        Weighing weighing = Arithmetic.of(shipment(CARTONS), Mode.SEA, weights);

        assertEquals(
                "volume: 24 × 60 × 40 × 35 cm = 2.016 m³, and 1 m³ counts as 1 t: 2016 kg",
                weighing.arithmetic().get(1));
        assertEquals("2016 kg are charged", weighing.arithmetic().get(3));
        assertEquals(Decisive.VOLUME, weighing.decidedBy());
    }

    @Test
    public void heavyGoodsCountByWeightAndSoDoesAWeightEqualToTheVolume() {
        Parcel dense = new Parcel(1, 300, 200, 100, 4_010);
        Parcel level = new Parcel(1, 500, 100, 100, 1_000);

        assertEquals(
                Decisive.WEIGHT,
                express(new Weights(4_010, 1_200, 5000, 500, 4_500, ""), dense).decidedBy());
        assertEquals(
                Decisive.WEIGHT,
                express(new Weights(1_000, 1_000, 5000, 500, 1_000, ""), level).decidedBy());
    }

    /** 19.2 + 18 of each package, or 23 of all together. */
    @Test
    public void whatIsComparedPerPackageIsToldFromWhatIsComparedPerShipment() {
        Weighing each = express(new Weights(23_000, 20_800, 5000, 500, 37_500, ""), LIGHT, HEAVY);
        Weighing together = express(new Weights(23_000, 20_800, 5000, 500, 23_000, ""), LIGHT, HEAVY);

        assertEquals(Counting.PER_PACKAGE, each.counting());
        assertEquals(Decisive.VOLUME, each.decidedBy());
        assertEquals(
                "37.2 kg count, the larger of weight and volume of each package",
                each.arithmetic().get(2));
        assertEquals(Counting.PER_SHIPMENT, together.counting());
        assertEquals(Decisive.WEIGHT, together.decidedBy());
    }

    @Test
    public void aMinimumThatWeCannotRecountIsTheCarriersOwnRule() {
        Weighing weighing = express(new Weights(4_010, 1_200, 5000, 500, 45_000, "at least 45 kg"), HEAVY);

        assertEquals(Counting.CARRIERS_RULE, weighing.counting());
        assertEquals(Decisive.CARRIERS_RULE, weighing.decidedBy());
        assertEquals(
                "45 kg are charged by the carrier's own rule: at least 45 kg",
                weighing.arithmetic().get(2));
    }

    /** 1,500,060 mm³ ÷ 3000 are 500.02 g, which is no reason to pay for the next half kilogram. */
    @Test
    public void aHairAboveAStepIsNotTheNextStep() {
        Parcel hair = new Parcel(1, 1_087, 60, 23, 200);

        assertEquals(
                Counting.PER_SHIPMENT,
                express(new Weights(200, 500, 3000, 500, 500, ""), hair).counting());
    }

    @Test
    public void aCarrierThatCountsNoVolumeHasNoLineForIt() {
        Weighing weighing = express(new Weights(268_800, 0, 0, 1_000, 269_000, "by weight"), CARTONS);

        assertEquals(
                List.of(
                        "weight: 24 × 11.2 kg = 268.8 kg",
                        "268.8 kg count, by weight",
                        "rounded up to the next 1 kg: 269 kg are charged"),
                weighing.arithmetic());
    }

    @Test
    public void nonsenseIsWrittenDownAsTheCarriersAndBreaksNothing() {
        Weighing weighing = express(new Weights(-1, Long.MAX_VALUE, -7, -5, Long.MIN_VALUE, ""), CARTONS);

        assertEquals(Counting.CARRIERS_RULE, weighing.counting());
    }

    @Test
    public void manyRowsAreNotAllWrittenOut() {
        Parcel[] rows = Collections.nCopies(500, LIGHT).toArray(Parcel[]::new);

        String line =
                express(new Weights(0, 0, 5000, 500, 0, ""), rows).arithmetic().get(0);

        assertEquals("weight: " + "1 × 5 kg + ".repeat(5) + "495 more rows = 2500 kg", line);
    }

    private static Weighing express(Weights weights, Parcel... parcels) {
        return Arithmetic.of(shipment(parcels), Mode.EXPRESS, weights);
    }

    private static Shipment shipment(Parcel... parcels) {
        Shipment lamps = Lamps.request(USD).shipment();
        return new Shipment(
                lamps.origin(),
                lamps.destination(),
                List.of(parcels),
                lamps.goods(),
                lamps.readyDate(),
                lamps.incoterm());
    }
}
