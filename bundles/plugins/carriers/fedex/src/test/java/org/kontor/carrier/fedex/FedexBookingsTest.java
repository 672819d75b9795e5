package org.kontor.carrier.fedex;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Label;
import org.kontor.carrier.Refusal;
import org.kontor.toolkit.http.Answer;
import org.kontor.values.Address;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Party;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

public class FedexBookingsTest {

    private static final String SHIP = "/ship/v1/shipments";
    private static final String CANCEL = "/ship/v1/shipments/cancel";
    private static final String RESULTS = "/ship/v1/shipments/results";
    private static final String FIND = "/track/v1/referencenumbers";
    private static final String TRACK = "/track/v1/trackingnumbers";

    private static final String UNKNOWN = "{'output':{'completeTrackResults':[{'trackResults':[{'error':{'code':"
            + "'TRACKING.REFERENCENUMBER.NOTFOUND'}}]}]}}";
    private static final String KNOWN = "{'output':{'completeTrackResults':[{'trackResults':[{'trackingNumberInfo':"
            + "{'trackingNumber':'794953535000'},'latestStatusDetail':{'code':'OC'}}]}]}}";

    private final Wire wire = new Wire();
    private Instant now = Instant.parse("2026-11-25T12:00:00Z");

    @Test
    public void theOrderIsFedexOwn() {
        wire.says(FIND, 200, UNKNOWN).says(SHIP, 200, shipped(piece(1, "794953535000", "PDF", "label")));
        carrier().book(request(), new IdempotencyKey("key-1"));

        assertEquals("key-1", wire.request(SHIP).headers().get("x-customer-transaction-id"));
        JsonNode json = wire.body(SHIP);
        assertEquals("LABEL", json.path("labelResponseOptions").asText());
        assertEquals("510088000", json.at("/accountNumber/value").asText());
        JsonNode asked = json.path("requestedShipment");
        assertEquals("2026-11-30", asked.path("shipDatestamp").asText());
        assertEquals(
                "PDF PAPER_4X6",
                asked.at("/labelSpecification/imageType").asText() + " "
                        + asked.at("/labelSpecification/labelStockType").asText());
        assertEquals(
                "510088000",
                asked.at("/shippingChargesPayment/payor/responsibleParty/accountNumber/value")
                        .asText());
        assertEquals("4940123456", asked.at("/shipper/contact/phoneNumber").asText());
        assertEquals(
                "49405550100", asked.at("/recipients/0/contact/phoneNumber").asText());
        assertEquals(
                "[\"1 Fleet Street\"]",
                asked.at("/recipients/0/address/streetLines").toString());
        assertEquals(24, asked.path("requestedPackageLineItems").size());
        JsonNode last = asked.at("/requestedPackageLineItems/23");
        assertEquals(24, last.path("sequenceNumber").intValue());
        assertEquals(
                "[{\"customerReferenceType\":\"CUSTOMER_REFERENCE\",\"value\":\"key-1\"},"
                        + "{\"customerReferenceType\":\"P_O_NUMBER\",\"value\":\"K-1\"}]",
                last.path("customerReferences").toString());
        JsonNode customs = asked.path("customsClearanceDetail");
        assertEquals(100, customs.at("/totalCustomsValue/amount").intValue());
        assertEquals("UKL", customs.at("/totalCustomsValue/currency").asText());
        assertTrue(new String(wire.request(SHIP).body(), StandardCharsets.UTF_8).contains("\"amount\":100.00"));
        assertEquals("RECIPIENT", customs.at("/dutiesPayment/paymentType").asText());
        assertEquals("CIP", customs.at("/commercialInvoice/termsOfSale").asText());
    }

    @Test
    public void aKeyIsLookedUpFirstAndBooksOnce() {
        wire.says(FIND, 200, UNKNOWN).says(SHIP, 200, shipped(piece(1, "794953535000", "PDF", "label")));
        FedexCarrier carrier = carrier();
        IdempotencyKey key = IdempotencyKey.fresh();

        BookingOutcome.Booked first = booked(carrier.book(request(), key));
        BookingOutcome.Booked again = booked(carrier.book(request(), key));

        assertEquals("794953535000", first.waybill());
        assertArrayEquals(first.label().content(), again.label().content());
        assertEquals("application/pdf", again.label().mediaType());
        assertEquals(1, wire.count(SHIP));
    }

