package org.kontor.carrier.ocean;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Refusal.Reason;
import org.kontor.carrier.Shipment;
import org.kontor.values.Goods;
import org.kontor.values.Parcel;

/**
 * What a service's code says: {@code FCL.45G1.CNYTN.DEHAM} is whole containers of that type between two ports,
 * {@code LCL.CNYTN.DEHAM} is part of one; {@code .SD-CY} behind it names the terms of receipt and delivery.
 */
record SeaService(String code, boolean full, String type, String from, String to, String receipt, String delivery) {

    private static final Pattern WRITTEN =
            Pattern.compile("(FCL|LCL)(?:\\.([24LM][0-9A-Z]{3}))?\\.([A-Z]{2}[A-Z2-9]{3})\\.([A-Z]{2}[A-Z2-9]{3})"
                    + "(?:\\.(CY|SD|CFS)-(CY|SD|CFS))?");

    private static final String USUAL = "22G1";

    /** Typical limits of a container by its length and height: inner length, cubic metres, kilograms of cargo. */
    private record Box(long lengthMm, long volumeLitres, long grams) {}

    private static final Box TWENTY = new Box(5_890, 33_000, 28_200_000);
    private static final Map<String, Box> LONGER = Map.of(
            "4", new Box(12_030, 67_000, 26_700_000),
            "45", new Box(12_030, 76_000, 26_500_000),
            "L", new Box(13_550, 86_000, 26_500_000),
            "L5", new Box(13_550, 86_000, 26_500_000));

    static Optional<SeaService> read(String code) {
        Matcher written = WRITTEN.matcher(code.strip().toUpperCase(Locale.ROOT));
        if (!written.matches() || written.group(1).equals("FCL") && written.group(2) == null) {
            return Optional.empty();
        }
        boolean full = written.group(1).equals("FCL");
        String usual = full ? "CY" : "CFS";
        return Optional.of(new SeaService(
                code,
                full,
                written.group(2) == null ? USUAL : written.group(2),
                written.group(3),
                written.group(4),
                written.group(5) == null ? usual : written.group(5),
                written.group(6) == null ? usual : written.group(6)));
    }

    static Refusal unknown(String code) {
        return new Refusal(
                Reason.OTHER,
                code,
                "The service must be written like FCL.45G1.CNYTN.DEHAM or LCL.CNYTN.DEHAM, was " + code);
    }

    /** How many containers the goods take, by volume or weight, whichever is more. */
    int units(Shipment shipment) {
        if (!full) {
            return 1;
        }
        long litres = shipment.parcels().stream().mapToLong(SeaService::litres).sum();
        long grams =
                shipment.parcels().stream().mapToLong(Parcel::totalWeightGrams).sum();
        return (int) Math.max(rounded(litres, box().volumeLitres()), rounded(grams, box().grams()));
    }

    /** What can be told without asking the carrier. */
    Optional<Refusal> refuses(Shipment shipment) {
        List<String> dangerous = shipment.goods().stream()
                .filter(Goods::dangerous)
                .map(Goods::unNumber)
                .toList();
        if (!dangerous.isEmpty()) {
            return Optional.of(new Refusal(
                    Reason.DANGEROUS_GOODS,
                    code,
                    String.join(", ", dangerous) + " cannot be booked here: the carrier wants an IMDG declaration with"
                            + " class, packing group and emergency contact; book it with the carrier directly"));
        }
        return shipment.parcels().stream()
                .flatMap(parcel -> tooMuch(parcel).stream())
                .findFirst();
    }

    private Optional<Refusal> tooMuch(Parcel parcel) {
        int longest = Math.max(parcel.lengthMm(), Math.max(parcel.widthMm(), parcel.heightMm()));
        if (longest > box().lengthMm()) {
            return Optional.of(new Refusal(
                    Reason.TOO_BIG,
                    code,
                    "A " + type + " container is " + box().lengthMm() / 10 + " cm long inside, a package is "
                            + longest / 10 + " cm"));
        }
        return parcel.weightGrams() <= box().grams()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Reason.TOO_HEAVY,
                        code,
                        "A " + type + " container takes " + box().grams() / 1000 + " kg, a package weighs "
                                + parcel.weightGrams() / 1000 + " kg"));
    }

    private Box box() {
        return LONGER.getOrDefault(type.substring(0, 2), LONGER.getOrDefault(type.substring(0, 1), TWENTY));
    }

    /** Litres begun. */
    private static long litres(Parcel parcel) {
        return rounded(Math.multiplyExact(parcel.volumeMm3(), (long) parcel.count()), 1_000_000);
    }

    private static long rounded(long amount, long unit) {
        return (amount + unit - 1) / unit;
    }
}
