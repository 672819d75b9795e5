package org.kontor.carrier.tnt;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.carrier.tnt.ShipAnswers.ADDRESS_LABEL;
import static org.kontor.carrier.tnt.ShipAnswers.CREATED;
import static org.kontor.carrier.tnt.ShipAnswers.PDF;
import static org.kontor.carrier.tnt.ShipAnswers.SHIPPED;
import static org.kontor.carrier.tnt.ShipAnswers.TRACKED;
import static org.kontor.carrier.tnt.ShipAnswers.UNKNOWN;
import static org.kontor.carrier.tnt.ShipAnswers.booked;
import static org.kontor.carrier.tnt.ShipAnswers.created;
import static org.kontor.carrier.tnt.ShipAnswers.document;
import static org.kontor.carrier.tnt.ShipAnswers.error;
import static org.kontor.carrier.tnt.ShipAnswers.tnt;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.kontor.carrier.BookingOutcome;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** The conversation about an order, and all the ways in which it breaks off. */
public class TntBookingsTest {

    private static final IdempotencyKey KEY = new IdempotencyKey("order-17-booking");

    @Test
    public void booksInTwoStepsAndGivesTheRenderedLabel() {
        ScriptedTnt tnt = tnt("COMPLETE:12345678", document(CREATED + SHIPPED));
        BookingOutcome.Booked booked = booked(tnt.carrier().book(Samples.request(), KEY));

        assertEquals("GE160948545CN", booked.waybill());
        assertEquals("application/pdf", booked.label().mediaType());
        assertArrayEquals(PDF.getBytes(StandardCharsets.UTF_8), booked.label().content());
        assertTrue(tnt.asked.stream().anyMatch(asked -> asked.equals("xml_in=GET_RESULT:12345678")));
    }

    @Test
    public void takesAResultThatComesAtOnce() {
        assertEquals(
                "GE160948545CN",
                booked(tnt(document(CREATED + SHIPPED), "").carrier().book(Samples.request(), KEY))
                        .waybill());
    }

    @Test
    public void anErrorAboutSomethingElseLeavesABookingStanding() {
        String other = error("115", "Consignment Reference Not Recognized");

        assertEquals(
                "GE160948545CN",
                booked(tnt("COMPLETE:1", document(CREATED + SHIPPED + other))
                                .carrier()
                                .book(Samples.request(), KEY))
                        .waybill());
    }

    @Test
    public void withoutTheLabelServiceItGivesTheAddressLabel() {
        ScriptedTnt tnt = new ScriptedTnt()
                .on("labelRequest", 403, "no")
                .on("TrackRequest", UNKNOWN)
                .on("ESHIPPER", "COMPLETE:1")
                .on("GET_RESULT", document(CREATED + SHIPPED))
                .on("GET_LABEL:1", ADDRESS_LABEL);

        assertEquals(
                "application/xml",
                booked(tnt.carrier().book(Samples.request(), KEY)).label().mediaType());
    }

    @Test
    public void anOrderWhoseResultWasLostIsFoundByTheKeyTntGave() {
        ScriptedTnt tnt = new ScriptedTnt()
                .on("TrackRequest", UNKNOWN)
                .on("ESHIPPER", "COMPLETE:1")
                .fails("GET_RESULT", Fault.UNAVAILABLE);
        TntCarrier carrier = tnt.carrier();

        assertEquals(Fault.IN_DOUBT, faultOf(() -> carrier.book(Samples.request(), KEY)));
        tnt.on("GET_RESULT", document(CREATED + SHIPPED)).on("GET_LABEL:1", ADDRESS_LABEL);
        assertEquals("GE160948545CN", booked(carrier.find(KEY).orElseThrow()).waybill());
        assertEquals(
                "GE160948545CN", booked(carrier.book(Samples.request(), KEY)).waybill());
        assertEquals(
                1,
                tnt.asked.stream().filter(asked -> asked.contains("<CREATE>")).count());
    }

