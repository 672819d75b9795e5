package org.kontor.carrier.ratesheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.kontor.carrier.Mode;
import org.kontor.values.Country;

/** A sheet that has been read and found right. Weights are kilograms, sides centimetres, prices of the sheet's currency. */
record RateSheet(
        Header header,
        List<Service> services,
        List<Zone> zones,
        List<Row> rates,
        List<Fuel> fuels,
        List<Surcharge> surcharges) {

    /** Valid from the first day to the last, both included. */
    record Header(String carrier, String name, Currency currency, LocalDate from, LocalDate to, String version) {}

    /** How the weights of several pieces become one. */
    enum Aggregation {
        /** Each piece counts the larger of its weight and its volume. */
        PIECE_MAX_SUM,
        /** The larger of all weights and all volumes. */
        SUM_MAX
    }

    /** How a side is rounded to whole centimetres before the volume. */
    enum SideRounding {
        NONE,
        HALF_UP,
        CEILING
    }

    /** Rounds up to {@code step} kilograms, and above {@code stepChangesAt} to {@code stepAbove}. */
    record Service(
            String code,
            String name,
            Mode mode,
            int divisor,
            SideRounding sides,
            Aggregation aggregation,
            BigDecimal step,
            BigDecimal stepChangesAt,
            BigDecimal stepAbove,
            Limits limits,
            int transitMin,
            int transitMax) {}

    record Limits(BigDecimal pieceKg, BigDecimal sideCm, BigDecimal totalKg, boolean dangerous) {}

    /** An empty prefix is the whole country. */
    record Zone(String service, String zone, List<Country> origins, Country destination, List<String> prefixes) {}

    enum Kind {
        /** {@code price} for the bracket. */
        FLAT,
        /** {@code price} per kilogram, at least {@code minimum}. */
        PER_KG,
        /** {@code price} for the first kilograms, {@code stepPrice} for every further step begun. */
        FIRST_ADDITIONAL
    }

    /** A bracket: over the lower weight, up to and including the upper one. */
    record Row(
            String service,
            String zone,
            BigDecimal over,
            BigDecimal upTo,
            Kind kind,
            BigDecimal price,
            BigDecimal minimum,
            BigDecimal first,
            BigDecimal step,
            BigDecimal stepPrice) {}

    /** Percent of base and surcharges, by the day of shipping. */
    record Fuel(String service, BigDecimal percent, LocalDate from, LocalDate to) {}

    enum Basis {
        FIXED,
        PER_KG,
        PERCENT
    }

    enum Condition {
        NONE,
        POSTAL_PREFIX,
        PIECE_OVER_KG,
        SIDE_OVER_CM
    }

    record Surcharge(
            String service,
            String code,
            String name,
            Basis basis,
            BigDecimal amount,
            BigDecimal minimum,
            Condition condition,
            String limit) {}

    Optional<Service> service(String code) {
        return services.stream().filter(service -> service.code().equals(code)).findFirst();
    }

    static boolean concerns(String named, Service service) {
        return named.equals("*") || named.equals(service.code());
    }
}
