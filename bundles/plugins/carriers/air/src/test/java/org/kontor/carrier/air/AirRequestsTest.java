package org.kontor.carrier.air;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.junit.Test;
import org.kontor.values.Parcel;

public class AirRequestsTest {

    @Test
    public void theGoodsAreToldInTheAirlinesUnitsAndInWords() {
        JsonNode goods = AirRequests.options(
                        Shipments.of(
                                "UN3481", new Parcel(3, 1000, 800, 605, 149_999), new Parcel(1, 300, 200, 100, 5_000)),
                        "USD",
                        "")
                .path("cargo:bookingShipmentDetails");

        assertEquals(
                "LED lamps; dangerous goods UN3481; pieces in cm: 3 x 100-80-61, 1 x 30-20-10",
                goods.path("cargo:textualHandlingInstructions").asText());
        assertEquals(
                "940542",
                goods.path("cargo:expectedHScode").path(0).path("cargo:code").asText());
        assertEquals(1, goods.path("cargo:specialHandlingCodes").size());
        assertEquals(
                "3 1", String.join(" ", goods.path("cargo:pieceGroups").findValuesAsText("cargo:pieceGroupCount")));
    }

    @Test
    public void aHeavyPieceIsSaidToBeHeavy() {
        JsonNode codes = AirRequests.options(Shipments.of(new Parcel(1, 1000, 800, 600, 150_000)), "USD", "")
                .path("cargo:bookingShipmentDetails")
                .path("cargo:specialHandlingCodes");

        assertEquals(1, codes.size());
        assertEquals(
                "https://onerecord.iata.org/ns/code-lists/SpecialHandlingCode#HEA",
                codes.path(0).path("@id").asText());
    }

    @Test
    public void theWaybillNamesBothPartiesWhereTheyAreAndHowToReachThem() {
        JsonNode waybill = AirRequests.waybill(
                "https://1r.airline.example/w1", "16008716945", Shipments.booking("GCR"), Optional.of("b1"));

        assertEquals(
                "b1", waybill.path("cargo:referredBookingOption").path("@id").asText());
        JsonNode shipper = waybill.path("cargo:involvedParties").path(0).path("cargo:partyDetails");
        JsonNode address = shipper.path("cargo:basedAtLocation").path("cargo:address");
        assertEquals("Shenzhen City", address.path("cargo:cityName").asText());
        assertEquals("518055", address.path("cargo:textualPostCode").asText());
        assertEquals(1, address.path("cargo:streetAddressLines").size());
        assertEquals(
                "https://onerecord.iata.org/ns/code-lists/CountryCode#CN",
                address.path("cargo:country").path("@id").asText());
        assertEquals("+86 755 0000", reached(shipper));
        assertEquals(
                "buy@elbe.example",
                reached(waybill.path("cargo:involvedParties").path(1).path("cargo:partyDetails")));
        assertEquals(
                "FRA",
                waybill.path("cargo:arrivalLocation")
                        .path("cargo:locationCodes")
                        .path("cargo:code")
                        .asText());
        assertEquals(
                "LED lamps",
                waybill.path("cargo:shipment").path("cargo:goodsDescription").asText());
    }

    private static String reached(JsonNode organisation) {
        return String.join(" ", organisation.path("cargo:contactDetails").findValuesAsText("cargo:textualValue"));
    }
}