    @Test
    public void anOrderThatTntTookIsNeverCalledUnknown() {
        ScriptedTnt tnt = new ScriptedTnt()
                .on("TrackRequest", UNKNOWN)
                .on("ESHIPPER", "COMPLETE:1")
                .on("GET_RESULT", "ERROR");
        TntCarrier carrier = tnt.carrier();

        assertEquals(Fault.IN_DOUBT, faultOf(() -> carrier.book(Samples.request(), KEY)));
        assertEquals(Fault.IN_DOUBT, faultOf(() -> carrier.find(KEY)));
        assertEquals(Fault.IN_DOUBT, faultOf(() -> carrier.book(Samples.request(), KEY)));
    }

    @Test
    public void aResultThatTntForgotIsFoundByTracking() {
        ScriptedTnt tnt = new ScriptedTnt()
                .on("labelRequest", 403, "no")
                .on("TrackRequest", UNKNOWN)
                .on("<CREATE>", "COMPLETE:1")
                .on("ESHIPPER", "COMPLETE:2")
                .on("GET_RESULT", "ERROR")
                .on("GET_LABEL:2", ADDRESS_LABEL);
        TntCarrier carrier = tnt.carrier();

        assertEquals(Fault.IN_DOUBT, faultOf(() -> carrier.book(Samples.request(), KEY)));
        tnt.on("TrackRequest", TRACKED);
        assertEquals("GE160948545CN", booked(carrier.find(KEY).orElseThrow()).waybill());
    }

    @Test
    public void anOrderThatTntRefusedInTheEndIsFoundRefused() {
        ScriptedTnt tnt = new ScriptedTnt()
                .on("TrackRequest", UNKNOWN)
                .on("ESHIPPER", "COMPLETE:1")
                .fails("GET_RESULT", Fault.UNAVAILABLE);
        TntCarrier carrier = tnt.carrier();

        assertEquals(Fault.IN_DOUBT, faultOf(() -> carrier.book(Samples.request(), KEY)));
        tnt.on("GET_RESULT", document(created("N", "") + error("214", "Delivery postcode not valid")));
        assertTrue(carrier.find(KEY).orElseThrow() instanceof BookingOutcome.Refused);
    }

    @Test
    public void aBookingWhoseLabelTntDoesNotPrintAgainIsThereAllTheSame() {
        ScriptedTnt tnt = new ScriptedTnt().on("TrackRequest", TRACKED).on("ESHIPPER", "ERROR");
        ProviderException failure =
                assertThrows(ProviderException.class, () -> tnt.carrier().find(KEY));

        assertEquals(Fault.UNAVAILABLE, failure.fault());
        assertTrue(failure.getMessage(), failure.getMessage().contains("GE160948545CN"));
    }

    @Test
    public void aLabelWithoutPiecesIsNoneAndTheAddressLabelStandsIn() {
        ScriptedTnt tnt = new ScriptedTnt()
                .on("labelRequest", "<labelResponse><consignment key=\"1\"/></labelResponse>")
                .on("documentType=routingLabel", PDF)
                .on("TrackRequest", UNKNOWN)
                .on("ESHIPPER", "COMPLETE:1")
                .on("GET_RESULT", document(CREATED + SHIPPED))
                .on("GET_LABEL:1", ADDRESS_LABEL);

        assertEquals(
                "application/xml",
                booked(tnt.carrier().book(Samples.request(), KEY)).label().mediaType());
    }

    @Test
    public void theLabelIsPrintedAgainForTheSenderThatTrackingTells() {
        String address = "<Address addressParty=\"%s\"><Name>%s</Name><AddressLine>1088 Xueyuan Avenue</AddressLine>"
                + "<AddressLine/><AddressLine>Block B</AddressLine><City>Shenzhen</City><Postcode>518055</Postcode>"
                + "<Country><CountryCode>CN</CountryCode></Country></Address>";
        String addresses = "<Addresses>" + String.format(address, "Receiver", "Elbe")
                + String.format(address, "Sender", "Brightway") + "</Addresses>";
        ScriptedTnt tnt = new ScriptedTnt()
                .on("TrackRequest", TRACKED.replace("</Consignment>", addresses + "</Consignment>"))
                .on("ESHIPPER", "COMPLETE:2")
                .on("GET_LABEL:2", ADDRESS_LABEL);
        tnt.carrier().find(KEY);

        String order = tnt.asked.get(1);
        assertTrue(
                order,
                order.contains("<SENDER><COMPANYNAME>Brightway</COMPANYNAME>"
                        + "<STREETADDRESS1>1088 Xueyuan Avenue</STREETADDRESS1><STREETADDRESS2>Block B</STREETADDRESS2>"
                        + "<CITY>Shenzhen</CITY><POSTCODE>518055</POSTCODE><COUNTRY>CN</COUNTRY>"
                        + "<ACCOUNT>000123456</ACCOUNT>"));
        assertTrue(order, order.contains("<COLLECTION><SHIPDATE></SHIPDATE><PREFCOLLECTTIME>"));
    }

