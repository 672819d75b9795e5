package org.kontor.logistics.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Timetable;
import org.kontor.carrier.Weights;
import org.kontor.logistics.ShipmentRequest;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.Goods;
import org.kontor.values.HsCode;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.Parcel;

/** The lamps these tests ship, and what carriers ask for it. */
public final class Lamps {

    public static final Currency USD = Currency.getInstance("USD");
    static final Currency EUR = Currency.getInstance("EUR");
    static final Currency JPY = Currency.getInstance("JPY");
    static final LocalDate READY = LocalDate.of(2026, 11, 10);
    static final Instant VALID_UNTIL = Instant.parse("2026-11-03T09:00:00Z");

    private Lamps() {}

    public static ShipmentRequest request(Currency currency) {
        return new ShipmentRequest(shipment(), Optional.of(READY.plusDays(10)), currency);
    }

    public static Rates charging(String amount, String currency, int days) {
        return asked -> new RateAnswer(List.of(rate("EXPRESS", Money.parse(amount, currency), days)), List.of());
    }

    static Rate rate(String service, Money base, int days) {
        return new Rate(
                service,
                "Service " + service,
                Mode.EXPRESS,
                List.of(
                        new Charge(Charge.Kind.BASE, "BASE", "Freight", base),
                        new Charge(Charge.Kind.FUEL, "FUEL", "Fuel", Money.zero(base.currency()))),
                new Weights(268_800, 403_200, 5000, 500, 403_500, "24 cartons"),
                Math.max(0, days - 2),
                days,
                VALID_UNTIL);
    }

    /** A price of five transit days at most, three at least, by a carrier with a calendar. */
    static Rate rate(Timetable timetable) {
        Rate plain = rate("EXPRESS", Money.parse("100.00", "USD"), 5);
        return new Rate(
                plain.service(),
                plain.serviceName(),
                plain.mode(),
                plain.charges(),
                plain.weights(),
                plain.transitDaysMin(),
                plain.transitDaysMax(),
                plain.validUntil(),
                timetable);
    }

    private static Shipment shipment() {
        Country china = Country.of("CN");
        return new Shipment(
                new Address(List.of("1088 Xueyuan Avenue"), "Shenzhen", "Guangdong", "518055", china),
                new Address(List.of("Am Sandtorkai 30"), "Hamburg", "", "20457", Country.of("DE")),
                List.of(new Parcel(24, 600, 400, 350, 11_200)),
                List.of(new Goods(
                        "LED lamps", new HsCode("940542"), 1200, Money.parse("7800.00", "USD"), china, false, "")),
                READY,
                Incoterm.CIP);
    }
}
