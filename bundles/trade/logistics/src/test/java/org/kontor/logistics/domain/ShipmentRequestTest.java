package org.kontor.logistics.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.kontor.logistics.domain.Lamps.EUR;

import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.kontor.carrier.Shipment;
import org.kontor.logistics.ShipmentRequest;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.Goods;
import org.kontor.values.HsCode;
import org.kontor.values.Incoterm;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;
import org.kontor.values.Parcel;

public class ShipmentRequestTest {

    private static final Parcel CARTON = new Parcel(24, 600, 400, 350, 11_200);
    private static final Country CHINA = Country.of("CN");

    @Test
    public void packagesThatNoVehicleCarriesAreRefused() {
        assertEquals("parcels.weightGrams", refused(new Parcel(1, 600, 400, 350, Long.MAX_VALUE)));
        assertEquals("parcels.lengthMm", refused(new Parcel(1, Integer.MAX_VALUE, 400, 350, 11_200)));
        assertEquals("parcels.widthMm", refused(new Parcel(1, 600, Integer.MAX_VALUE, 350, 11_200)));
        assertEquals("parcels.heightMm", refused(new Parcel(1, 600, 400, Integer.MAX_VALUE, 11_200)));
        assertEquals("parcels.count", refused(new Parcel(Integer.MAX_VALUE, 600, 400, 350, 11_200), CARTON));
        assertEquals("parcels", refused(Collections.nCopies(501, CARTON).toArray(Parcel[]::new)));
    }

    @Test
    public void goodsHaveAWorthAndASizeThatCustomsCanRead() {
        assertEquals("goods.value", refused(goods("LED lamps", 1200, "-7800.00", "")));
        assertEquals("goods.value", refused(goods("LED lamps", 1200, "0.00", "")));
        assertEquals("goods.quantity", refused(goods("LED lamps", Long.MAX_VALUE, "7800.00", "")));
        assertEquals("goods.description", refused(goods("L".repeat(501), 1200, "7800.00", "")));
        assertEquals("goods.unNumber", refused(goods("LED lamps", 1200, "7800.00", "UN3481")));
        assertEquals(
                "goods",
                refused(Collections.nCopies(501, goods("LED lamps", 1, "1.00", ""))
                        .toArray(Goods[]::new)));
    }

    @Test
    public void anAddressFitsALabel() {
        assertEquals("origin", refused(address("x".repeat(201), "Shenzhen"), address("Am Sandtorkai 30", "Hamburg")));
        assertEquals("destination", refused(address("Xueyuan 8", "Shenzhen"), address("Quay 1", "H".repeat(201))));
    }

    @Test
    public void pricesAreComparedInACurrencyThatPeoplePayWith() {
        assertEquals("currency", refusedField(() -> Lamps.request(Currency.getInstance("XAU"))));
    }

    private static String refused(Parcel... parcels) {
        Shipment lamps = Lamps.request(EUR).shipment();
        return refusedField(() -> request(lamps.origin(), lamps.destination(), List.of(parcels), lamps.goods()));
    }

    private static String refused(Goods... goods) {
        Shipment lamps = Lamps.request(EUR).shipment();
        return refusedField(() -> request(lamps.origin(), lamps.destination(), lamps.parcels(), List.of(goods)));
    }

    private static String refused(Address origin, Address destination) {
        Shipment lamps = Lamps.request(EUR).shipment();
        return refusedField(() -> request(origin, destination, lamps.parcels(), lamps.goods()));
    }

    private static String refusedField(Runnable made) {
        return assertThrows(InvalidValueException.class, made::run).field();
    }

    private static ShipmentRequest request(
            Address origin, Address destination, List<Parcel> parcels, List<Goods> goods) {
        Shipment shipment = new Shipment(origin, destination, parcels, goods, Lamps.READY, Incoterm.CIP);
        return new ShipmentRequest(shipment, Optional.empty(), EUR);
    }

    private static Goods goods(String description, long quantity, String dollars, String unNumber) {
        Money value = Money.parse(dollars, "USD");
        return new Goods(description, new HsCode("940542"), quantity, value, CHINA, false, unNumber);
    }

    private static Address address(String line, String city) {
        return new Address(List.of(line), city, "", "518055", CHINA);
    }
}