    @Test
    public void aLostAnswerIsInDoubtUntilFedexShowsTheShipment() {
        wire.says(FIND, 200, UNKNOWN).does(SHIP, () -> {
            throw new ProviderException(Fault.IN_DOUBT, "lost");
        });
        FedexCarrier carrier = carrier();
        IdempotencyKey key = IdempotencyKey.fresh();

        assertFault(Fault.IN_DOUBT, () -> carrier.book(request(), key));
        assertFault(Fault.IN_DOUBT, () -> carrier.find(key));
        assertFault(Fault.IN_DOUBT, () -> carrier.book(request(), key));
        assertEquals(1, wire.count(SHIP));

        wire.forgets(FIND).says(FIND, 200, KNOWN);
        BookingOutcome.Booked found = booked(carrier.find(key).orElseThrow());
        assertEquals("794953535000", found.waybill());
        assertTrue(new String(found.label().content(), StandardCharsets.UTF_8).contains("794953535000"));
        assertEquals("794953535000", booked(carrier.book(request(), key)).waybill());
        assertEquals(1, wire.count(SHIP));
    }

    @Test
    public void afterTheWaitNothingFoundIsNothingBooked() {
        wire.says(FIND, 200, UNKNOWN)
                .does(SHIP, () -> {
                    throw new ProviderException(Fault.IN_DOUBT, "lost");
                })
                .says(SHIP, 200, shipped(piece(1, "794953535000", "PDF", "label")));
        FedexCarrier carrier = carrier();
        IdempotencyKey key = IdempotencyKey.fresh();
        assertFault(Fault.IN_DOUBT, () -> carrier.book(request(), key));

        now = now.plus(Duration.ofMinutes(10));
        assertEquals(Optional.empty(), carrier.find(key));
        assertEquals("794953535000", booked(carrier.book(request(), key)).waybill());
    }

    @Test
    public void afterARestartAMissingBookingIsInDoubtForAWhileToo() {
        wire.says(FIND, 200, UNKNOWN);
        FedexCarrier carrier = carrier();

        assertFault(Fault.IN_DOUBT, () -> carrier.find(IdempotencyKey.fresh()));
        now = now.plus(Duration.ofMinutes(10));
        assertEquals(Optional.empty(), carrier.find(IdempotencyKey.fresh()));
    }

    @Test
    public void anAnswerThatMayBeABookingIsInDoubt() {
        for (String odd : List.of("{}", "{'output':{'transactionShipments':[{}]}}", "not json", "[]")) {
            wire.forgets(SHIP).says(FIND, 200, UNKNOWN).says(SHIP, 200, odd);
            assertFault(Fault.IN_DOUBT, () -> carrier().book(request(), IdempotencyKey.fresh()));
        }
        wire.forgets(SHIP).says(SHIP, 503, "{'errors':[{'code':'SERVICE.UNAVAILABLE.ERROR'}]}");
        assertFault(Fault.IN_DOUBT, () -> carrier().book(request(), IdempotencyKey.fresh()));
        wire.forgets(SHIP).says(SHIP, 500, "{'errors':[{'code':'INTERNAL.SERVER.ERROR'}]}");
        assertFault(Fault.IN_DOUBT, () -> carrier().book(request(), IdempotencyKey.fresh()));
    }

    @Test
    public void whatFedexRefusesIsRefusedWithItsWords() {
        wire.says(FIND, 200, UNKNOWN)
                .says(
                        SHIP,
                        422,
                        "{'errors':[{'code':'COMMODITIES.CUSTOMSVALUE.LESSTHANREQUIRED','message':'Too little.'}]}");

        Refusal refusal =
                carrier().book(request(), IdempotencyKey.fresh()).fold(booked -> null, requested -> null, refused ->
                        refused.refusal());

        assertEquals("FEDEX_INTERNATIONAL_PRIORITY", refusal.service());
        assertTrue(refusal.sentence().contains("Too little."));
    }

