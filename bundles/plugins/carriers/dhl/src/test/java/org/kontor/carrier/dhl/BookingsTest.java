package org.kontor.carrier.dhl;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingOutcome.Booked;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Shipment;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Request;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.Goods;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Incoterm;
import org.kontor.values.Party;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

public class BookingsTest {

    private static final IdempotencyKey KEY = new IdempotencyKey("0b0f6d6e-1f3f-4a55-9c56-2a3f8f4e7d10");
    private static final String REFERENCE = "0b0f6d6e1f3f4a559c562a3f8f4e7d10";
    private static final String NUMBERS = "8487135506 1099255990 3821724944";
    private static final byte[] LABEL = {'%', 'P', 'D', 'F', 0, (byte) 0xff};
    private static final String LABEL_TEXT = "JVBERgD/";

    /** Shipments that DHL made, one for each request however often it comes, and what they were asked with. */
    private final List<JsonNode> made = new ArrayList<>();

    private boolean shown = true;
    private Optional<Fault> trouble = Optional.empty();

    private final FakeDhl dhl = new FakeDhl()
            .on("POST https://express.api.dhl.com/mydhlapi/shipments", this::make)
            .on("mydhlapi/tracking?shipmentReference=" + REFERENCE, this::show)
            .on(
                    "get-image",
                    200,
                    "{'documents':[{'encodingFormat':'PDF','typeCode':'waybill'," + "'content':'" + LABEL_TEXT
                            + "'}]}");

    @Test
    public void tellsDhlWhatItMustKnow() {
        dhl.carrier("shipper_registrations", "EOR:DE1234567:DE VAT:DE136695976:DE", "label_format", "zpl")
                .book(request("P/S", shipment(Incoterm.DAP)), KEY);

        JsonNode said = made.get(0);
        assertEquals(
                "2026-11-27T10:00:00 GMT+08:00",
                said.path("plannedShippingDateAndTime").asText());
        assertFalse(said.at("/pickup/isRequested").asBoolean(true));
        assertEquals("P", said.path("productCode").asText());
        assertEquals("S", said.path("localProductCode").asText());
        assertEquals(
                Given.json("[{'value':'" + REFERENCE + "','typeCode':'CU'},{'value':'K-1','typeCode':'CU'}]"),
                said.path("customerReferences"));
        assertEquals("zpl", said.at("/outputImageProperties/encodingFormat").asText());
        assertEquals(
                "ECOM26_84_001",
                said.at("/outputImageProperties/imageOptions/0/templateName").asText());
        assertEquals(
                "EOR",
                said.at("/customerDetails/shipperDetails/registrationNumbers/0/typeCode")
                        .asText());
        assertEquals("+86 755 5550100", phone(said, "shipper"));
        assertEquals("DAP", said.at("/content/incoterm").asText());
        assertEquals("LED lamps, Drivers", said.at("/content/description").asText());
    }

    @Test
    public void tellsCustomsWhatTheGoodsAre() {
        dhl.carrier().book(request("P", shipment(Incoterm.DDP)), KEY);

        JsonNode content = made.get(0).path("content");
        assertEquals(Given.json("7900"), content.path("declaredValue"));
        assertEquals("USD", content.path("declaredValueCurrency").asText());
        JsonNode line = content.at("/exportDeclaration/lineItems/1");
        assertEquals(Given.json("33.333333"), line.path("price"));
        assertEquals(Given.json("{'value':3,'unitOfMeasurement':'PCS'}"), line.path("quantity"));
        assertEquals(
                Given.json("[{'typeCode':'outbound','value':'94054210'},{'typeCode':'inbound','value':'94054210'}]"),
                line.path("commodityCodes"));
        assertEquals(Given.json("11.25"), line.at("/weight/grossValue"));
        assertEquals("K-1", content.at("/exportDeclaration/invoice/number").asText());
        assertEquals("2026-11-25", content.at("/exportDeclaration/invoice/date").asText());
        assertEquals("DD", made.get(0).at("/valueAddedServices/0/serviceCode").asText());
    }

    @Test
    public void agreedDangerousGoodsAreNamed() {
        Goods batteries = Given.goods("Power banks", 10, "100.00", "UN3481");
        Shipment shipment = Given.shipment(Given.SHENZHEN, Given.HAMBURG, Incoterm.DAP, batteries, batteries);

        dhl.carrier("dangerous_goods", "UN3481:HV:967").book(request("P", shipment), KEY);

        assertEquals(
                Given.json("[{'serviceCode':'HV','dangerousGoods':[{'contentId':'967','unCodes':['UN3481']}]}]"),
                made.get(0).path("valueAddedServices"));
    }

