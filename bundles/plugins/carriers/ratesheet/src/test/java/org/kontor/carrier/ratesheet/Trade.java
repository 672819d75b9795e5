package org.kontor.carrier.ratesheet;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Shipment;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.Goods;
import org.kontor.values.HsCode;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.Parcel;

/** A shipment from Shenzhen to Hamburg, and what a sheet answers. */
final class Trade {

    static final LocalDate READY = LocalDate.of(2026, 6, 1);

    private static final Instant LONG_BEFORE = Instant.parse("2026-05-01T00:00:00Z");

    private Trade() {}

    static RateAnswer ask(String sheet, LocalDate ready, Parcel... parcels) {
        return ask(sheet, LONG_BEFORE, ready, parcels);
    }

    static RateAnswer ask(String sheet, Instant now, LocalDate ready, Parcel... parcels) {
        return new Pricing(SheetReader.read(new StringReader(sheet))).quote(shipment(ready, parcels), now, Instant.MAX);
    }

    static Rate rate(String sheet, Parcel... parcels) {
        return rate(sheet, READY, parcels);
    }

    static Rate rate(String sheet, LocalDate ready, Parcel... parcels) {
        RateAnswer answer = ask(sheet, ready, parcels);
        return answer.rates().stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError(answer.refusals().toString()));
    }

    static Shipment shipment(LocalDate ready, Parcel... parcels) {
        return new Shipment(
                new Address(List.of("1088 Xueyuan Avenue"), "Shenzhen", "", "518055", Country.of("CN")),
                new Address(List.of("Am Sandtorkai 30"), "Hamburg", "", "20457", Country.of("DE")),
                List.of(parcels),
                List.of(new Goods("Lamps", new HsCode("940542"), 1, Money.of(100, "USD"), Country.of("CN"), false, "")),
                ready,
                Incoterm.FOB);
    }

    static Charge charge(Rate rate, String code) {
        return rate.charges().stream()
                .filter(charge -> charge.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " is not among " + rate.charges()));
    }

    static String amount(Rate rate, String code) {
        return charge(rate, code).amount().amount();
    }

    /** One package of so many cubic metres (to the litre) and kilograms. */
    static Parcel piece(String cubicMetres, String kilograms) {
        return new Parcel(
                1,
                1000,
                1000,
                new BigDecimal(cubicMetres).movePointRight(3).intValueExact(),
                new BigDecimal(kilograms).movePointRight(3).longValueExact());
    }
}