    @Test
    public void aJobInTheBackgroundIsInDoubtUntilItsLabelsAreThere() {
        wire.says(FIND, 200, UNKNOWN)
                .says(SHIP, 200, "{'output':{'jobId':'job-7','alerts':[]}}")
                .says(RESULTS, 200, "{'output':{'jobId':'job-7'}}")
                .says(RESULTS, 200, shipped(piece(1, "794953535000", "PDF", "label")));
        FedexCarrier carrier = carrier();
        IdempotencyKey key = IdempotencyKey.fresh();

        assertFault(Fault.IN_DOUBT, () -> carrier.book(request(), key));
        assertFault(Fault.IN_DOUBT, () -> carrier.find(key));
        BookingOutcome.Booked found = booked(carrier.find(key).orElseThrow());

        assertEquals("794953535000", found.waybill());
        assertEquals("application/pdf", found.label().mediaType());
        assertEquals("job-7", wire.body(RESULTS).path("jobId").asText());
        assertEquals(1, wire.count(SHIP));
    }

    @Test
    public void labelsForAPrinterAreJoinedAndOthersPackedInTheOrderOfThePackages() {
        assertEquals("onetwo", text(labelOf(piece(2, "222", "ZPLII", "two") + "," + piece(1, "111", "ZPLII", "one"))));
        Label zip = labelOf(piece(1, "111", "PNG", "one") + "," + piece(2, "222", "PNG", "two"));
        assertEquals("application/zip", zip.mediaType());
        assertEquals("PK", text(zip).substring(0, 2));
        Label one = labelOf(piece(1, "111", "EPL2", "one"));
        assertEquals("application/epl", one.mediaType());
        assertEquals("one", text(one));
    }

    @Test
    public void aLabelAtAnAddressIsFetchedAtOnceAndTheTokenStaysWithTheApi() {
        String piece = "{'trackingNumber':'111','packageDocuments':[{'docType':'PDF','url':'%s'}]}";
        wire.does("/document/SH/111", () -> new Answer(200, Map.of(), "fetched".getBytes(StandardCharsets.UTF_8)));

        assertEquals("fetched", text(labelOf(String.format(piece, "https://wwwtest.fedex.com/document/SH/111"))));
        assertFalse(wire.request("/document/SH/111").headers().containsKey("Authorization"));
        assertEquals("fetched", text(labelOf(String.format(piece, "https://apis.fedex.com/document/SH/111"))));
        assertTrue(wire.request("/document/SH/111").headers().containsKey("Authorization"));
        assertTrue(text(labelOf(String.format(piece, "https://apis.fedex.com/gone")))
                .contains("111"));
        assertTrue(text(labelOf(String.format(piece, "no address"))).contains("111"));
    }

    @Test
    public void aBookingWhoseLabelIsMissingIsStillABooking() {
        Label label = labelOf("{'trackingNumber':'111','packageDocuments':[{'encodedLabel':'====='}]}");

        assertEquals("text/plain; charset=utf-8", label.mediaType());
    }

    @Test
    public void aPartyThatDoesNotFitOnALabelIsRefused() {
        String line = "An address of a length that nobody prints on one line of a label in this world of ours, "
                + "nor on three, were they as long as they are";
        Address address = new Address(List.of(line), "Shenzhen", "", "518055", FedexRatesTest.SHENZHEN.country());
        Party far = new Party("Brightway", "", address, "", "");
        BookingRequest request = new BookingRequest(
                "INTERNATIONAL_ECONOMY", request().shipment(), far, request().consignee(), "K-1");

        assertTrue(
                FedexLimits.of(request, "4940123456").orElseThrow().sentence().contains("shipper's street"));
        assertTrue(FedexLimits.of(request(), "").orElseThrow().sentence().contains("telephone"));
        assertEquals(
                List.of("1088 Xueyuan Avenue Nanshan", "Technology Park Building Nineteen"),
                FedexParts.streets(new Address(
                        List.of("1088 Xueyuan Avenue Nanshan Technology Park Building Nineteen"),
                        "Shenzhen",
                        "",
                        "",
                        FedexRatesTest.SHENZHEN.country())));
    }

    @Test
    public void aLongKeyIsStoodForByWhatFits() {
        wire.says(FIND, 200, UNKNOWN).says(SHIP, 200, shipped(piece(1, "794953535000", "PDF", "label")));
        carrier().book(request(), new IdempotencyKey("k".repeat(255)));

        String reference = wire.body(SHIP)
                .at("/requestedShipment/requestedPackageLineItems/0/customerReferences/0/value")
                .asText();
        assertEquals(40, reference.length());
        assertEquals(
                reference, wire.body(FIND).at("/referencesInformation/value").asText());
    }