    @Test
    public void nothingIsDeclaredWithinTheUnion() {
        Address wien = new Address(List.of("Am Graben 1"), "Wien", "", "1010", Country.of("AT"));
        Shipment shipment = Given.shipment(Given.HAMBURG, wien, Incoterm.DAP, Given.lamps());

        dhl.carrier().book(request("U", shipment), KEY);

        assertFalse(made.get(0).at("/content/isCustomsDeclarable").asBoolean(true));
        assertTrue(made.get(0).at("/content/exportDeclaration").isMissingNode());
    }

    @Test
    public void theLabelComesAsItIs() {
        Booked booked = booked(dhl.carrier().book(request("P", shipment(Incoterm.DAP)), KEY));

        assertEquals("8487135506", booked.waybill());
        assertEquals("application/pdf", booked.label().mediaType());
        assertArrayEquals(LABEL, booked.label().content());
    }

    @Test
    public void aZplLabelIsZpl() {
        JsonNode answer = Given.json("{'shipmentTrackingNumber':'8487135506','documents':["
                + "{'imageFormat':'PDF','typeCode':'invoice','content':'AAAA'},"
                + "{'imageFormat':'ZPL','typeCode':'label','content':'XlhB'}]}");

        Booked booked = booked(BookingAnswer.booked(answer).orElseThrow());

        assertEquals("application/zpl", booked.label().mediaType());
        assertEquals("^XA", new String(booked.label().content(), StandardCharsets.US_ASCII));
    }

    @Test
    public void dhlBooksAsOftenAsAskedSoThatItIsAskedOnce() {
        DhlCarrier carrier = dhl.carrier();
        BookingRequest request = request("P", shipment(Incoterm.DAP));

        String waybill = booked(carrier.book(request, KEY)).waybill();

        assertEquals(waybill, booked(carrier.book(request, KEY)).waybill());
        assertEquals(waybill, booked(dhl.carrier().book(request, KEY)).waybill());
        assertEquals(waybill, booked(dhl.carrier().find(KEY).orElseThrow()).waybill());
        assertEquals(1, made.size());
    }

    @Test
    public void afterALostAnswerNothingIsBoughtUntilDhlWouldShowIt() {
        BookingRequest request = request("P", shipment(Incoterm.DAP));
        Moving clock = new Moving();
        DhlCarrier carrier = new DhlCarrier(Given.settings(), dhl, clock);
        trouble = Optional.of(Fault.IN_DOUBT);
        shown = false;

        assertInDoubt(() -> carrier.book(request, KEY));
        trouble = Optional.empty();
        assertInDoubt(() -> carrier.book(request, KEY));
        assertInDoubt(() -> carrier.find(KEY));
        assertEquals(1, made.size());

        clock.now = clock.now.plus(Duration.ofMinutes(10));
        shown = true;
        assertEquals("8487135506", booked(carrier.find(KEY).orElseThrow()).waybill());
        assertEquals("8487135506", booked(carrier.book(request, KEY)).waybill());
        assertEquals(1, made.size());
    }

    @Test
    public void whatDhlDoesNotShowInTimeWasNotMade() {
        BookingRequest request = request("P", shipment(Incoterm.DAP));
        Moving clock = new Moving();
        DhlCarrier carrier = new DhlCarrier(Given.settings(), dhl, clock);
        trouble = Optional.of(Fault.IN_DOUBT);
        shown = false;
        assertInDoubt(() -> carrier.book(request, KEY));

        trouble = Optional.empty();
        clock.now = clock.now.plus(Duration.ofMinutes(30));

        assertEquals(Optional.empty(), carrier.find(KEY));
        carrier.book(request, KEY);
        assertEquals(2, made.size());
    }

    @Test
    public void whenNothingWasSentItMayBeSentAgain() {
        DhlCarrier carrier = dhl.carrier();
        trouble = Optional.of(Fault.UNAVAILABLE);
        assertFault(Fault.UNAVAILABLE, () -> carrier.book(request("P", shipment(Incoterm.DAP)), KEY));

        trouble = Optional.empty();
        assertEquals(Optional.empty(), carrier.find(KEY));
    }

