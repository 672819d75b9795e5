package org.kontor.carrier.ratesheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Refusal.Reason;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Weights;
import org.kontor.carrier.ratesheet.RateSheet.Condition;
import org.kontor.carrier.ratesheet.RateSheet.Row;
import org.kontor.carrier.ratesheet.RateSheet.Service;
import org.kontor.carrier.ratesheet.RateSheet.Surcharge;
import org.kontor.carrier.ratesheet.RateSheet.Zone;
import org.kontor.values.Money;

/** Prices a shipment by a sheet. Every charge is rounded half up to the minor unit; the total is their sum. Pure. */
final class Pricing {

    private final RateSheet sheet;

    Pricing(RateSheet sheet) {
        this.sheet = sheet;
    }

    /** By the day the goods are ready; prices hold until the moment given. */
    RateAnswer quote(Shipment shipment, Instant validUntil) {
        LocalDate day = shipment.readyDate();
        if (day.isBefore(sheet.header().from()) || day.isAfter(sheet.header().to())) {
            return refused(new Refusal(
                    Reason.NOT_VALID_ON_DATE,
                    "",
                    "The rates of " + sheet.header().name() + " hold from "
                            + sheet.header().from() + " to " + sheet.header().to() + ", the goods are ready on "
                            + day));
        }
        List<Rate> rates = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (Service service : sheet.services()) {
            Optional<Refusal> refusal = Limiting.refusal(service, shipment);
            if (refusal.isPresent()) {
                refusals.add(refusal.get());
            } else {
                price(service, shipment, validUntil, rates, refusals);
            }
        }
        return new RateAnswer(rates, refusals);
    }

    private void price(
            Service service, Shipment shipment, Instant validUntil, List<Rate> rates, List<Refusal> refusals) {
        Optional<Zone> zone = zone(service, shipment);
        if (zone.isEmpty()) {
            refusals.add(new Refusal(
                    Reason.NOT_SERVED,
                    service.code(),
                    service.name() + " does not go from " + shipment.origin().country() + " to "
                            + shipment.destination().country() + " "
                            + shipment.destination().postalCode()));
            return;
        }
        Weights weights = Weighing.weigh(service, shipment.parcels());
        BigDecimal kilograms = BigDecimal.valueOf(weights.chargeableGrams(), 3);
        row(service, zone.get(), kilograms)
                .ifPresentOrElse(
                        row -> rates.add(rate(
                                service, shipment, weights, charges(service, shipment, row, kilograms), validUntil)),
                        () -> refusals.add(new Refusal(
                                Reason.TOO_HEAVY,
                                service.code(),
                                service.name() + " has no rate for "
                                        + kilograms.stripTrailingZeros().toPlainString() + " kg to zone "
                                        + zone.get().zone())));
    }

    private Rate rate(Service service, Shipment shipment, Weights weights, List<Charge> charges, Instant validUntil) {
        return new Rate(
                service.code(),
                service.name(),
                service.mode(),
                charges,
                weights,
                service.transitMin(),
                service.transitMax(),
                validUntil);
    }

    /** The zone whose postal prefix matches the most characters; the first of equals. */
    private Optional<Zone> zone(Service service, Shipment shipment) {
        String postal = normal(shipment.destination().postalCode());
        return sheet.zones().stream()
                .filter(zone -> RateSheet.concerns(zone.service(), service))
                .filter(zone -> zone.origins().contains(shipment.origin().country()))
                .filter(zone -> zone.destination().equals(shipment.destination().country()))
                .filter(zone -> matched(zone, postal) >= 0)
                .max(Comparator.comparingInt((Zone zone) -> matched(zone, postal)));
    }

    private static int matched(Zone zone, String postal) {
        return zone.prefixes().stream()
                .map(Pricing::normal)
                .filter(postal::startsWith)
                .mapToInt(String::length)
                .max()
                .orElse(-1);
    }

