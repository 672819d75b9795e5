package org.kontor.carrier.sandbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Weights;
import org.kontor.values.Country;
import org.kontor.values.Parcel;

/** A sandbox service's prices: per kilogram by distance, plus fuel; invented, but arithmetically like a real one's. */
enum Tariff {
    EXPRESS(
            "Sandbox Express",
            Mode.EXPRESS,
            5000,
            500,
            new Per("25.00", "2.10", "4.30", "6.20"),
            "18.5",
            new Days(2, 3, 5)),
    AIR("Sandbox Air", Mode.AIR, 6000, 500, new Per("60.00", "0.90", "1.80", "2.70"), "12", new Days(4, 6, 9)),
    SEA("Sandbox Sea LCL", Mode.SEA, 1000, 1000, new Per("120.00", "0.04", "0.07", "0.09"), "6", new Days(12, 30, 36));

    /** A fixed part, and a price per chargeable kilogram within a country, within a region, and beyond. */
    private record Per(BigDecimal fixed, BigDecimal home, BigDecimal region, BigDecimal world) {
        Per(String fixed, String home, String region, String world) {
            this(new BigDecimal(fixed), new BigDecimal(home), new BigDecimal(region), new BigDecimal(world));
        }
    }

    /** Transit within a region at most; beyond it, at least and at most. */
    private record Days(int region, int worldMin, int worldMax) {}

    private static final List<String> EUROPE = List.of(
            "AT", "BE", "CH", "CZ", "DE", "DK", "ES", "FI", "FR", "GB", "IE", "IT", "LU", "NL", "NO", "PL", "PT", "SE");
    private static final List<String> ASIA = List.of("CN", "HK", "ID", "JP", "KR", "MY", "PH", "SG", "TH", "TW", "VN");

    private final String title;
    private final Mode mode;
    private final int divisor;
    private final long stepGrams;
    private final Per price;
    private final BigDecimal fuelPercent;
    private final Days days;

    Tariff(String title, Mode mode, int divisor, long stepGrams, Per price, String fuelPercent, Days days) {
        this.title = title;
        this.mode = mode;
        this.divisor = divisor;
        this.stepGrams = stepGrams;
        this.price = price;
        this.fuelPercent = new BigDecimal(fuelPercent);
        this.days = days;
    }

    String title() {
        return title;
    }

    Mode mode() {
        return mode;
    }

    BigDecimal fuelPercent() {
        return fuelPercent;
    }

    BigDecimal fixed() {
        return price.fixed();
    }

    BigDecimal perKilogram(Shipment shipment) {
        Country from = shipment.origin().country();
        Country to = shipment.destination().country();
        if (from.equals(to)) {
            return price.home();
        }
        return sameRegion(from, to) ? price.region() : price.world();
    }

    int daysMin(Shipment shipment) {
        return near(shipment) ? 1 : days.worldMin();
    }

    int daysMax(Shipment shipment) {
        return near(shipment) ? days.region() : days.worldMax();
    }

    /** Volume in cubic centimetres by the divisor counts as kilograms; the larger of both is charged, rounded up. */
    Weights weigh(List<Parcel> parcels) {
        long actual = parcels.stream().mapToLong(Parcel::totalWeightGrams).sum();
        BigDecimal cubicCentimetres = parcels.stream()
                .map(parcel -> BigDecimal.valueOf(parcel.volumeMm3(), 3).multiply(BigDecimal.valueOf(parcel.count())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        long volumetric = cubicCentimetres
                .multiply(BigDecimal.valueOf(1000))
                .divide(BigDecimal.valueOf(divisor), 0, RoundingMode.HALF_UP)
                .longValueExact();
        long chargeable = (Math.max(actual, volumetric) + stepGrams - 1) / stepGrams * stepGrams;
        String rule = "max(" + kilograms(actual) + " actual, " + cubicCentimetres.setScale(0, RoundingMode.HALF_UP)
                + " cm³ ÷ " + divisor + " = " + kilograms(volumetric) + " volumetric), up to the next "
                + kilograms(stepGrams) + ": " + kilograms(chargeable);
        return new Weights(actual, volumetric, divisor, stepGrams, chargeable, rule);
    }

    private static boolean near(Shipment shipment) {
        Country from = shipment.origin().country();
        Country to = shipment.destination().country();
        return from.equals(to) || sameRegion(from, to);
    }

    private static boolean sameRegion(Country from, Country to) {
        return EUROPE.contains(from.code()) && EUROPE.contains(to.code())
                || ASIA.contains(from.code()) && ASIA.contains(to.code());
    }

    private static String kilograms(long grams) {
        return BigDecimal.valueOf(grams, 3).stripTrailingZeros().toPlainString() + " kg";
    }
}