    @Test
    public void anAnswerThatCannotBeReadIsADoubt() {
        for (String body : List.of(
                "<html>",
                "{}",
                "[]",
                "{'shipmentTrackingNumber':'8487135506'}",
                "{'shipmentTrackingNumber':'8487135506','documents':[{'typeCode':'label','imageFormat':'PDF',"
                        + "'content':'?'}]}")) {
            FakeDhl odd = new FakeDhl().on("POST", 201, body);
            assertInDoubt(() -> odd.carrier().book(request("P", shipment(Incoterm.DAP)), KEY));
        }
        FakeDhl failing = new FakeDhl().on("POST", 500, "{'detail':'999: Process failure occurred. Process ID 1 (2)'}");
        assertInDoubt(() -> failing.carrier().book(request("P", shipment(Incoterm.DAP)), KEY));
    }

    @Test
    public void dhlRefusesInItsWords() {
        FakeDhl refusing = new FakeDhl()
                .on(
                        "POST",
                        422,
                        "{'detail':'Multiple problems found, see Additional Details','additionalDetails':["
                                + "'#/content/packages/0/weight: expected type: Number','996: product not available']}");

        Refusal refusal = refused(refusing.carrier().book(request("P", shipment(Incoterm.DAP)), KEY));

        assertEquals(Refusal.Reason.NOT_SERVED, refusal.reason());
        assertTrue(refusal.sentence().contains("#/content/packages/0/weight"));
        assertTrue(refusal.sentence().contains("996"));
    }

    @Test
    public void anAccountThatDhlDoesNotTakeIsTheOperators() {
        FakeDhl refusing = new FakeDhl().on("POST", 400, "{'detail':'8003: Account not allowed for this service'}");

        assertFault(Fault.MISCONFIGURED, () -> refusing.carrier().book(request("P", shipment(Incoterm.DAP)), KEY));
    }

    @Test
    public void aPartyWithoutATelephoneIsCalledAtTheOperators() {
        Party silent = Given.party(Given.HAMBURG, "");
        BookingRequest request = new BookingRequest(
                "P", shipment(Incoterm.DAP), Given.party(Given.SHENZHEN, "+86 755 5550100"), silent, "K-1");

        dhl.carrier().book(request, KEY);
        assertEquals("+49 40 5550100", phone(made.get(0), "receiver"));

        Refusal refusal = refused(dhl.carrier("phone", "").book(request, IdempotencyKey.fresh()));
        assertTrue(refusal.sentence().contains("telephone number of the consignee"));
    }

    @Test
    public void longAddressLinesAreBrokenAndNeverCut() {
        Address longest = new Address(
                List.of("Building 12, Floor 3, Room 301-305, High-Tech Industrial Park South", "1088 Xueyuan Avenue"),
                "Shenzhen",
                "Guangdong",
                "518055",
                Country.of("CN"));
        JsonNode said =
                Parties.party(Given.party(longest, "1"), Given.account()).path("postalAddress");

        assertEquals(
                "Building 12, Floor 3, Room 301-305, High-Tech",
                said.path("addressLine1").asText());
        assertEquals(
                "Industrial Park South 1088 Xueyuan Avenue",
                said.path("addressLine2").asText());

        Address endless = new Address(List.of("x ".repeat(80)), "Shenzhen", "", "", Country.of("CN"));
        assertTrue(Parties.refusal("shipper", Given.party(endless, "1"), Given.account())
                .isPresent());
        Address word = new Address(List.of("x".repeat(46)), "Shenzhen", "", "", Country.of("CN"));
        assertTrue(Parties.refusal("shipper", Given.party(word, "1"), Given.account())
                .isPresent());
    }

    @Test
    public void goodsThatWereReadyBeforeLeaveToday() {
        Shipment late = Given.shipment(Given.SHENZHEN, Given.HAMBURG, Incoterm.DAP, Given.lamps());
        Shipment then = new Shipment(
                late.origin(),
                late.destination(),
                late.parcels(),
                late.goods(),
                LocalDate.parse("2026-11-02"),
                late.incoterm());

        dhl.carrier().book(request("P", then), KEY);

        assertEquals(
                "2026-11-25T20:15:00 GMT+08:00",
                made.get(0).path("plannedShippingDateAndTime").asText());
    }

