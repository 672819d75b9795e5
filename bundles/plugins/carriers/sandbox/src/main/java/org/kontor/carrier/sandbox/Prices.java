package org.kontor.carrier.sandbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Weights;
import org.kontor.values.Goods;
import org.kontor.values.Money;
import org.kontor.values.Parcel;

/** The sandbox's price list. Pure. */
final class Prices {

    private static final Duration VALID = Duration.ofHours(24);
    private static final long HEAVIEST_EXPRESS_GRAMS = 70_000;
    private static final int LONGEST_EXPRESS_MM = 2_740;

    private final Currency currency;

    Prices(Currency currency) {
        this.currency = currency;
    }

    RateAnswer of(Shipment shipment, Instant now) {
        List<Rate> rates = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (Tariff tariff : Tariff.values()) {
            refusal(tariff, shipment).ifPresentOrElse(refusals::add, () -> rates.add(rate(tariff, shipment, now)));
        }
        return new RateAnswer(rates, refusals);
    }

    private Rate rate(Tariff tariff, Shipment shipment, Instant now) {
        Weights weights = tariff.weigh(shipment.parcels());
        BigDecimal kilograms = BigDecimal.valueOf(weights.chargeableGrams(), 3);
        Money base = money(tariff.fixed().add(kilograms.multiply(tariff.perKilogram(shipment))));
        List<Charge> charges = new ArrayList<>();
        charges.add(new Charge(Charge.Kind.BASE, "BASE", tariff.title(), base));
        charges.add(new Charge(
                Charge.Kind.FUEL,
                "FUEL",
                "Fuel " + tariff.fuelPercent() + " % of the base",
                base.times(tariff.fuelPercent().movePointLeft(2))));
        if (tariff == Tariff.AIR) {
            charges.add(new Charge(
                    Charge.Kind.SURCHARGE,
                    "SECURITY",
                    "Security 0.15 per kg",
                    money(kilograms.multiply(new BigDecimal("0.15")))));
        }
        return new Rate(
                tariff.name(),
                tariff.title(),
                tariff.mode(),
                charges,
                weights,
                tariff.daysMin(shipment),
                tariff.daysMax(shipment),
                now.plus(VALID));
    }

    private Optional<Refusal> refusal(Tariff tariff, Shipment shipment) {
        Optional<Goods> dangerous =
                shipment.goods().stream().filter(Goods::dangerous).findFirst();
        if (tariff != Tariff.SEA && dangerous.isPresent()) {
            return Optional.of(new Refusal(
                    Refusal.Reason.DANGEROUS_GOODS,
                    tariff.name(),
                    tariff.title() + " takes no dangerous goods; "
                            + dangerous.get().unNumber() + " may go by sea"));
        }
        if (tariff == Tariff.EXPRESS) {
            return tooMuchForExpress(shipment.parcels());
        }
        boolean home = shipment.origin().country().equals(shipment.destination().country());
        return tariff.mode() == Mode.SEA && home
                ? Optional.of(new Refusal(
                        Refusal.Reason.NOT_SERVED, tariff.name(), tariff.title() + " does not sail within a country"))
                : Optional.empty();
    }

    private static Optional<Refusal> tooMuchForExpress(List<Parcel> parcels) {
        if (parcels.stream().anyMatch(parcel -> parcel.weightGrams() > HEAVIEST_EXPRESS_GRAMS)) {
            return Optional.of(new Refusal(
                    Refusal.Reason.TOO_HEAVY, Tariff.EXPRESS.name(), "Express takes packages of at most 70 kg"));
        }
        return parcels.stream().anyMatch(Prices::tooLong)
                ? Optional.of(new Refusal(
                        Refusal.Reason.TOO_BIG, Tariff.EXPRESS.name(), "Express takes packages of at most 274 cm"))
                : Optional.empty();
    }

    private static boolean tooLong(Parcel parcel) {
        return Math.max(parcel.lengthMm(), Math.max(parcel.widthMm(), parcel.heightMm())) > LONGEST_EXPRESS_MM;
    }

    private Money money(BigDecimal amount) {
        return new Money(
                amount.movePointRight(currency.getDefaultFractionDigits())
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact(),
                currency);
    }
}
