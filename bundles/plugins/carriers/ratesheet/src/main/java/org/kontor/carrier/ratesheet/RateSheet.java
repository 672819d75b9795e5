package org.kontor.carrier.ratesheet;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.kontor.carrier.Mode;
import org.kontor.values.Country;

/** A sheet that was read and found right: kilograms, centimetres, and prices of its own currency. */
record RateSheet(
        Header header,
        List<Service> services,
        List<Container> containers,
        List<Zone> zones,
        List<Row> rates,
        List<Break> breaks,
        List<Fuel> fuels,
        List<Surcharge> surcharges,
        List<Calendar> calendars) {

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

    /** Of what the volume is above the weight, {@code bubbleShare} is charged: 1 for all of it. */
    record Service(
            String code,
            String name,
            Mode mode,
            ChargedBy charged,
            int divisor,
            BigDecimal bubbleShare,
            SideRounding sides,
            Aggregation aggregation,
            Steps steps,
            Limits limits,
            int transitMin,
            int transitMax) {}

    /** Rounds up to {@code step} kilograms, above {@code changesAt} to {@code above}; the minimum may be W/M. */
    record Steps(BigDecimal step, BigDecimal changesAt, BigDecimal above, BigDecimal minimum) {

        BigDecimal at(BigDecimal kilograms) {
            return kilograms.compareTo(changesAt) > 0 ? above : step;
        }
    }

    record Limits(BigDecimal pieceKg, BigDecimal sideCm, BigDecimal totalKg, boolean dangerous) {}

    /** What one container of an ISO type takes in practice. */
    record Container(String type, BigDecimal usableM3, BigDecimal payloadKg) {}

    /** An empty prefix is the whole country. */
    record Zone(
            String service,
            String zone,
            List<Country> origins,
            Country destination,
            List<String> prefixes,
            List<String> originPrefixes) {}

    enum Kind {
        /** {@code price} for the bracket. */
        FLAT(ChargedBy.KG, ChargedBy.WM),
        /** {@code price} per kilogram, at least {@code minimum}. */
        PER_KG(ChargedBy.KG),
        /** {@code price} for the first kilograms, {@code stepPrice} for every further step begun. */
        FIRST_ADDITIONAL(ChargedBy.KG),
        /** {@code price} for the bracket, {@code stepPrice} for every kilogram above its lower weight. */
        BASE_PLUS(ChargedBy.KG),
        /** {@code price} per W/M, at least {@code minimum}. */
        PER_WM(ChargedBy.WM),
        /** {@code price} for every container. */
        PER_CONTAINER(ChargedBy.CONTAINER);

        private final Set<ChargedBy> fitting;

        Kind(ChargedBy... fitting) {
            this.fitting = Set.of(fitting);
        }

        boolean fits(Service service) {
            return fitting.contains(service.charged());
        }
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

    /** A class of an air tariff: M the minimum charge, N the normal price per kilogram, +45 that from 45 kg on. */
    record Break(String service, String zone, String rateClass, BigDecimal fromKg, BigDecimal price) {

        static final String MINIMUM = "M";
        static final String NORMAL = "N";

        boolean isMinimum() {
            return rateClass.equals(MINIMUM);
        }
    }

    /** By the day of shipping; a percentage is one of base and surcharges. */
    record Fuel(String service, BigDecimal amount, LocalDate from, LocalDate to, Basis basis) {}

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

    /** Leaves on weekdays or on dates; the goods are handed over by the cut-off so many days before. */
    record Calendar(
            String service,
            Set<DayOfWeek> weekdays,
            List<LocalDate> dates,
            LocalTime cutOff,
            ZoneId clock,
            int daysBefore,
            List<LocalDate> closed,
            LocalTime deliveredBy) {}

    /** What of the sheet concerns one service. */
    RateSheet part(Service service) {
        return new RateSheet(
                header,
                List.of(service),
                containers,
                of(zones, Zone::service, service),
                of(rates, Row::service, service),
                of(breaks, Break::service, service),
                of(fuels, Fuel::service, service),
                of(surcharges, Surcharge::service, service),
                of(calendars, Calendar::service, service));
    }

    private static <T> List<T> of(List<T> lines, Function<T, String> name, Service service) {
        return lines.stream()
                .filter(line -> covers(name.apply(line), service.code()))
                .toList();
    }

    /** A name is a service's code, or its beginning and an asterisk. */
    static boolean covers(String named, String code) {
        return named.endsWith("*") ? code.startsWith(named.substring(0, named.length() - 1)) : named.equals(code);
    }
}
