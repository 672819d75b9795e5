package org.kontor.carrier.tnt;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.carrier.tnt.ShipAnswers.CREATED;
import static org.kontor.carrier.tnt.ShipAnswers.created;
import static org.kontor.carrier.tnt.ShipAnswers.document;
import static org.kontor.carrier.tnt.ShipAnswers.error;
import static org.kontor.carrier.tnt.ShipAnswers.tnt;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.Test;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Refusal.Reason;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** What TNT says of an order, and what that is to us. */
public class TntResultTest {

    private static final IdempotencyKey KEY = new IdempotencyKey("order-17-booking");

    @Test
    public void refusalsCarryTntsWords() {
        Refusal refusal = refused(document(created("N", "") + error("214", "Delivery postcode not valid for country")));

        assertEquals(Reason.NOT_SERVED, refusal.reason());
        assertEquals(
                "TNT does not take this shipment: Delivery postcode not valid for country (214)", refusal.sentence());
        assertEquals(
                Reason.TOO_HEAVY,
                refused(document(CREATED + "<SHIP>" + error("9", "Weight over the maximum") + "</SHIP>"))
                        .reason());
        assertEquals(Reason.OTHER, refused(document(created("N", ""))).reason());
        assertEquals(
                Reason.OTHER,
                tnt("Cannot process now", "")
                        .carrier()
                        .book(Samples.request(), KEY)
                        .fold(booked -> Reason.EMBARGO, requested -> Reason.EMBARGO, refused -> refused.refusal()
                                .reason()));
    }

    @Test
    public void faultsSayWhetherSomethingMayHaveHappened() {
        assertEquals(Fault.MISCONFIGURED, fault("ERROR: Login failed", ""));
        assertEquals(Fault.MISCONFIGURED, fault("COMPLETE:1", document(error("1", "Invalid account number"))));
        assertEquals(
                Fault.IN_DOUBT,
                fault("<runtime_error><error_reason>failed</error_reason><error_srcText/></runtime_error>", ""));
        assertEquals(Fault.UNINTELLIGIBLE, fault("<parse_error><error_reason>bad</error_reason></parse_error>", ""));
        assertEquals(Fault.IN_DOUBT, fault("<html><body>Sorry</body></html>", ""));
        assertEquals(Fault.IN_DOUBT, fault("", ""));
        assertEquals(Fault.IN_DOUBT, fault("ERROR: temporarily unavailable", ""));
        assertEquals(Fault.IN_DOUBT, fault("COMPLETE:1", "<html><body>Sorry</body></html>"));
        assertEquals(Fault.IN_DOUBT, fault("COMPLETE:1", document("<GROUPCODE>1</GROUPCODE>")));
    }

    @Test
    public void whatTntSaysOfItsCollectionIsKnown() {
        assertEquals(Optional.empty(), TntResult.collection(Xml.root("document")));
        assertTrue(collection("<SUCCESS>N</SUCCESS>").orElseThrow().contains("nobody comes"));
        assertTrue(collection("<SUCCESS>Y</SUCCESS><FIRSTTIMETRADER>Y</FIRSTTIMETRADER>")
                .orElseThrow()
                .contains("telephones"));
    }

    private static Optional<String> collection(String content) {
        String book = "<BOOK><CONSIGNMENT>" + content + "</CONSIGNMENT></BOOK>";
        return TntResult.collection(Xml.read(document(CREATED + book).getBytes(StandardCharsets.UTF_8))
                .orElseThrow());
    }

    private static Refusal refused(String result) {
        return tnt("COMPLETE:1", result)
                .carrier()
                .book(Samples.request(), KEY)
                .fold(
                        booked -> new Refusal(Reason.EMBARGO, "", "booked"),
                        requested -> new Refusal(Reason.EMBARGO, "", "requested"),
                        BookingOutcome.Refused::refusal);
    }

    private static Fault fault(String order, String result) {
        TntCarrier carrier = tnt(order, result).carrier();
        return assertThrows(ProviderException.class, () -> carrier.book(Samples.request(), KEY))
                .fault();
    }
}