    @Test
    public void afterARestartItIsFoundByOurReferenceAndItsLabelPrintedAgain() {
        ScriptedTnt tnt = new ScriptedTnt()
                .on("TrackRequest", TRACKED)
                .on("ESHIPPER", "COMPLETE:2")
                .on("GET_LABEL:2", ADDRESS_LABEL);
        BookingOutcome.Booked found = booked(tnt.carrier().find(KEY).orElseThrow());

        assertEquals("GE160948545CN", found.waybill());
        assertEquals("application/xml", found.label().mediaType());
        assertTrue(tnt.asked.get(0).contains("<CustomerReference>" + TntKey.reference(KEY) + "</CustomerReference>"));
        assertTrue(tnt.asked
                .get(1)
                .contains("<CONSIGNMENT><CONREF>GE160948545CN</CONREF>"
                        + "<CONNUMBER>GE160948545CN</CONNUMBER></CONSIGNMENT>"));
        assertTrue(tnt.asked
                .get(1)
                .endsWith("<ACTIVITY><PRINT><LABEL><CONREF>GE160948545CN</CONREF></LABEL></PRINT>"
                        + "</ACTIVITY></ESHIPPER>"));
    }

    @Test
    public void ofAnUnknownKeyThereIsNothing() {
        assertEquals(
                Optional.empty(),
                new ScriptedTnt().on("TrackRequest", UNKNOWN).carrier().find(KEY));
    }

    @Test
    public void whatWasOrderedAMomentAgoMayNotBeTrackedYet() {
        ScriptedTnt tnt = tnt("COMPLETE:1", document(CREATED + SHIPPED));
        IdempotencyKey fresh = ordered(ScriptedTnt.NOW.minusSeconds(899));

        assertEquals(Fault.IN_DOUBT, faultOf(() -> tnt.carrier().find(fresh)));
        assertEquals(Fault.IN_DOUBT, faultOf(() -> tnt.carrier().find(ordered(ScriptedTnt.NOW.plusSeconds(60)))));
        assertEquals(Optional.empty(), tnt.carrier().find(ordered(ScriptedTnt.NOW.minusSeconds(900))));
        assertEquals(Optional.empty(), tnt.carrier().find(ordered(ScriptedTnt.NOW.plusSeconds(86_400))));
        assertEquals(
                "GE160948545CN",
                booked(tnt.carrier().book(Samples.request(), fresh)).waybill());
    }

    /** A key made at that moment. */
    private static IdempotencyKey ordered(Instant moment) {
        return IdempotencyKey.of(new UUID(moment.toEpochMilli() << 16 | 0x7abc, 0x8000_0000_0000_0001L));
    }

    @Test
    public void aBookingWhoseLabelDoesNotComeIsInDoubtAndNamed() {
        ScriptedTnt tnt = new ScriptedTnt()
                .fails("labelRequest", Fault.UNAVAILABLE)
                .on("TrackRequest", UNKNOWN)
                .on("ESHIPPER", "COMPLETE:1")
                .on("GET_RESULT", document(CREATED + SHIPPED))
                .on("GET_LABEL", "ERROR");
        ProviderException failure =
                assertThrows(ProviderException.class, () -> tnt.carrier().book(Samples.request(), KEY));

        assertEquals(Fault.IN_DOUBT, failure.fault());
        assertTrue(failure.getMessage(), failure.getMessage().contains("GE160948545CN"));
    }

    private static Fault faultOf(ThrowingRunnable call) {
        return assertThrows(ProviderException.class, call).fault();
    }
}
