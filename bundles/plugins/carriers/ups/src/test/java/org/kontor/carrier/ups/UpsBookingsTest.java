package org.kontor.carrier.ups;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.Test;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingOutcome.Booked;
import org.kontor.carrier.BookingOutcome.Refused;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Shipment;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Incoterm;
import org.kontor.values.Parcel;
import org.kontor.values.Party;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

public class UpsBookingsTest {

    private static final String SHIP = "/api/" + UpsShip.PATH;
    private static final String RECOVERY = "/api/" + UpsLabels.RECOVERY;
    private static final String VOID = "/api/shipments/v2409/void/cancel/1Z5R89390357567127";
    private static final String NOT_FOUND = error("9801031", "No shipment found");
    private static final IdempotencyKey KEY = new IdempotencyKey("7b0e2f61-9d3c-4c58-8a54-0d9f6f3f1a77");

    @Test
    public void aShipmentAbroadIsOrderedWithItsPapersAndReferences() {
        Shipment shipment =
                Wares.shipment(Wares.SHENZHEN, Wares.HAMBURG, Incoterm.DDP, new Parcel(2, 600, 400, 350, 11_250));
        JsonNode order = order(Wares.booking(shipment));

        assertEquals(
                KEY.value(),
                order.at("/Request/TransactionReference/CustomerContext").asText());
        JsonNode body = order.path("Shipment");
        assertEquals(
                "7b0e2f619d3c4c588a540d9f6f3f1a77",
                body.at("/ReferenceNumber/0/Value").asText());
        assertEquals("K-1", body.at("/ReferenceNumber/1/Value").asText());
        assertEquals("07", body.at("/Service/Code").asText());
        assertEquals("11.3", body.at("/Package/1/PackageWeight/Weight").asText());
        assertEquals("02", body.at("/Package/0/Packaging/Code").asText());
        assertEquals("8675555501" + "00", body.at("/Shipper/Phone/Number").asText());
        assertFalse(body.path("ShipTo").has("Phone"));
        assertFalse(body.path("ShipFrom").has("EMailAddress"));
        assertEquals("02", body.at("/PaymentInformation/ShipmentCharge/1/Type").asText());
        JsonNode invoice = body.at("/ShipmentServiceOptions/InternationalForms");
        assertEquals("01", invoice.at("/FormType/0").asText());
        assertEquals("20260302", invoice.path("InvoiceDate").asText());
        assertEquals("DDP", invoice.path("TermsOfShipment").asText());
        assertEquals("6.5", invoice.at("/Product/0/Unit/Value").asText());
        assertEquals("1200", invoice.at("/Product/0/Unit/Number").asText());
        assertEquals("LED lamps", invoice.at("/Product/0/Description/0").asText());
        assertEquals("K-1", invoice.path("InvoiceNumber").asText());
        assertEquals("7800.00", body.at("/InvoiceLineTotal/MonetaryValue").asText());
        assertEquals(
                "1088 Xueyuan Avenue", body.at("/Shipper/Address/AddressLine/0").asText());
        assertEquals("out@brightway.example", body.at("/Shipper/EMailAddress").asText());
        assertFalse(body.path("ShipTo").has("EMailAddress"));
        assertEquals("940542", invoice.at("/Product/0/CommodityCode").asText());
        assertEquals(
                "Elbe Leuchten", invoice.at("/Contacts/SoldTo/AttentionName").asText());
        assertEquals(
                "GIF", order.at("/LabelSpecification/LabelImageFormat/Code").asText());
    }

    @Test
    public void withinTheUnitedStatesThePackagesCarryTheReferencesAndNoPapersAreNeeded() {
        JsonNode body = order(Wares.booking(
                        Wares.shipment(Wares.AUSTIN, Wares.MIAMI, Incoterm.DAP, new Parcel(2, 600, 400, 350, 11_250))))
                .path("Shipment");

        assertFalse(body.has("ReferenceNumber"));
        assertFalse(body.has("InvoiceLineTotal"));
        assertEquals("K-1", body.at("/Package/1/ReferenceNumber/1/Value").asText());
        assertFalse(body.has("ShipmentServiceOptions"));
        assertEquals("24.9", body.at("/Package/0/PackageWeight/Weight").asText());
    }

