package org.kontor.carrier.tnt;

import java.time.LocalDate;
import java.util.List;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Shipment;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.Goods;
import org.kontor.values.HsCode;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.Parcel;
import org.kontor.values.Party;

/** Shipments and parties for tests. */
final class Samples {

    static final Address SHENZHEN =
            new Address(List.of("1088 Xueyuan Avenue"), "Shenzhen", "Guangdong", "518055", Country.of("CN"));
    static final Address HAMBURG = new Address(List.of("Am Sandtorkai 30"), "Hamburg", "", "20457", Country.of("DE"));
    static final Parcel CARTONS = new Parcel(24, 600, 400, 355, 11_200);

    private Samples() {}

    static Goods goods(String unNumber) {
        return new Goods(
                "LED lamps & fittings for offices",
                new HsCode("9405.42"),
                1200,
                Money.parse("7800.00", "USD"),
                Country.of("CN"),
                !unNumber.isEmpty(),
                unNumber);
    }

    static Shipment shipment() {
        return shipment(SHENZHEN, HAMBURG, List.of(CARTONS), List.of(goods("")));
    }

    static Shipment shipment(Address from, Address to, List<Parcel> parcels, List<Goods> goods) {
        return new Shipment(from, to, parcels, goods, LocalDate.of(2026, 11, 2), Incoterm.CIP);
    }

    static BookingRequest request() {
        return request("15N", shipment(), HAMBURG);
    }

    static BookingRequest request(String service, Shipment shipment, Address to) {
        return new BookingRequest(
                service,
                shipment,
                new Party("Brightway Lighting", "", shipment.origin(), "+86 138 0013 8000", "out@brightway.example"),
                new Party("Elbe Leuchten", "", to, "+49 40 5550100", ""),
                "K-2026-0017");
    }
}
