package org.kontor.carrier.air;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Refusal.Reason;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Timetable;
import org.kontor.values.Address;
import org.kontor.values.Money;

/** Booking options as prices: one each, and why an option is none. */
final class AirRates {

    private static final Duration UNSAID_VALIDITY = Duration.ofHours(24);
    private static final int LONGEST_TRANSIT = 60;

    /** An airline that tells no arrival delivers within a week more often than not. */
    private static final int UNSAID_TRANSIT_FROM = 1;

    private static final int UNSAID_TRANSIT_TO = 7;

    private static final Set<String> OFFERED = Set.of("", "BOOKABLE", "ON_REQUEST", "QUEUED");
    private static final BigDecimal POUND = new BigDecimal("0.45359237");

    private final Shipment shipment;
    private final String currency;
    private final int divisor;
    private final Instant now;
    private final String home;
    private final UnaryOperator<Thing> follow;

    /** What the account has settled: the currency we ask for, the divisor of volume, where the server is. */
    record Terms(String currency, int divisor, String home) {}

    /** {@code follow} fetches what an option only links to. */
    AirRates(Shipment shipment, Terms terms, Instant now, UnaryOperator<Thing> follow) {
        this.shipment = shipment;
        this.currency = terms.currency();
        this.divisor = terms.divisor();
        this.home = terms.home();
        this.now = now;
        this.follow = follow;
    }

    RateAnswer answer(List<Thing> options) {
        List<Rate> rates = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (Thing option : options) {
            try {
                add(option, rates, refusals);
            } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
                // One odd option does not hide the others; what was odd may be anything, so its words stay out.
                refusals.add(refusal(option, Reason.OTHER, "The airline's offer cannot be read"));
            }
        }
        return new RateAnswer(rates, refusals);
    }

    private void add(Thing option, List<Rate> rates, List<Refusal> refusals) {
        String status = option.code("statusBookingOption").toUpperCase(Locale.ROOT);
        Optional<Instant> until =
                option.time("offerValidTo").map(moment -> moment.at().toInstant());
        if (status.equals("EXPIRED") || until.filter(end -> !end.isAfter(now)).isPresent()) {
            refusals.add(refusal(option, Reason.NOT_VALID_ON_DATE, "The airline's offer has expired"));
        } else if (!OFFERED.contains(status)) {
            refusals.add(Objections.refusal(product(option), "The airline says " + status, remarks(option)));
        } else {
            price(option, status, until.orElse(now.plus(UNSAID_VALIDITY)), rates, refusals);
        }
    }

    private void price(Thing option, String status, Instant until, List<Rate> rates, List<Refusal> refusals) {
        Thing units = follow.apply(option.one("unitsPreference"));
        String quoted = units.code("currency");
        AirPrice price = new AirPrice(
                follow.apply(option.one("price")), Money.currency(quoted.isEmpty() ? currency : quoted), follow);
        List<Charge> charges = price.charges();
        if (charges.isEmpty()) {
            refusals.add(refusal(option, Reason.OTHER, "The airline offers this without a price"));
            return;
        }
        BigDecimal unit = units.code("weightUnit").matches("(?i)LBR?|LBS") ? POUND : BigDecimal.ONE;
        List<Thing> legs = legs(option);
        Timetable timetable = timetable(option, legs);
        int[] days = transit(option, timetable);
        rates.add(new Rate(
                service(option),
                name(option, legs, status),
                Mode.AIR,
                charges,
                AirWeights.of(shipment.parcels(), divisor, price.chargeable(unit)),
                days[0],
                days[1],
                until,
                timetable));
    }

    private List<Thing> legs(Thing option) {
        return option.all("transportLegs").stream()
                .map(follow)
                .sorted(Comparator.comparing(leg -> leg.number("legNumber").orElse(BigDecimal.ZERO)))
                .toList();
    }

    /** The last moment to hand over, and the arrival at the airport of destination. */
    private Timetable timetable(Thing option, List<Thing> legs) {
        Thing times = follow.apply(option.one("bookingTimes"));
        String from = airport(legs.isEmpty() ? Thing.nothing() : legs.get(0), "departureLocation", shipment.origin());
        Thing last = legs.isEmpty() ? Thing.nothing() : legs.get(legs.size() - 1);
        String to = airport(last, "arrivalLocation", shipment.destination());
        Optional<Moment> arrival = last.time("arrivalDate").or(() -> times.time("latestArrivalTime"));
        return new Timetable(
                times.time("latestAcceptanceTime").map(moment -> moment.localAt(from)),
                arrival.map(moment -> moment.localAt(to)));
    }

    private String airport(Thing leg, String end, Address otherwise) {
        String code = Airports.code(follow.apply(leg.one(end)));
        return code.isEmpty()
                ? Airports.of(otherwise).map(Airports.Airport::code).orElse("")
                : code;
    }

    private int[] transit(Thing option, Timetable timetable) {
        Optional<Long> byArrival = timetable
                .deliveryBy()
                .map(LocalDateTime::toLocalDate)
                .map(day -> ChronoUnit.DAYS.between(shipment.readyDate(), day));
        Thing times = follow.apply(option.one("bookingTimes"));
        Optional<Long> days = byArrival.or(() -> total(times.text("totalTransitTime")));
        return days.filter(count -> count >= 0 && count <= LONGEST_TRANSIT)
                .map(count -> new int[] {count.intValue(), count.intValue()})
                .orElse(new int[] {UNSAID_TRANSIT_FROM, UNSAID_TRANSIT_TO});
    }

    private static Optional<Long> total(String duration) {
        try {
            return duration.isEmpty()
                    ? Optional.empty()
                    : Optional.of((long) Math.ceil(Duration.parse(duration).toMinutes() / 1440.0));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** The product and, behind an @, where the option is: it is this option that a booking takes. */
    private String service(Thing option) {
        String id = option.id().startsWith(home) ? option.id().substring(home.length()) : option.id();
        return id.isEmpty() ? product(option) : product(option) + "@" + id;
    }

    private String product(Thing option) {
        String code = follow.apply(option.one("carrierProduct")).code("productCode");
        return code.isEmpty() ? "AIR" : code;
    }

    private String name(Thing option, List<Thing> legs, String status) {
        String described = follow.apply(option.one("carrierProduct")).text("productDescription");
        List<String> flights = legs.stream()
                .map(leg -> leg.text("transportIdentifier"))
                .filter(flight -> !flight.isEmpty())
                .toList();
        return (described.isEmpty() ? "Air cargo" : described)
                + (flights.isEmpty() ? "" : ", flight " + String.join(" and ", flights))
                + (status.equals("ON_REQUEST") || status.equals("QUEUED") ? ", on request" : "");
    }

    private Refusal refusal(Thing option, Reason reason, String sentence) {
        String remarks = remarks(option);
        return new Refusal(reason, product(option), sentence + (remarks.isEmpty() ? "" : ": " + remarks));
    }

    private static String remarks(Thing option) {
        return (option.text("additionalInformation") + " " + option.text("alternatives")).strip();
    }
}
