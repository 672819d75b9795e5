package org.kontor.carrier.air;

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

/** The shipments that the tests send. */
final class Shipments {

    static final Address SHENZHEN =
            new Address(List.of("1088 Xueyuan Avenue"), "Shenzhen City", "Guangdong", "518055", Country.of("CN"));
    static final Address FRANKFURT = new Address(List.of("Hafenstr. 1"), "Frankfurt", "", "60327", Country.of("DE"));

    private Shipments() {}

    static Shipment of(Parcel... parcels) {
        return of("", parcels);
    }

    static Shipment of(String unNumber, Parcel... parcels) {
        return new Shipment(
                SHENZHEN,
                FRANKFURT,
                List.of(parcels),
                List.of(new Goods(
                        "LED lamps",
                        new HsCode("940542"),
                        100,
                        Money.parse("7800.00", "USD"),
                        Country.of("CN"),
                        !unNumber.isEmpty(),
                        unNumber)),
                LocalDate.of(2026, 6, 1),
                Incoterm.CIP);
    }

    static BookingRequest booking(String service) {
        return new BookingRequest(
                service,
                of(new Parcel(3, 1000, 800, 600, 60_000)),
                new Party("Brightway Lighting", "", SHENZHEN, "+86 755 0000", ""),
                new Party("Elbe Leuchten", "", FRANKFURT, "", "buy@elbe.example"),
                "K-1");
    }
}