    @Test
    public void aKeyOfAnyLengthFitsAReference() {
        String reference = UpsKey.reference(new IdempotencyKey("k".repeat(255)));

        assertEquals(32, reference.length());
        assertEquals(reference, UpsKey.reference(new IdempotencyKey("k".repeat(255))));
        assertEquals(36, KEY.value().length());
        assertEquals(KEY.value().replace("-", ""), UpsKey.reference(KEY));
    }

    @Test
    public void whatIsTooLongForItsFieldAndNotNeededIsLeftOut() {
        BookingRequest lamps = Wares.booking(Wares.lamps());
        String mail = "o".repeat(34) + "@elbe.example.de";
        assertEquals(50, mail.length());

        JsonNode fits = order(with(lamps, mail, "R".repeat(35))).path("Shipment");
        assertEquals(mail, fits.at("/ShipTo/EMailAddress").asText());
        assertEquals("R".repeat(35), fits.at("/ReferenceNumber/1/Value").asText());
        assertTrue(fits.at("/ShipmentServiceOptions/InternationalForms").has("InvoiceNumber"));

        JsonNode tooLong = order(with(lamps, "o" + mail, "R".repeat(36))).path("Shipment");
        assertFalse(tooLong.path("ShipTo").has("EMailAddress"));
        assertEquals(1, tooLong.path("ReferenceNumber").size());
        assertFalse(tooLong.at("/ShipmentServiceOptions/InternationalForms").has("InvoiceNumber"));
    }

    private static BookingRequest with(BookingRequest request, String mail, String reference) {
        Party consignee = new Party("Elbe Leuchten", "", Wares.HAMBURG, "", mail);
        return new BookingRequest("07", request.shipment(), request.shipper(), consignee, reference);
    }

    @Test
    public void longNamesAndStreetsAreBrokenBetweenWordsAndNeverCut() {
        Party shipper = new Party(
                "Shenzhen Brightway Optoelectronic Lighting Technology Co., Ltd.", "", Wares.SHENZHEN, "", "");
        BookingRequest request = Wares.booking(Wares.lamps());
        JsonNode body = order(new BookingRequest("07", request.shipment(), shipper, request.consignee(), "K-1"))
                .path("Shipment");

        assertEquals(
                "Shenzhen Brightway Optoelectronic", body.at("/Shipper/Name").asText());
        assertEquals(
                "Lighting Technology Co., Ltd.",
                body.at("/Shipper/AttentionName").asText());
        Party tooLong = new Party("X".repeat(36), "", Wares.SHENZHEN, "", "");
        BookingOutcome outcome = new FakeUps()
                .carrier()
                .book(new BookingRequest("07", request.shipment(), tooLong, request.consignee(), "K-1"), KEY);
        assertTrue(((Refused) outcome).refusal().sentence().contains("name of the shipper"));
    }

    @Test
    public void oneLabelIsKeptAsUpsSentItWhateverTheNumber() {
        Booked booked = (Booked) UpsLabels.ordered(Wares.good(shipped("1ZXXXXXXXXXXXXXXXX", label("ZPL", "^XA^XZ"))));

        assertEquals("1ZXXXXXXXXXXXXXXXX", booked.waybill());
        assertEquals("application/zpl", booked.label().mediaType());
        assertArrayEquals(
                "^XA^XZ".getBytes(StandardCharsets.US_ASCII), booked.label().content());
    }

