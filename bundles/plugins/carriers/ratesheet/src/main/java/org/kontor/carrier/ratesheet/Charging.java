package org.kontor.carrier.ratesheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.ratesheet.RateSheet.Condition;
import org.kontor.carrier.ratesheet.RateSheet.Fuel;
import org.kontor.carrier.ratesheet.RateSheet.Service;
import org.kontor.carrier.ratesheet.RateSheet.Surcharge;
import org.kontor.values.Goods;
import org.kontor.values.Money;

/** The charges of a load: freight, fuel, surcharges, each rounded half up to the minor unit. Pure. */
final class Charging {

    private final RateSheet sheet;
    private final Service service;
    private final Load load;

    Charging(RateSheet sheet, Service service, Load load) {
        this.sheet = sheet;
        this.service = service;
        this.load = load;
    }

    /** The fuel of that day: the more exactly named service's first, then what began latest. */
    static Optional<Fuel> fuel(List<Fuel> fuels, Service service, LocalDate day) {
        return fuels.stream()
                .filter(fuel -> !day.isBefore(fuel.from()) && !day.isAfter(fuel.to()))
                .min(Comparator.comparing((Fuel fuel) -> !fuel.service().equals(service.code()))
                        .thenComparing(fuel -> -fuel.service().length())
                        .thenComparing(Fuel::from, Comparator.reverseOrder()));
    }

    /** The freight first, then fuel, then surcharges in the sheet's order; fuel is reckoned last. */
    List<Charge> charges(Base base, String zone, Shipment shipment, Optional<Fuel> fuel) {
        List<Charge> charges = new ArrayList<>();
        Money freight = money(base.amount());
        String words = service.name() + ", zone " + zone + (base.words().isEmpty() ? "" : ", " + base.words());
        charges.add(new Charge(Charge.Kind.BASE, "BASE", words, freight));
        Money fuelled = freight;
        for (Surcharge surcharge : applying(shipment)) {
            boolean ofValue = surcharge.basis() == Basis.PERCENT_OF_VALUE;
            Charge charge = charge(surcharge, ofValue ? value(shipment) : freight);
            charges.add(charge);
            fuelled = ofValue ? fuelled : fuelled.plus(charge.amount());
        }
        if (fuel.isPresent()) {
            charges.add(1, charge(fuel.get(), fuelled));
        }
        return charges;
    }

    /** Goods whose value is in another currency than the prices, where a surcharge counts the value. */
    Optional<Goods> unvalued(Shipment shipment) {
        return applying(shipment).stream().noneMatch(one -> one.basis() == Basis.PERCENT_OF_VALUE)
                ? Optional.empty()
                : shipment.goods().stream()
                        .filter(goods ->
                                !goods.value().currency().equals(sheet.header().currency()))
                        .findFirst();
    }

    private List<Surcharge> applying(Shipment shipment) {
        return sheet.surcharges().stream()
                .filter(surcharge -> surcharge.basis().fits(service) && applies(surcharge, shipment))
                .toList();
    }

    private static Money value(Shipment shipment) {
        return shipment.goods().stream().map(Goods::value).reduce(Money::plus).orElseThrow();
    }

    private Charge charge(Surcharge surcharge, Money percentOf) {
        Money amount = amount(surcharge.basis(), surcharge.amount(), percentOf);
        Money minimum = money(surcharge.minimum());
        return amount.compareTo(minimum) < 0
                ? new Charge(Charge.Kind.SURCHARGE, surcharge.code(), surcharge.name() + ", minimum", minimum)
                : new Charge(
                        Charge.Kind.SURCHARGE,
                        surcharge.code(),
                        surcharge.name() + times(surcharge.basis(), surcharge.amount()),
                        amount);
    }

    private Charge charge(Fuel fuel, Money fuelled) {
        String how = fuel.basis() == Basis.PERCENT
                ? " " + fuel.amount().toPlainString() + " % of base and surcharges"
                : times(fuel.basis(), fuel.amount());
        String until = fuel.to().equals(LocalDate.MAX) ? " on" : " to " + fuel.to();
        return new Charge(
                Charge.Kind.FUEL,
                "FUEL",
                "Fuel" + how + ", from " + fuel.from() + until,
                amount(fuel.basis(), fuel.amount(), fuelled));
    }

    private Money amount(Basis basis, BigDecimal amount, Money percentOf) {
        return switch (basis) {
            case PERCENT, PERCENT_OF_VALUE -> percentOf.times(amount.movePointLeft(2));
            case FIXED -> money(amount);
            case PER_KG, PER_WM, PER_PACKAGE, PER_CONTAINER -> money(amount.multiply(count(basis)));
        };
    }

    private BigDecimal count(Basis basis) {
        return switch (basis) {
            case PER_KG -> load.kilograms();
            case PER_WM -> load.wm();
            case PER_PACKAGE -> BigDecimal.valueOf(load.packages());
            case PER_CONTAINER -> BigDecimal.valueOf(load.containers());
            case FIXED, PERCENT, PERCENT_OF_VALUE -> BigDecimal.ONE;
        };
    }

    private String times(Basis basis, BigDecimal amount) {
        String unit =
                switch (basis) {
                    case PER_KG -> " kg";
                    case PER_WM -> " W/M";
                    case PER_PACKAGE -> load.packages() == 1 ? " package" : " packages";
                    case PER_CONTAINER -> load.containers() == 1 ? " container" : " containers";
                    case FIXED, PERCENT, PERCENT_OF_VALUE -> "";
                };
        return unit.isEmpty() ? "" : ", " + Weighing.plain(count(basis)) + unit + " × " + amount.toPlainString();
    }

    private static boolean applies(Surcharge surcharge, Shipment shipment) {
        if (surcharge.condition() == Condition.NONE) {
            return true;
        }
        if (surcharge.condition() == Condition.POSTAL_PREFIX) {
            String postal = Zoning.normal(shipment.destination().postalCode());
            return List.of(surcharge.limit().split(" +")).stream()
                    .map(Zoning::normal)
                    .anyMatch(postal::startsWith);
        }
        BigDecimal limit = new BigDecimal(surcharge.limit());
        return shipment.parcels().stream()
                .map(parcel -> surcharge.condition() == Condition.PIECE_OVER_KG
                        ? Load.kilograms(parcel)
                        : Limiting.longestSide(parcel))
                .anyMatch(measure -> measure.compareTo(limit) > 0);
    }

    private Money money(BigDecimal amount) {
        Currency currency = sheet.header().currency();
        return new Money(
                amount.movePointRight(currency.getDefaultFractionDigits())
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact(),
                currency);
    }
}