    @Test
    public void aCancellationIsAPutAndFalseIsLookedInto() {
        wire.says(CANCEL, 200, "{'output':{'cancelledShipment':true}}");
        assertTrue(cancel());
        assertEquals("PUT", wire.request(CANCEL).method());
        assertEquals(
                "DELETE_ALL_PACKAGES", wire.body(CANCEL).path("deletionControl").asText());

        wire.forgets(CANCEL).says(CANCEL, 200, "{'output':{'cancelledShipment':false,'message':'Tendered already'}}");
        wire.says(TRACK, 200, KNOWN);
        assertFalse(cancel());

        wire.forgets(TRACK)
                .says(
                        TRACK,
                        200,
                        "{'output':{'completeTrackResults':[{'trackResults':[{'latestStatusDetail':"
                                + "{'code':'CA','description':'Shipment cancelled by sender'}}]}]}}");
        assertTrue(cancel());
    }

    @Test
    public void aCancellationIsTrueWhenItHasBeenAndAFaultWhenTheAccountIsWrong() {
        wire.says(CANCEL, 400, "{'errors':[{'code':'SHIPMENT.ALREADY.CANCELLED','message':'x'}]}");
        assertTrue(cancel());

        wire.forgets(CANCEL).says(CANCEL, 400, "{'errors':[{'code':'SHIPMENT.USER.UNAUTHORIZED'}]}");
        assertFault(Fault.MISCONFIGURED, this::cancel);

        wire.forgets(CANCEL).says(TRACK, 200, UNKNOWN);
        wire.says(CANCEL, 400, "{'errors':[{'code':'SHIPMENT.TENDERED','message':'Already tendered, no cancel.'}]}");
        assertFalse(cancel());
    }

    private boolean cancel() {
        return carrier().cancel("794953535000", IdempotencyKey.fresh());
    }

    private Label labelOf(String pieces) {
        wire.forgets(FIND).forgets(SHIP).says(FIND, 200, UNKNOWN).says(SHIP, 200, shipped(pieces));
        return booked(carrier().book(request(), IdempotencyKey.fresh())).label();
    }

    private FedexCarrier carrier() {
        return new FedexCarrier(
                TestSettings.of(new HashMap<>(Map.of("account", "510088000", "phone", "+49 40 123456"))),
                wire,
                (InstantSource) () -> now);
    }

    private static BookingRequest request() {
        return new BookingRequest(
                "FEDEX_INTERNATIONAL_PRIORITY",
                FedexRatesTest.shipment(
                        FedexRatesTest.SHENZHEN, FedexRatesTest.LONDON, FedexRatesTest.goods("100.00", "GBP")),
                new Party("Brightway Lighting", "", FedexRatesTest.SHENZHEN, "", ""),
                new Party("Thames Lighting", "", FedexRatesTest.LONDON, "+49 40 5550100", "in@thames.example"),
                "K-1");
    }

    private static BookingOutcome.Booked booked(BookingOutcome outcome) {
        return outcome.fold(
                booked -> booked,
                requested -> {
                    throw new AssertionError(requested.reference());
                },
                refused -> {
                    throw new AssertionError(refused.refusal());
                });
    }

    private static String text(Label label) {
        return new String(label.content(), StandardCharsets.ISO_8859_1);
    }

    private static String shipped(String pieces) {
        return "{'output':{'transactionShipments':[{'pieceResponses':[" + pieces + "]}]}}";
    }

    private static String piece(int sequence, String number, String type, String label) {
        String encoded = Base64.getEncoder().encodeToString(label.getBytes(StandardCharsets.UTF_8));
        ObjectNode piece = FedexJson.object().put("trackingNumber", number).put("packageSequenceNumber", sequence);
        piece.putArray("packageDocuments")
                .addObject()
                .put("contentType", "LABEL")
                .put("docType", type)
                .put("encodedLabel", encoded);
        return piece.toString();
    }

    private static void assertFault(Fault expected, Runnable call) {
        assertEquals(expected, assertThrows(ProviderException.class, call::run).fault());
    }
}