    @Test
    public void severalLabelsAreOneDocumentOrOneArchive() throws IOException {
        Booked joined = (Booked) UpsLabels.ordered(
                Wares.good(shipped("1Z5R89390357567127", label("ZPL", "^XA1^XZ") + "," + label("ZPL", "^XA2^XZ"))));
        assertArrayEquals(
                "^XA1^XZ^XA2^XZ".getBytes(StandardCharsets.US_ASCII),
                joined.label().content());

        Booked archive = (Booked) UpsLabels.ordered(
                Wares.good(shipped("1Z5R89390357567127", label("GIF", "one") + "," + label("GIF", "two"))));
        assertEquals("application/zip", archive.label().mediaType());
        ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(archive.label().content()));
        assertEquals("001-1Z8V92A70367203024.gif", zip.getNextEntry().getName());
        assertArrayEquals("one".getBytes(StandardCharsets.US_ASCII), zip.readAllBytes());
        assertEquals("002-1Z8V92A70367203024.gif", zip.getNextEntry().getName());
        assertArrayEquals("two".getBytes(StandardCharsets.US_ASCII), zip.readAllBytes());
        Booked again = (Booked) UpsLabels.ordered(
                Wares.good(shipped("1Z5R89390357567127", label("GIF", "one") + "," + label("GIF", "two"))));
        assertArrayEquals(archive.label().content(), again.label().content());
    }

    @Test
    public void aRefusalOfUpsIsForTheSeller() {
        FakeUps ups = ups(400, NOT_FOUND)
                .says(SHIP, 400, text("{'response':{'errors':[{'code':'120500','message':'Missing phone number'}]}}"));

        BookingOutcome outcome = ups.carrier().book(Wares.booking(Wares.lamps()), KEY);

        assertEquals(
                "UPS refuses: Missing phone number (120500)",
                ((Refused) outcome).refusal().sentence());
    }

    @Test
    public void anOrderWhoseAnswerCannotBeReadIsInDoubt() {
        for (String body : List.of(
                "<html>",
                "",
                "{}",
                shipped("1Z5R89390357567127", "{'TrackingNumber':'1Z5R89390357567127'}"),
                shipped("1Z5R89390357567127", "{'ShippingLabel':{'GraphicImage':'=='}}"))) {
            FakeUps ups = ups(400, NOT_FOUND).says(SHIP, 200, text(body));
            assertFault(Fault.IN_DOUBT, () -> ups.carrier().book(Wares.booking(Wares.lamps()), KEY));
        }
        FakeUps broken = ups(400, NOT_FOUND)
                .says(SHIP, 400, text("{'response':{'errors':[{'code':'10004','message':'Internal error'}]}}"));
        assertFault(Fault.IN_DOUBT, () -> broken.carrier().book(Wares.booking(Wares.lamps()), KEY));
    }

    @Test
    public void aBookingThatUpsHasIsNotOrderedAgain() {
        FakeUps ups = ups(
                200,
                "{'LabelRecoveryResponse':{'LabelResults':{'TrackingNumber':'1Z5R89390357567127',"
                        + "'LabelImage':{'LabelImageFormat':{'Code':'PDF'},'GraphicImage':'JVBERi0xLjQK'}}}}");

        Booked booked = (Booked) ups.carrier().book(Wares.booking(Wares.lamps()), KEY);

        assertEquals("1Z5R89390357567127", booked.waybill());
        assertEquals("application/pdf", booked.label().mediaType());
        assertEquals(0, ups.asked(SHIP));
        String question = FakeUps.body(ups.heard.get(1));
        assertTrue(question, question.contains("\"Value\":\"7b0e2f619d3c4c588a540d9f6f3f1a77\""));
        assertTrue(question, question.contains("\"ShipperNumber\":\"5R8939\""));
    }

    @Test
    public void aReferenceOfSeveralPackagesIsFoundByTheFirstOfTheirNumbers() {
        FakeUps ups = ups(
                        200,
                        "{'LabelRecoveryResponse':{'TrackingCandidate':[{'TrackingNumber':'1Z5R89390357567127'},"
                                + "{'TrackingNumber':'1Z8V92A70367203024'}]}}")
                .says(
                        RECOVERY,
                        200,
                        text("{'LabelRecoveryResponse':{'ShipmentIdentificationNumber':"
                                + "'1Z5R89390357567127','LabelResults':[{'LabelImage':{'GraphicImage':'R0lG',"
                                + "'LabelImageFormat':{'Code':'gif'}}}]}}"));

        Booked booked = (Booked) ups.carrier().find(KEY).orElseThrow();

        assertEquals("image/gif", booked.label().mediaType());
        assertTrue(FakeUps.body(ups.heard.get(2)).contains("\"TrackingNumber\":\"1Z5R89390357567127\""));
    }

    @Test
    public void whatUpsCannotTellOfABookingIsInDoubt() {
        assertEquals(Optional.empty(), ups(400, NOT_FOUND).carrier().find(KEY));
        assertEquals(Optional.empty(), ups(404, "{}").carrier().find(KEY));
        assertEquals(Optional.empty(), found(error("300007", "?")));
        assertEquals(Optional.empty(), found(error("1", "The shipment could not be found.")));
        assertEquals(Optional.empty(), found(error("1", "No shipment of this reference")));
        assertTrue(found(error("300033", "?")).orElseThrow() instanceof Refused);
        assertTrue(found(error("1", "The shipment has been voided.")).orElseThrow() instanceof Refused);
        for (String words : List.of(
                "Label is unavailable -- the label is expired",
                "Label is unavailable -- the shipment has no label",
                "Too many shipments found with the requested Reference Number",
                "Invalid Reference Number")) {
            assertFault(Fault.IN_DOUBT, () -> found(error("300030", words)));
        }
        assertFault(Fault.IN_DOUBT, () -> ups(200, "{}").carrier().find(KEY));
        assertFault(Fault.IN_DOUBT, () -> ups(
                        200, "{'LabelRecoveryResponse':{'TrackingCandidate':[{'TrackingNumber':''}]}}")
                .carrier()
                .find(KEY));
        String unlabelled = "{'LabelRecoveryResponse':{'ShipmentIdentificationNumber':'1Z5R89390357567127'}}";
        ProviderException named = assertThrows(
                ProviderException.class, () -> ups(200, unlabelled).carrier().find(KEY));
        assertEquals("UPS answered without a label for its shipment 1Z5R89390357567127", named.getMessage());
        assertFault(Fault.UNAVAILABLE, () -> ups(500, "{}").carrier().find(KEY));
    }

    @Test
    public void whatWasOrderedAMomentAgoMayStillBeInProcessing() {
        FakeUps ups = ups(400, NOT_FOUND).says(SHIP, 200, text(shipped("1Z5R89390357567127", label("GIF", "x"))));
        IdempotencyKey fresh = ordered(FakeUps.NOW.minusSeconds(119));

        assertFault(Fault.IN_DOUBT, () -> ups.carrier().find(fresh));
        assertFault(Fault.IN_DOUBT, () -> ups.carrier().find(ordered(FakeUps.NOW.plusSeconds(60))));
        assertEquals(Optional.empty(), ups.carrier().find(ordered(FakeUps.NOW.minusSeconds(120))));
        assertEquals(Optional.empty(), ups.carrier().find(ordered(FakeUps.NOW.plusSeconds(86_400))));
        assertEquals(Optional.empty(), ups.carrier().find(new IdempotencyKey("019-not-an-id")));
        assertTrue(ups.carrier().book(Wares.booking(Wares.lamps()), fresh) instanceof Booked);
    }

    @Test
    public void aVoidIsTrueWhenNothingTravels() {
        assertTrue(voided(200, "{'VoidShipmentResponse':{'SummaryResult':{'Status':{'Code':'1'}}}}"));
        assertTrue(voided(
                200,
                "{'VoidShipmentResponse':{'SummaryResult':{'Status':{'Code':'2'}},'PackageLevelResults':"
                        + "{'TrackingNumber':'1Z','Status':{'Code':'1'}}}}"));
        assertFalse(voided(
                200,
                "{'VoidShipmentResponse':{'SummaryResult':{'Status':{'Code':'2'}},"
                        + "'PackageLevelResults':[{'Status':{'Code':'1'}},{'Status':{'Code':'0'}}]}}"));
        assertFalse(voided(200, "{'VoidShipmentResponse':{'SummaryResult':{'Status':{'Code':'0'}}}}"));
        String quirky = "{'VoidShipmentResponse':{'Response':{'ResponseStatus':{'Code':'&#xD;&#xD;1'}},'SummaryResult':"
                + "{'Status':{'Code':'&#xD;2'}},'PackageLevelResult':{'Status':{'Code':'&#xD;&#xD;1'}}}}";
        assertTrue(voided(200, quirky));
        assertFalse(voided(200, quirky.replace("&#xD;&#xD;1'}}}}", "0'}}}}")));
        assertTrue(voided(400, error("190117", "")));
        assertTrue(voided(400, error("1", "The shipment has already been voided.")));
        assertFalse(voided(400, error("190102", "No shipment found within the allowed void period")));
        assertFalse(new FakeUps().carrier().cancel("..", KEY));
        assertFault(Fault.IN_DOUBT, () -> voided(200, "{}"));
        assertFault(Fault.IN_DOUBT, () -> voided(500, "{}"));
        assertFault(Fault.UNINTELLIGIBLE, () -> voided(404, "{}"));
    }

    @Test
    public void whatUpsRefusesToVoidMayBeVoidByItsOwnTrack() {
        String track = "/api/track/v1/details/1Z5R89390357567127";
        String told = "{'trackResponse':{'shipment':{'package':{'activity':{'date':'20260302','time':'090000','status':"
                + "{'type':'MV','code':'VP','statusCode':'%s','description':'Voided'}}}}}}";

        for (String code : List.of("007", "")) {
            FakeUps ups = new FakeUps()
                    .says(VOID, 400, text(error("190102", "No shipment found within the allowed void period")))
                    .says(track, 200, text(String.format(told, code)));
            assertTrue(ups.carrier().cancel("1Z5R89390357567127", KEY));
        }
        FakeUps gone = new FakeUps()
                .says(VOID, 400, text(error("190102", "No shipment found within the allowed void period")))
                .says(track, 200, text(String.format(told, "005").replace("MV", "I")));
        assertFalse(gone.carrier().cancel("1Z5R89390357567127", KEY));
    }

    private static JsonNode order(BookingRequest request) {
        FakeUps ups = ups(400, NOT_FOUND).says(SHIP, 200, text(shipped("1Z5R89390357567127", label("GIF", "x"))));
        ups.carrier().book(request, KEY);
        return Wares.json(FakeUps.body(ups.heard.get(2))).path("ShipmentRequest");
    }

    private static boolean voided(int status, String body) {
        return new FakeUps().says(VOID, status, text(body)).carrier().cancel("1Z5R89390357567127", KEY);
    }

    private static Optional<BookingOutcome> found(String answer) {
        return ups(400, answer).carrier().find(KEY);
    }

    /** A key made at that moment. */
    private static IdempotencyKey ordered(Instant moment) {
        return IdempotencyKey.of(new UUID(moment.toEpochMilli() << 16 | 0x7abc, 0x8000_0000_0000_0001L));
    }

    private static FakeUps ups(int status, String found) {
        return new FakeUps().says(RECOVERY, status, text(found));
    }

    private static String shipped(String number, String packages) {
        return "{'ShipmentResponse':{'Response':{'ResponseStatus':{'Code':'1'}},'ShipmentResults':{"
                + "'ShipmentIdentificationNumber':'" + number + "','PackageResults':[" + packages + "]}}}";
    }

    private static String label(String format, String content) {
        String image = Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.US_ASCII));
        return "{'TrackingNumber':'1Z8V92A70367203024','ShippingLabel':{'ImageFormat':{'Code':'" + format
                + "'},'GraphicImage':'" + image + "'}}";
    }

    private static String error(String code, String message) {
        return "{'response':{'errors':[{'code':'" + code + "','message':'" + message + "'}]}}";
    }

    private static String text(String body) {
        return body.replace('\'', '"');
    }

    private static void assertFault(Fault expected, org.junit.function.ThrowingRunnable call) {
        assertEquals(expected, assertThrows(ProviderException.class, call).fault());
    }
}
