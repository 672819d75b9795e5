package org.kontor.carrier.ocean;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.carrier.ocean.FakeSea.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Refusal.Reason;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Request;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Parcel;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

public class OceanBookingsTest {

    private static final String FCL = "FCL.45G1.CNYTN.DEHAM";
    private static final IdempotencyKey KEY = new IdempotencyKey("0d8a4bd9-6ef5-4a4f-8f3e-6b8a7f0c1d2e");
    private static final String OURS = "0d8a4bd96ef54a4f8f3e6b8a7f0c1d2e";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Instant now = Instant.parse("2026-11-02T09:00:00Z");

    /** A carrier that changes its mind as a test says: how it answers a request, shows a booking and takes a change. */
    private Answer posted = answer(202, "{\"carrierBookingRequestReference\":\"req-1\"}");

    private String shown = shown("RECEIVED", "");
    private Answer patched = answer(202, "");
    private String events = "[]";
    private final FakeSea sea = new FakeSea(this::answered);

    @Test
    public void aBookingIsAwaitedUntilTheCarrierConfirmsIt() {
        OceanCarrier carrier = carrier(Map.of());

        assertEquals(awaited("RECEIVED"), carrier.book(FakeSea.request(FCL), KEY));
        shown = "";
        assertEquals(
                awaited("accepted, and not shown yet"), carrier.find(KEY).orElseThrow());
        shown = shown(
                "PENDING_UPDATE",
                ",\"feedbacks\":[{\"severity\":\"ERROR\",\"code\":\"MISSING\","
                        + "\"message\":\"The HS code is missing\",\"jsonPath\":\"$.requestedEquipments[0]\"}]");
        assertEquals(
                awaited("PENDING_UPDATE: The HS code is missing ($.requestedEquipments[0])"),
                carrier.find(KEY).orElseThrow());
        shown = shown("CONFIRMED", ",\"carrierBookingReference\":\"256473829\"");

        assertEquals("256473829", booked(carrier.find(KEY).orElseThrow()));
        assertEquals("256473829", booked(carrier(Map.of()).book(FakeSea.request(FCL), KEY)));
        assertEquals(1, posts());
        assertEquals(Optional.empty(), carrier.find(IdempotencyKey.fresh()));
    }

    @Test
    public void theRequestSaysEverythingInTheCarriersUnits() throws Exception {
        carrier(Map.of()).book(FakeSea.request("FCL.45G1.CNYTN.DEHAM.SD-CY"), KEY);

        Request post = sea.requests.get(0);
        assertEquals("https://api.sea.example/v2/bookings", post.uri().toString());
        JsonNode form = JsonMapper.builder().build().readTree(post.body());
        assertEquals(
                "SD CY FCL FCL",
                texts(
                        form,
                        "receiptTypeAtOrigin",
                        "deliveryTypeAtDestination",
                        "cargoMovementTypeAtOrigin",
                        "cargoMovementTypeAtDestination"));
        assertEquals(
                "SC-1 PRE MAEU NMFTA SWB CIP 2026-11-08",
                texts(
                        form,
                        "serviceContractReference",
                        "freightPaymentTermCode",
                        "carrierCode",
                        "carrierCodeListProvider",
                        "transportDocumentTypeCode",
                        "incoTerms",
                        "expectedDepartureDate"));
        assertEquals(
                "[{\"type\":\"FF\",\"value\":\"" + OURS + "\"},{\"type\":\"CR\",\"value\":\"K-1\"}]",
                form.path("references").toString());
        assertEquals(
                "PRE POL POD", String.join(" ", form.path("shipmentLocations").findValuesAsText("locationTypeCode")));
        assertEquals(
                "CNYTN DEHAM", String.join(" ", form.path("shipmentLocations").findValuesAsText("UNLocationCode")));
        JsonNode equipment = form.path("requestedEquipments").path(0);
        assertEquals("45G1 1 false", texts(equipment, "ISOEquipmentCode", "units", "isShipperOwned"));
        assertEquals(
                "{\"value\":268.8,\"unit\":\"KGM\"}",
                equipment.path("cargoGrossWeight").toString());
        JsonNode lamps = equipment.path("commodities").path(0);
        assertEquals("[\"940542\"]", lamps.path("HSCodes").toString());
        assertEquals(
                "{\"value\":2.016,\"unit\":\"MTQ\"}",
                lamps.path("cargoGrossVolume").toString());
        assertEquals(24, lamps.path("outerPackaging").path("numberOfPackages").intValue());
        JsonNode shipper = form.path("documentParties").path("shipper");
        assertEquals(
                "[{\"name\":\"Brightway Lighting\",\"phone\":\"+86 755 5550100\"}]",
                shipper.path("partyContactDetails").toString());
        assertEquals("CN", shipper.path("address").path("countryCode").asText());
    }