    private Optional<Row> row(Service service, Zone zone, BigDecimal kilograms) {
        return sheet.rates().stream()
                .filter(row ->
                        row.service().equals(service.code()) && row.zone().equals(zone.zone()))
                .filter(row -> kilograms.compareTo(row.over()) > 0 && kilograms.compareTo(row.upTo()) <= 0)
                .findFirst();
    }

    private List<Charge> charges(Service service, Shipment shipment, Row row, BigDecimal kilograms) {
        List<Charge> charges = new ArrayList<>();
        Money base = money(base(row, kilograms));
        charges.add(new Charge(Charge.Kind.BASE, "BASE", service.name() + ", zone " + row.zone(), base));
        for (Surcharge surcharge : sheet.surcharges()) {
            if (RateSheet.concerns(surcharge.service(), service) && applies(surcharge, shipment)) {
                charges.add(new Charge(
                        Charge.Kind.SURCHARGE, surcharge.code(), surcharge.name(), amount(surcharge, base, kilograms)));
            }
        }
        Money fuelled = charges.stream().map(Charge::amount).reduce(Money::plus).orElseThrow();
        sheet.fuels().stream()
                .filter(fuel -> RateSheet.concerns(fuel.service(), service))
                .filter(fuel -> !shipment.readyDate().isBefore(fuel.from())
                        && !shipment.readyDate().isAfter(fuel.to()))
                .findFirst()
                .ifPresent(fuel -> charges.add(
                        1,
                        new Charge(
                                Charge.Kind.FUEL,
                                "FUEL",
                                "Fuel " + fuel.percent().toPlainString() + " % of base and surcharges",
                                fuelled.times(fuel.percent().movePointLeft(2)))));
        return charges;
    }

    static BigDecimal base(Row row, BigDecimal kilograms) {
        return switch (row.kind()) {
            case FLAT -> row.price();
            case PER_KG -> row.price().multiply(kilograms).max(row.minimum());
            case FIRST_ADDITIONAL ->
                row.price()
                        .add(kilograms
                                .subtract(row.first())
                                .max(BigDecimal.ZERO)
                                .divide(row.step(), 0, RoundingMode.CEILING)
                                .multiply(row.stepPrice()));
        };
    }

    private Money amount(Surcharge surcharge, Money base, BigDecimal kilograms) {
        Money amount =
                switch (surcharge.basis()) {
                    case FIXED -> money(surcharge.amount());
                    case PER_KG -> money(surcharge.amount().multiply(kilograms));
                    case PERCENT -> base.times(surcharge.amount().movePointLeft(2));
                };
        Money minimum = money(surcharge.minimum());
        return amount.compareTo(minimum) < 0 ? minimum : amount;
    }

    private static boolean applies(Surcharge surcharge, Shipment shipment) {
        if (surcharge.condition() == Condition.NONE) {
            return true;
        }
        if (surcharge.condition() == Condition.POSTAL_PREFIX) {
            String postal = normal(shipment.destination().postalCode());
            return List.of(surcharge.limit().split(" +")).stream()
                    .map(Pricing::normal)
                    .anyMatch(postal::startsWith);
        }
        BigDecimal limit = new BigDecimal(surcharge.limit());
        return shipment.parcels().stream()
                .map(parcel -> surcharge.condition() == Condition.PIECE_OVER_KG
                        ? BigDecimal.valueOf(parcel.weightGrams(), 3)
                        : Limiting.longestSide(parcel))
                .anyMatch(measure -> measure.compareTo(limit) > 0);
    }

    private Money money(BigDecimal amount) {
        int decimals = sheet.header().currency().getDefaultFractionDigits();
        return new Money(
                amount.movePointRight(decimals)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact(),
                sheet.header().currency());
    }

    private static String normal(String postal) {
        return postal.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    private static RateAnswer refused(Refusal refusal) {
        return new RateAnswer(List.of(), List.of(refusal));
    }
}
