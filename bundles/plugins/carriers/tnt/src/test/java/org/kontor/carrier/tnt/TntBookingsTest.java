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
import static org.kontor.carrier.tnt.ShipAnswers.document;
import static org.kontor.carrier.tnt.ShipAnswers.error;
import static org.kontor.carrier.tnt.ShipAnswers.tnt;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
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
    public void afterARestartItIsFoundByOurReferenceAndItsLabelPrintedAgain() {
        ScriptedTnt tnt = new ScriptedTnt()
                .on("TrackRequest", TRACKED)
                .on("ESHIPPER", "COMPLETE:2")
                .on("GET_LABEL:2", ADDRESS_LABEL);
        BookingOutcome.Booked found = booked(tnt.carrier().find(KEY).orElseThrow());

        assertEquals("GE160948545CN", found.waybill());
        assertEquals("application/xml", found.label().mediaType());
        assertTrue(tnt.asked.get(0).contains("<CustomerReference>" + TntShip.reference(KEY) + "</CustomerReference>"));
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
