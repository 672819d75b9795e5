package org.kontor.carrier.tnt;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

/** The table of TNT's status codes. */
public class TntCodesTest {

    @Test
    public void codesAndWordsHaveTheirMeaning() {
        assertEquals("IN_TRANSIT CONNECTION_MISSED", meaning("MLA", "Connection Delay. Recovery Actions Underway."));
        assertEquals("IN_TRANSIT NONE", meaning("AS", "Shipment Received At Transit Point."));
        assertEquals("IN_TRANSIT CONGESTION", meaning("LAC", "Delay Due To Congestion En Route."));
        assertEquals("IN_TRANSIT PACKAGING_DAMAGED", meaning("CDB", "Packaging Damaged. Repacked And Forwarded"));
        assertEquals("COLLECTED NONE", meaning("PU", "Shipment Collected From Customer"));
        assertEquals("CUSTOMS_HELD NONE", meaning("Q1", "Held Awaiting Clearance"));
        assertEquals("CUSTOMS_HELD DOCUMENTS_MISSING", meaning("Q2", "Customs Need Further Documents"));
        assertEquals("IMPORT_CUSTOMS RELEASED", meaning("Q3", "Shipment Released By Customs"));
        assertEquals("DELIVERY_ATTEMPTED CONSIGNEE_REFUSED", meaning("Q4", "Receiver Refused Delivery"));
        assertEquals("DELIVERY_ATTEMPTED CONSIGNEE_ABSENT", meaning("Q5", "Receiver Not At Home"));
        assertEquals("DELIVERY_ATTEMPTED CONSIGNEE_CLOSED", meaning("Q6", "Premises Closed At Delivery"));
        assertEquals("DELIVERY_ATTEMPTED ADDRESS_INCORRECT", meaning("Q7", "Wrong Address"));
        assertEquals("RETURNING NONE", meaning("Q8", "Shipment Being Returned To Sender"));
        assertEquals("IN_TRANSIT HELD_FOR_COLLECTION", meaning("Q9", "At Depot For Pick-Up By Receiver"));
        assertEquals("IN_TRANSIT HELD_FOR_COLLECTION", meaning("Q10", "Awaiting Collection By Receiver"));
        assertEquals("ANNOUNCED NONE", meaning("Q11", "Shipment Data Received"));
        assertEquals("UNRECOGNISED UNRECOGNISED", meaning("AA", "Duplicate Or Non-existent Consignment Record"));
        assertEquals("UNRECOGNISED UNRECOGNISED", meaning("", ""));
    }

    @Test
    public void sentencesThatTntHasBeenHeardToSayHaveTheirMeaning() {
        assertEquals(
                "DELIVERY_ATTEMPTED CONSIGNEE_ABSENT", meaning("", "Customer Not Home. Follow Up Actions Underway"));
        assertEquals(
                "DELIVERY_ATTEMPTED CONSIGNEE_CLOSED",
                meaning("", "Closed On Delivery Attempt. Follow Up Actions Underway"));
        assertEquals("IMPORT_CUSTOMS NONE", meaning("", "Pre-arrival Customs Clearance In Progress"));
        assertEquals("IMPORT_CUSTOMS NONE", meaning("", "Customs Clearance In Progress."));
        assertEquals("IMPORT_CUSTOMS RELEASED", meaning("", "Released By Customs"));
        assertEquals("IN_TRANSIT MISROUTED", meaning("", "Shipment Rerouted. Recovery Actions Underway."));
        assertEquals(
                "IN_TRANSIT APPOINTMENT_NEEDED",
                meaning("", "Contact With Receiver Required To Agree Delivery Date/time"));
        assertEquals("IN_TRANSIT NONE", meaning("", "Delivery Date/time Slot Agreed With Receiver"));
        assertEquals("IN_TRANSIT NONE", meaning("", "Shipment Arrived At Tnt Location"));
        assertEquals("IN_TRANSIT NONE", meaning("", "Onforwarded For Delivery"));
        assertEquals("DELIVERED NONE", meaning("", "Consignment Delivered To Residential"));
        assertEquals("DELIVERED CONTENTS_DAMAGED", meaning("", "Shipment Delivered Damaged."));
    }

    private static String meaning(String code, String words) {
        TntCodes.Meaning meaning = TntCodes.meaning(code, words);
        return meaning.status() + " " + meaning.reason();
    }
}