    @Test
    public void roundWeightsAreWrittenInFull() {
        carrier(Map.of()).book(FakeSea.request(FCL, new Parcel(13, 1000, 1000, 1000, 2_000_000), false), KEY);

        String body = FakeSea.body(sea.requests.get(0));
        assertTrue(body, body.contains("{\"value\":26000.000,\"unit\":\"KGM\"}"));
    }

    @Test
    public void containersAreCountedByVolumeAndByWeight() {
        SeaService large = SeaService.read(FCL).orElseThrow();
        SeaService small = SeaService.read("fcl.22g1.cnytn.deham").orElseThrow();
        SeaService part = SeaService.read("LCL.CNYTN.DEHAM").orElseThrow();

        Parcel bulky = new Parcel(200, 1000, 1000, 1000, 50_000);
        assertEquals(3, large.units(FakeSea.request(FCL, bulky, false).shipment()));
        assertEquals(7, small.units(FakeSea.request(FCL, bulky, false).shipment()));
        Parcel heavy = new Parcel(60, 1000, 500, 500, 1_000_000);
        assertEquals(3, large.units(FakeSea.request(FCL, heavy, false).shipment()));
        assertEquals(1, part.units(FakeSea.request(FCL, heavy, false).shipment()));
        assertEquals("22G1 CFS CFS", part.type() + " " + part.receipt() + " " + part.delivery());
        for (String odd : List.of("EXPRESS", "FCL.CNYTN.DEHAM", "FCL.45G1.SHENZHEN.DEHAM", "LCL.CNYTN", "")) {
            assertEquals(odd, Optional.empty(), SeaService.read(odd));
        }
    }

    @Test
    public void whatNoContainerTakesIsRefusedWithoutAsking() {
        OceanCarrier carrier = carrier(Map.of());
        assertEquals(
                Reason.OTHER,
                refusal(carrier.book(FakeSea.request("EXPRESS"), KEY)).reason());
        Parcel long_ = new Parcel(1, 13_000, 400, 350, 80_000);
        assertEquals(
                Reason.TOO_BIG,
                refusal(carrier.book(FakeSea.request(FCL, long_, false), KEY)).reason());
        Parcel heavy = new Parcel(1, 3_000, 400, 350, 30_000_000);
        assertEquals(
                Reason.TOO_HEAVY,
                refusal(carrier.book(FakeSea.request(FCL, heavy, false), KEY)).reason());
        Refusal dangerous = refusal(carrier.book(FakeSea.request(FCL, new Parcel(1, 300, 300, 300, 500), true), KEY));
        assertEquals(Reason.DANGEROUS_GOODS, dangerous.reason());
        assertTrue(dangerous.sentence(), dangerous.sentence().contains("UN3481"));
        assertEquals(0, sea.requests.size());
    }

    @Test
    public void errorsAreRefusalsWithTheCarriersWordsAndTheBookingMayBeTriedAgain() {
        posted = answer(
                400,
                "{\"httpMethod\":\"POST\",\"requestUri\":\"/v2/bookings\",\"statusCode\":400,"
                        + "\"statusCodeText\":\"Bad Request\",\"errorDateTime\":\"2026-11-02T09:00:00Z\",\"errors\":[{\"errorCode\":7003,"
                        + "\"property\":\"UNLocationCode\",\"value\":\"CNYTN\",\"jsonPath\":\"$.shipmentLocations[0].location\","
                        + "\"errorCodeText\":\"invalidData\",\"errorCodeMessage\":\"Port is not served\"}]}");
        Refusal refusal = refusal(carrier(Map.of()).book(FakeSea.request(FCL), KEY));
        assertEquals(Reason.NOT_SERVED, refusal.reason());
        assertEquals(
                "MAEU does not take the booking: Port is not served ($.shipmentLocations[0].location)",
                refusal.sentence());

        posted = answer(202, "{\"carrierBookingRequestReference\":\"req-1\"}");
        shown = shown("CONFIRMED", ",\"carrierBookingReference\":\"256473829\"");
        assertEquals("256473829", booked(carrier(Map.of()).book(FakeSea.request(FCL), KEY)));

        shown = shown("DECLINED", ",\"feedbacks\":[{\"message\":\"No space on this sailing\"}]");
        assertEquals(
                Reason.NOT_VALID_ON_DATE,
                refusal(carrier(Map.of()).find(KEY).orElseThrow()).reason());
        shown = shown("REJECTED", "");
        assertEquals(
                "The booking at MAEU is rejected without saying why",
                refusal(carrier(Map.of()).find(KEY).orElseThrow()).sentence());
        shown = shown("WONDERING", "");
        assertEquals(Fault.UNINTELLIGIBLE, fault(() -> carrier(Map.of()).find(KEY)));
        shown = shown("CONFIRMED", "");
        assertEquals(Fault.UNINTELLIGIBLE, fault(() -> carrier(Map.of()).find(KEY)));
        assertEquals(Fault.IN_DOUBT, fault(() -> carrier(Map.of()).book(FakeSea.request(FCL), KEY)));
    }

