package org.kontor.carrier.air;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.Test;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingOutcome.Booked;
import org.kontor.carrier.Refusal;
import org.kontor.toolkit.http.Tokens;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException.Fault;

public class AirBookingTest {

    private static final IdempotencyKey KEY = new IdempotencyKey("0b6b4a7e-5a0e-4a5c-9d53-6f2f7a6b1c01");
    private static final String REQUEST = "/logistics-objects/" + KEY.value();
    private static final String SERVICE = "GCR@logistics-objects/o1";

    private final FakeServer server = new FakeServer();
    private final Account account = new Account();

    private AirCarrier carrier() {
        return new AirCarrier(account, server, InstantSource.system());
    }

    private static String booking(String booking) {
        return "{\"@context\":{\"c\":\"https://onerecord.iata.org/ns/cargo#\"},\"@type\":\"c:BookingRequest\",\"c:booking\":"
                + booking + "}";
    }

    private static String confirmed() {
        return booking(
                "{\"c:bookingStatus\":{\"@id\":\"c:CONFIRMED\"},\"c:waybillPrefix\":\"160\",\"c:waybillNumber\":\"160-08716945\"}");
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

    private static BookingOutcome awaited(String words) {
        return new BookingOutcome.Requested("https://1r.airline.example" + REQUEST, words);
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

    @Test
    public void aConfirmedBookingHasItsNumberAndALabel() {
        account.organisation = "https://kontor.example/us";
        server.on("POST /logistics-objects", 201, "", "Location", "https://1r.airline.example" + REQUEST)
                .on("GET " + REQUEST, 200, confirmed())
                .on("POST /subscriptions", 201, "");

        Booked booked = booked(carrier().book(Shipments.booking(SERVICE), KEY));

        assertEquals("16008716945", booked.waybill());
        assertEquals("application/pdf", booked.label().mediaType());
        String label = new String(booked.label().content(), StandardCharsets.US_ASCII);
        assertTrue(label.startsWith("%PDF-1.4"));
        assertTrue(label.contains("AWB 160-08716945"));
        assertTrue(server.body(1).contains("\"@id\":\"https://1r.airline.example/logistics-objects/o1\""));
        assertTrue(server.body(1).contains("\"@id\":\"https://1r.airline.example" + REQUEST + "\""));
        String waybill = server.body(3);
        assertTrue(waybill.contains("\"cargo:shippingRefNo\":\"K-1\""));
        assertTrue(waybill.contains("\"cargo:waybillPrefix\":\"160\",\"cargo:waybillNumber\":\"08716945\""));
        assertTrue(waybill.contains("Elbe Leuchten"));
        assertTrue(server.body(4).contains("/logistics-objects/waybill-160-08716945"));
        assertTrue(server.body(4).contains("LOGISTICS_EVENT_RECEIVED"));
    }

    @Test
    public void aBookingIsAwaitedUntilItIsConfirmed() {
        server.on("POST /logistics-objects", 201, "")
                .on("GET " + REQUEST, 200, booking("{\"c:bookingStatus\":{\"@id\":\"c:QUEUED\"}}"))
                .on("GET " + REQUEST, 200, "{\"@type\":\"BookingRequest\"}")
                .on("GET " + REQUEST, 200, booking("{\"c:bookingStatus\":{\"@id\":\"c:CONFIRMED\"}}"))
                .on("GET " + REQUEST, 200, confirmed());
        AirCarrier carrier = carrier();

        assertEquals(awaited("QUEUED"), carrier.book(Shipments.booking(SERVICE), KEY));
        assertEquals(awaited(""), carrier.find(KEY).orElseThrow());
        assertEquals(
                awaited("confirmed, without an air waybill number yet"),
                carrier.find(KEY).orElseThrow());
        assertEquals("16008716945", booked(carrier.find(KEY).orElseThrow()).waybill());
        assertTrue(
                "what was kept meanwhile completes the waybill",
                server.body(server.heard.size() - 1).contains("\"cargo:shippingRefNo\":\"K-1\""));
    }

    @Test
    public void aRejectedBookingIsRefusedInTheAirlinesWords() {
        server.on("POST /logistics-objects", 201, "")
                .on("GET " + REQUEST, 200, booking("{\"@id\":\"/logistics-objects/b1\"}"))
                .on(
                        "GET /logistics-objects/b1",
                        200,
                        "{\"bookingStatus\":\"REJECTED\",\"additionalInformation\":\"No space left\"}");

        assertEquals(
                "The airline does not take the booking: No space left",
                refused(carrier().book(Shipments.booking(SERVICE), KEY)).sentence());
    }

    @Test
    public void spaceOnTheFlightsSpeaksWhereTheBookingIsSilent() {
        assertEquals(AirBookings.State.CONFIRMED, space("KK", "HK"));
        assertEquals(AirBookings.State.OPEN, space("KK", "LL"));
        assertEquals(AirBookings.State.REFUSED, space("KK", "UU"));
        assertEquals(AirBookings.State.OPEN, space("NN", "NN"));
    }

    private AirBookings.State space(String one, String other) {
        String segment =
                "{\"spaceAllocationCode\":{\"@id\":\"https://onerecord.iata.org/ns/code-lists/SpaceAllocationCode#%s\"}}";
        server.on(
                "GET /logistics-objects/b" + one + other,
                200,
                "{\"bookingSegments\":[" + segment.formatted(one) + "," + segment.formatted(other) + "]}");
        OneRecord talk = new OneRecord(
                server,
                URI.create(account.address),
                new Tokens(() -> new Tokens.Grant("t", Duration.ofHours(1)), InstantSource.system()));
        return AirBookings.state(
                talk.get(talk.at("logistics-objects/b" + one + other)).orElseThrow(), thing -> thing);
    }

    @Test
    public void anIdThatExistsIsTheBookingWeMade() {
        server.on("POST /logistics-objects", 409, "").on("GET " + REQUEST, 200, confirmed());

        assertEquals(
                "16008716945",
                booked(carrier().book(Shipments.booking(SERVICE), KEY)).waybill());
    }

    @Test
    public void aConflictAboutSomethingElseIsARefusal() {
        server.on("POST /logistics-objects", 409, "{\"hasTitle\":\"Option is taken\"}");

        assertTrue(refused(carrier().book(Shipments.booking(SERVICE), KEY))
                .sentence()
                .contains("Option is taken"));
    }

    @Test
    public void whatFailsAfterTheRequestLeavesDoubt() {
        server.on("POST /logistics-objects", 201, "").on("GET " + REQUEST, 503, "");
        AirRatesTest.fault(Fault.IN_DOUBT, () -> carrier().book(Shipments.booking(SERVICE), KEY));

        FakeServer silent = new FakeServer().on("POST /logistics-objects", 0, "");
        AirRatesTest.fault(Fault.IN_DOUBT, () -> new AirCarrier(account, silent, InstantSource.system())
                .book(Shipments.booking(SERVICE), KEY));
        FakeServer vague = new FakeServer().on("POST /logistics-objects", 201, "");
        AirRatesTest.fault(Fault.IN_DOUBT, () -> new AirCarrier(account, vague, InstantSource.system())
                .book(Shipments.booking(SERVICE), KEY));
    }

    @Test
    public void aBookingStandsWithoutItsWaybillData() {
        account.organisation = "https://kontor.example/us";
        server.on("POST /logistics-objects", 201, "")
                .on("POST /logistics-objects", 0, "")
                .on("GET " + REQUEST, 200, confirmed())
                .on("POST /subscriptions", 403, "");

        assertEquals(
                "16008716945",
                booked(carrier().book(Shipments.booking(SERVICE), KEY)).waybill());
    }

    @Test
    public void anAirlineWithIdsOfItsOwnCannotLookUpByOurs() {
        account.ownIds = true;
        server.on("POST /logistics-objects", 201, "", "Location", "/logistics-objects/theirs")
                .on("GET /logistics-objects/theirs", 200, booking("{\"c:bookingStatus\":{\"@id\":\"c:QUEUED\"}}"))
                .on("GET /logistics-objects/theirs", 200, confirmed());
        AirCarrier carrier = carrier();

        assertEquals(
                new BookingOutcome.Requested("https://1r.airline.example/logistics-objects/theirs", "QUEUED"),
                carrier.book(Shipments.booking(SERVICE), KEY));
        assertTrue(carrier.find(KEY).isPresent());
        AirRatesTest.fault(Fault.IN_DOUBT, () -> carrier().find(KEY));
        account.ownIds = false;
        assertEquals(Optional.empty(), carrier().find(KEY));
    }

    @Test
    public void anOptionWithoutAnAddressIsNotBooked() {
        for (String service : new String[] {"GCR", "GCR@https://evil.example/o1", "GCR@", "GCR@ %"}) {
            assertFalse(refused(carrier().book(Shipments.booking(service), KEY))
                    .sentence()
                    .isEmpty());
        }
        assertEquals(0, server.heard.size());
    }

    @Test
    public void otherAnswersToABooking() {
        server.on("POST /logistics-objects", 400, "{\"hasTitle\":\"Offer has expired\"}");
        assertEquals(
                Refusal.Reason.NOT_VALID_ON_DATE,
                refused(carrier().book(Shipments.booking(SERVICE), KEY)).reason());
        faultOf(Fault.MISCONFIGURED, 405);
        faultOf(Fault.MISCONFIGURED, 403);
        faultOf(Fault.UNAVAILABLE, 429);
        faultOf(Fault.IN_DOUBT, 500);
        faultOf(Fault.UNINTELLIGIBLE, 418);
    }

    private void faultOf(Fault fault, int status) {
        FakeServer other = new FakeServer().on("POST /logistics-objects", status, "");
        AirRatesTest.fault(fault, () -> new AirCarrier(account, other, InstantSource.system())
                .book(Shipments.booking(SERVICE), KEY));
    }

    @Test
    public void aKeyThatIsNoUuidBecomesOne() {
        server.on("POST /logistics-objects", 0, "");
        AirRatesTest.fault(
                Fault.IN_DOUBT, () -> carrier().book(Shipments.booking(SERVICE), new IdempotencyKey("order/7?#")));

        assertTrue(
                server.body(1).matches(".*\"@id\":\"https://1r.airline.example/logistics-objects/[0-9a-f-]{36}\".*"));
        assertEquals("order/7?#", server.heard.get(1).headers().get("Idempotency-Key"));
    }
}
