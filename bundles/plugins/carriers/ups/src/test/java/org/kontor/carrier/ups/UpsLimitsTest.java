package org.kontor.carrier.ups;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Shipment;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.Goods;
import org.kontor.values.Incoterm;
import org.kontor.values.Parcel;
import org.kontor.values.Party;

/** What just fits into UPS's fields is asked, one more of it is not. */
public class UpsLimitsTest {

    private static final Parcel CARTON = new Parcel(1, 600, 400, 350, 11_200);

    @Test
    public void packagesEndWhereTheFieldsEnd() {
        assertEquals("", said(parcels(new Parcel(200, 9_990, 400, 350, 999_900))));
        assertEquals(
                "UPS takes 200 packages in one shipment, this one has 201",
                said(parcels(new Parcel(201, 600, 400, 350, 11_200))));
        assertEquals(
                "UPS takes no side of 1000 cm: its fields end at 999",
                said(parcels(new Parcel(1, 400, 10_000, 350, 11_200))));
        assertEquals(
                "UPS takes no package of 1000.0 kg: its fields end at 999.9",
                said(parcels(new Parcel(1, 600, 400, 350, 999_901))));
    }

    @Test
    public void placesEndWhereTheFieldsEnd() {
        assertEquals("", said(to(place("C".repeat(30), "123456789"))));
        assertEquals("", said(to(place("Hamburg", "12345-67 89"))));
        assertEquals(
                "UPS has room for 30 characters for the city of the destination",
                said(to(place("C".repeat(31), "123456789"))));
        assertEquals(
                "UPS has room for 9 characters for the postal code of the destination",
                said(to(place("Hamburg", "1234567890"))));
    }

    @Test
    public void partiesAndDescriptionsEndWhereTheFieldsEnd() {
        String two = "N".repeat(35) + " " + "N".repeat(35);

        assertEquals("", said(two, "+1234567 8901-2345", "D".repeat(35)));
        assertEquals(
                "UPS has room for 2 lines of 35 characters for the name of the shipper", said(two + " N", "", "Lamps"));
        assertEquals(
                "UPS has room for 15 characters for the phone number of the shipper",
                said("Brightway", "1234567890123456", "Lamps"));
        assertEquals(
                "UPS has room for 3 lines of 35 characters for the description of the goods",
                said("Brightway", "", "D".repeat(36)));
        assertEquals("", said("Brightway", "", "LED ".repeat(26).strip()));
    }

    @Test
    public void wordsFillALineToItsEndAndAStreetKeepsItsLines() {
        String filled = "W".repeat(17) + " " + "W".repeat(17);

        assertEquals(List.of(filled), UpsFit.lines(filled, 35));
        assertEquals(List.of("W".repeat(17), "W".repeat(18)), UpsFit.lines("W".repeat(17) + " " + "W".repeat(18), 35));
        assertEquals(List.of("12 Main Street", "Suite 4"), UpsFit.street(List.of("12 Main Street", "Suite 4")));
        assertEquals("12345-678", UpsFit.postal("12345-678"));
        assertEquals("123456789", UpsFit.postal("12345-6789"));
        assertTrue(UpsFit.fits(List.of("W".repeat(35)), 1, 35));
    }

    private static String said(Shipment shipment) {
        return sentence(UpsLimits.refusal(shipment));
    }

    private static String said(String name, String phone, String description) {
        Shipment lamps = parcels(CARTON);
        Goods goods = Wares.goods(description, false);
        Shipment shipment = new Shipment(
                lamps.origin(),
                lamps.destination(),
                lamps.parcels(),
                List.of(goods),
                lamps.readyDate(),
                lamps.incoterm());
        Party shipper = new Party(name, "", lamps.origin(), phone, "");
        Party consignee = new Party("Elbe Leuchten", "", lamps.destination(), "", "");
        return sentence(UpsLimits.refusal(new BookingRequest("07", shipment, shipper, consignee, "K-1")));
    }

    private static String sentence(Optional<Refusal> refusal) {
        return refusal.map(Refusal::sentence).orElse("");
    }

    private static Shipment parcels(Parcel parcel) {
        return Wares.shipment(Wares.SHENZHEN, Wares.HAMBURG, Incoterm.CIP, parcel);
    }

    private static Shipment to(Address address) {
        return Wares.shipment(Wares.SHENZHEN, address, Incoterm.CIP, CARTON);
    }

    private static Address place(String city, String postalCode) {
        return new Address(List.of("Am Sandtorkai 30"), city, "", postalCode, Country.of("DE"));
    }
}