    @Test
    public void aBookingWhoseWaybillIsNotArchivedYetIsTold() {
        FakeDhl young = new FakeDhl()
                .on("mydhlapi/tracking?shipmentReference=", this::show)
                .on("get-image", 404, "{'detail':'7163: Operation not possible since shipment information not found'}");
        made.add(Given.json("{}"));

        ProviderException failure = assertInDoubt(() -> young.carrier().find(KEY));

        assertTrue(failure.getMessage().contains("8487135506"));
        assertTrue(failure.getMessage().contains("7163"));
    }

    @Test
    public void anotherReferencesShipmentIsNotOurs() {
        FakeDhl other = new FakeDhl()
                .on(
                        "mydhlapi/tracking?shipmentReference=",
                        200,
                        "{'shipments':[{"
                                + "'shipmentTrackingNumber':'1099255990','shipperReferences':[{'value':'other','typeCode':'CU'}]}]}");

        assertEquals(Optional.empty(), other.carrier().find(KEY));
    }

    @Test
    public void referencesFitIntoDhlsField() {
        assertEquals(REFERENCE, ExpressBookings.reference(KEY));
        assertEquals(
                32, ExpressBookings.reference(new IdempotencyKey("order-17")).length());
        assertNotEquals(
                ExpressBookings.reference(new IdempotencyKey("order-17")),
                ExpressBookings.reference(new IdempotencyKey("Order-17")));
        assertEquals(
                32,
                ExpressBookings.reference(new IdempotencyKey("k".repeat(255))).length());
    }

    private Answer make(Request request) {
        if (trouble.isPresent() && trouble.get() == Fault.UNAVAILABLE) {
            throw new ProviderException(Fault.UNAVAILABLE, "DHL is down");
        }
        made.add(FakeDhl.said(request));
        if (trouble.isPresent()) {
            throw new ProviderException(Fault.IN_DOUBT, "DHL did not answer");
        }
        return FakeDhl.answer(
                201,
                ("{'shipmentTrackingNumber':'" + NUMBERS.split(" ")[made.size() - 1]
                                + "','documents':[{'imageFormat':'PDF','typeCode':'waybillDoc','content':'AAAA'},"
                                + "{'imageFormat':'PDF','typeCode':'label','content':'" + LABEL_TEXT
                                + "'}],'warnings':['x']}")
                        .replace('\'', '"'));
    }

    private Answer show(Request request) {
        return made.isEmpty() || !shown
                ? FakeDhl.answer(404, "{\"detail\":\"No data found\",\"status\":\"404\"}")
                : FakeDhl.answer(
                        200,
                        ("{'shipments':[{'shipmentTrackingNumber':'8487135506','status':'Success',"
                                        + "'shipmentTimestamp':'2026-11-25T10:00:00','shipperReferences':[{'value':'"
                                        + REFERENCE + "','typeCode':'CU'}]}]}")
                                .replace('\'', '"'));
    }

    private static Shipment shipment(Incoterm incoterm) {
        return Given.shipment(
                Given.SHENZHEN, Given.HAMBURG, incoterm, Given.lamps(), Given.goods("Drivers", 3, "100.00", ""));
    }

    private static BookingRequest request(String service, Shipment shipment) {
        return new BookingRequest(
                service,
                shipment,
                Given.party(shipment.origin(), "+86 755 5550100"),
                Given.party(shipment.destination(), "+49 40 5550199"),
                "K-1");
    }

    private static String phone(JsonNode said, String who) {
        return said.at("/customerDetails/" + who + "Details/contactInformation/phone")
                .asText();
    }

    private static Booked booked(BookingOutcome outcome) {
        return outcome.fold(
                booked -> booked,
                requested -> {
                    throw new AssertionError(requested.reference());
                },
                refused -> {
                    throw new AssertionError(refused.refusal().sentence());
                });
    }

    private static Refusal refused(BookingOutcome outcome) {
        return outcome.fold(
                booked -> {
                    throw new AssertionError(booked.waybill());
                },
                requested -> {
                    throw new AssertionError(requested.reference());
                },
                BookingOutcome.Refused::refusal);
    }

    private static ProviderException assertInDoubt(Runnable call) {
        return assertFault(Fault.IN_DOUBT, call);
    }

    private static ProviderException assertFault(Fault fault, Runnable call) {
        ProviderException failure = assertThrows(ProviderException.class, call::run);
        assertEquals(failure.getMessage(), fault, failure.fault());
        return failure;
    }

    /** A clock that a test moves. */
    private static final class Moving extends Clock {

        private Instant now = Given.NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