    @Test
    public void aCarrierThatCannotBeSearchedLeavesALostBookingInDoubt() {
        posted = answer(500, "");
        OceanCarrier carrier = carrier(Map.of());

        assertEquals(Fault.IN_DOUBT, fault(() -> carrier.book(FakeSea.request(FCL), KEY)));
        ProviderException untold = assertThrows(ProviderException.class, () -> carrier.find(KEY));
        assertEquals(Fault.IN_DOUBT, untold.fault());
        assertTrue(untold.getMessage(), untold.getMessage().contains(OURS));
        assertEquals(Fault.IN_DOUBT, fault(() -> carrier(Map.of()).book(FakeSea.request(FCL), KEY)));
        assertEquals(1, posts());
    }

    @Test
    public void aLostBookingIsFoundAmongTheEventsOrHeldLostWhenTheyHadTime() {
        posted = answer(500, "");
        OceanCarrier carrier = carrier(Map.of("lookup", Settings.Lookup.EVENTS));
        fault(() -> carrier.book(FakeSea.request(FCL), KEY));

        assertEquals("events may be late", Fault.IN_DOUBT, fault(() -> carrier.find(KEY)));
        assertTrue(last().uri().getRawQuery(), last().uri().getRawQuery().endsWith("%3Agte=2026-11-02T08%3A55%3A00Z"));
        events =
                "[{\"eventID\":\"1\",\"eventType\":\"SHIPMENT\",\"shipmentEventTypeCode\":\"RECE\",\"documentTypeCode\":"
                        + "\"CBR\",\"documentID\":\"req-7\",\"references\":[{\"referenceType\":\"FF\",\"referenceValue\":\"other\"}]},"
                        + "{\"eventID\":\"2\",\"eventType\":\"SHIPMENT\",\"shipmentEventTypeCode\":\"RECE\",\"documentTypeCode\":"
                        + "\"CBR\",\"documentID\":\"req-8\",\"references\":[{\"referenceType\":\"FF\",\"referenceValue\":\""
                        + OURS
                        + "\"}]}]";
        shown = shown("CONFIRMED", ",\"carrierBookingReference\":\"256473829\"");
        assertEquals("256473829", booked(carrier.find(KEY).orElseThrow()));
        assertTrue(last().uri().getPath().endsWith("/req-8"));

        IdempotencyKey another = IdempotencyKey.fresh();
        fault(() -> carrier.book(FakeSea.request(FCL), another));
        now = now.plusSeconds(3601);
        assertEquals(Optional.empty(), carrier.find(another));
        posted = answer(202, "{\"carrierBookingRequestReference\":\"req-9\"}");
        assertEquals("256473829", booked(carrier.book(FakeSea.request(FCL), another)));
    }

    @Test
    public void anAnswerWithoutANumberIsALostOne() {
        posted = answer(202, "");
        assertEquals(Fault.IN_DOUBT, fault(() -> carrier(Map.of()).book(FakeSea.request(FCL), KEY)));
        assertEquals(Fault.IN_DOUBT, fault(() -> carrier(Map.of()).find(KEY)));
    }

    @Test
    public void aNoticeTellsTheNumberOfALostBooking() {
        posted = answer(500, "");
        OceanCarrier carrier = carrier(Map.of("_push_secret", Accounts.PUSH_SECRET));
        fault(() -> carrier.book(FakeSea.request(FCL), KEY));

        OceanPushesTest.push(
                carrier,
                "{\"specversion\":\"1.0\",\"id\":\"n-1\",\"source\":\"https://sea.example\","
                        + "\"type\":\"org.dcsa.booking.v2\",\"time\":\"2026-11-02T09:01:00Z\",\"data\":{\"bookingStatus\":\"RECEIVED\","
                        + "\"carrierBookingRequestReference\":\"req-5\",\"booking\":{\"references\":[{\"type\":\"FF\",\"value\":\""
                        + OURS
                        + "\"}]}}}");
        shown = shown("CONFIRMED", ",\"carrierBookingReference\":\"256473829\"");

        assertEquals("256473829", booked(carrier.find(KEY).orElseThrow()));
        assertTrue(last().uri().getPath().endsWith("/req-5"));
    }

