package org.kontor.carrier.ocean;

import static org.junit.Assert.assertEquals;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.Test;
import org.kontor.carrier.Label;

public class ConfirmationTest {

    @Test
    public void theConfirmationIsAPageToPrint() {
        String booking = "{'carrierBookingReference':'KTR4711001A','carrierBookingRequestReference':'req-1',"
                + "'bookingStatus':'CONFIRMED','receiptTypeAtOrigin':'CY','deliveryTypeAtDestination':'SD',"
                + "'carrierCode':'KTRU','references':[{'type':'FF','value':'K-1'}],"
                + "'confirmedEquipments':[{'ISOEquipmentCode':'45G1','units':2,'emptyContainerPickup':{"
                + "'dateTime':'2026-11-05T09:00:00+08:00','depotReleaseLocation':"
                + "{'facilityName':'Yantian Depot 3','UNLocationCode':'CNYTN'}}}],"
                + "'transportPlan':[{'loadLocation':{'locationName':'Yantian','UNLocationCode':'CNYTN'},"
                + "'dischargeLocation':{'UNLocationCode':'DEHAM'},'plannedDepartureDate':'2026-11-09',"
                + "'plannedArrivalDate':'2026-12-10','vesselName':'HANSE TRADER','modeOfTransport':'VESSEL',"
                + "'carrierExportVoyageNumber':'0826W'},{'loadLocation':{'UNLocationCode':'DEHAM'},"
                + "'dischargeLocation':{'locationName':'Berlin'},'plannedDepartureDate':'2026-12-11',"
                + "'plannedArrivalDate':'2026-12-12','modeOfTransport':'RAIL'}],"
                + "'shipmentCutOffTimes':[{'cutOffDateTimeCode':'VCO','cutOffDateTime':'2026-11-07T12:00:00+08:00'},"
                + "{'cutOffDateTimeCode':'ZZZ','cutOffDateTime':'2026-11-08T12:00:00+08:00'}],"
                + "'charges':[{'chargeName':'Basic ocean freight','currencyAmount':1850.00,'currencyCode':'USD',"
                + "'paymentTermCode':'PRE'}],'carrierClauses':['Subject to space',''],"
                + "'feedbacks':[{'severity':'INFO','message':'Seal before gate-in'}]}";

        assertEquals(
                """
                BOOKING: KTR4711001A
                Request: req-1
                Status: CONFIRMED
                Reference FF: K-1
                Carrier: KTRU
                Terms: CY-SD
                From: Yantian (CNYTN), 2026-11-09
                To: DEHAM, 2026-12-10
                  by: HANSE TRADER
                  voyage: 0826W
                From: DEHAM, 2026-12-11
                To: Berlin, 2026-12-12
                  by: RAIL
                Containers: 2 x 45G1
                  empty from: Yantian Depot 3 (CNYTN)
                  empty at: 2026-11-05T09:00:00+08:00
                Until (Verified gross mass): 2026-11-07T12:00:00+08:00
                Until (ZZZ): 2026-11-08T12:00:00+08:00
                Charge: Basic ocean freight 1850.00 USD PRE
                Clause: Subject to space
                INFO: Seal before gate-in
                """,
                page(booking));
    }

    @Test
    public void whatTheCarrierDoesNotSayIsNoLine() {
        assertEquals(
                "BOOKING: 1\n", page("{'carrierBookingReference':1,'carrierCode':null,'bookingStatus':{'odd':true}}"));
    }

    private static String page(String booking) {
        Label label = Confirmation.of(
                OceanApi.read(FakeSea.answer(200, booking.replace('\'', '"')), URI.create("https://api.sea.example/")));
        assertEquals("text/plain; charset=utf-8", label.mediaType());
        return new String(label.content(), StandardCharsets.UTF_8);
    }
}