    @Test
    public void beforeTheConfirmationTheRequestIsTakenBackAfterItTheCarrierDecides() {
        OceanCarrier carrier = carrier(Map.of());
        shown = shown("RECEIVED", "");
        patched = answer(202, "{\"bookingStatus\":\"CANCELLED\"}");
        assertTrue(carrier.cancel("req-1", KEY));
        assertEquals(
                "{\"reason\":\"The shipper does not ship\",\"bookingStatus\":\"CANCELLED\"}", FakeSea.body(last()));

        shown = shown("CONFIRMED", ",\"carrierBookingReference\":\"256473829\"");
        patched = answer(202, "");
        assertEquals(Fault.IN_DOUBT, fault(() -> carrier.cancel("256473829", KEY)));
        Request patch = sea.requests.get(sea.requests.size() - 2);
        assertEquals(
                "PATCH /v2/bookings/256473829",
                patch.method() + " " + patch.uri().getPath());
        assertTrue(FakeSea.body(patch).contains("\"bookingCancellationStatus\":\"CANCELLATION_RECEIVED\""));

        shown = shown("CONFIRMED", ",\"bookingCancellationStatus\":\"CANCELLATION_RECEIVED\"");
        int asked = sea.requests.size();
        assertEquals(Fault.IN_DOUBT, fault(() -> carrier.cancel("256473829", KEY)));
        assertTrue(sea.requests.stream().skip(asked).noneMatch(request -> request.method()
                .equals("PATCH")));
    }

    @Test
    public void whatIsOverCannotBeUndoneAndWhatIsVoidIs() {
        OceanCarrier carrier = carrier(Map.of());
        shown = shown("COMPLETED", "");
        assertFalse(carrier.cancel("256473829", KEY));
        shown = shown("CONFIRMED", ",\"bookingCancellationStatus\":\"CANCELLATION_DECLINED\"");
        assertFalse(carrier.cancel("256473829", KEY));
        shown = shown("CANCELLED", "");
        assertTrue(carrier.cancel("256473829", KEY));
        shown = shown("CONFIRMED", "");
        patched = answer(409, "{\"errors\":[]}");
        assertFalse(carrier.cancel("256473829", KEY));
        patched = answer(404, "");
        assertFalse(carrier.cancel("256473829", KEY));
        patched = answer(400, "{\"errors\":[{\"errorCodeMessage\":\"what?\"}]}");
        assertEquals(Fault.UNINTELLIGIBLE, fault(() -> carrier.cancel("256473829", KEY)));
        shown = "";
        assertEquals(Fault.IN_DOUBT, fault(() -> carrier.cancel("256473829", KEY)));
        assertFalse(carrier.cancel("..", KEY));
    }

    @Test
    public void aKeyFitsIntoAReference() {
        assertEquals(OURS, Books.reference(KEY));
        assertEquals("order-1", Books.reference(new IdempotencyKey("order-1")));
        String long_ = Books.reference(new IdempotencyKey("x".repeat(200)));
        assertTrue(long_, long_.matches("[0-9a-f]{32}"));
    }

    private Answer answered(Request request) {
        return switch (request.method()) {
            case "POST" -> posted;
            case "PATCH" -> patched;
            default ->
                request.uri().getPath().endsWith("/events")
                        ? answer(200, events)
                        : answer(shown.isEmpty() ? 202 : 200, shown);
        };
    }

    private static String shown(String status, String more) {
        return "{\"carrierBookingRequestReference\":\"req-1\",\"bookingStatus\":\"" + status + "\"" + more + "}";
    }

    private Request last() {
        return sea.requests.get(sea.requests.size() - 1);
    }

    private long posts() {
        return sea.requests.stream()
                .filter(request -> request.method().equals("POST"))
                .count();
    }

    private static String texts(JsonNode json, String... names) {
        return String.join(
                " ",
                List.of(names).stream().map(name -> json.path(name).asText()).toList());
    }

    private static String booked(BookingOutcome outcome) {
        return outcome.fold(
                BookingOutcome.Booked::waybill,
                BookingOutcome.Requested::reference,
                refused -> refused.refusal().sentence());
    }

    private static BookingOutcome awaited(String words) {
        return new BookingOutcome.Requested("req-1", words);
    }

    private static Refusal refusal(BookingOutcome outcome) {
        return outcome.fold(booked -> null, requested -> null, BookingOutcome.Refused::refusal);
    }

    private static Fault fault(org.junit.function.ThrowingRunnable call) {
        return assertThrows(ProviderException.class, call).fault();
    }

    private OceanCarrier carrier(Map<String, Object> differing) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "address", "https://api.sea.example/",
                "login", Settings.Login.NONE,
                "carrier_code", "MAEU",
                "contract", "SC-1",
                "books", folder.getRoot().toPath().resolve("books.jsonl").toString()));
        settings.putAll(differing);
        InstantSource clock = () -> now;
        return new OceanCarrier(Accounts.with(settings), sea, clock);
    }
}
