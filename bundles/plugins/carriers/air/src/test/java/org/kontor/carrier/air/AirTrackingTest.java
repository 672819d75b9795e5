package org.kontor.carrier.air;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.Test;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Reason;
import org.kontor.carrier.Scan.Status;
import org.kontor.values.ProviderException.Fault;

public class AirTrackingTest {

    private static final String WAYBILL = "/logistics-objects/waybill-020-12345675";

    private final FakeServer server = new FakeServer();
    private final Account account = new Account();

    private List<Scan> track(String waybill) {
        return new AirCarrier(account, server, InstantSource.system()).track(waybill);
    }

    private List<Scan> events(String events) {
        server.on(
                        "GET " + WAYBILL,
                        200,
                        "{\"@id\":\"" + WAYBILL + "\",\"@type\":\"Waybill\",\"departureLocation\":"
                                + "{\"locationCodes\":\"SZX\"}}")
                .on("GET " + WAYBILL + "/logistics-events", 200, events);
        return track("02012345675");
    }

    private Scan event(String event) {
        List<Scan> scans = events(event);
        assertEquals(scans.toString(), 1, scans.size());
        return scans.get(0);
    }

    private static void departed(Scan scan) {
        assertEquals("DEP", scan.carrierCode());
        assertEquals(Status.IN_TRANSIT, scan.status());
        assertEquals(OffsetDateTime.parse("2026-06-03T12:31:00Z"), scan.at());
        assertEquals("Hong Kong HKG, HK", scan.place());
    }

    @Test
    public void everyFormOfAnEventIsReadAlike() {
        departed(
                event(
                        """
                {"@context":{"cargo":"https://onerecord.iata.org/ns/cargo#","api":"https://onerecord.iata.org/ns/api#"},
                 "@type":"api:Collection","api:hasTotalItems":1,"api:hasItem":{"@id":"e1","@type":"cargo:LogisticsEvent",
                 "cargo:eventCode":{"@id":"https://onerecord.iata.org/ns/code-lists/StatusCode#DEP"},
                 "cargo:eventTimeType":{"@id":"cargo:ACTUAL"},
                 "cargo:eventDate":{"@type":"http://www.w3.org/2001/XMLSchema#dateTime","@value":"2026-06-03T12:31:00Z"},
                 "cargo:eventLocation":{"cargo:locationCodes":{"cargo:code":"HKG"}}}}"""));
        departed(
                other(
                        """
                {"@context":{"@vocab":"https://onerecord.iata.org/ns/cargo#"},"@type":"LogisticsEvent","eventCode":"DEP",
                 "eventDate":"2026-06-03T12:31:00.000Z","eventLocation":{"locationCodes":[{"Code":"HKHKG"},{"Code":"HKG"}]}}"""));
        departed(
                other(
                        """
                [{"@type":["https://onerecord.iata.org/ns/cargo#StatusUpdateEvent"],
                 "https://onerecord.iata.org/ns/cargo#eventCode":[{"@type":["https://onerecord.iata.org/ns/cargo#CodeListElement"],
                 "https://onerecord.iata.org/ns/cargo#code":[{"@value":"DEP"}]}],
                 "https://onerecord.iata.org/ns/cargo#eventDate":[{"@value":"2026-06-03T12:31:00Z"}],
                 "https://onerecord.iata.org/ns/cargo#eventLocation":[{"https://onerecord.iata.org/ns/cargo#locationCodes":
                 [{"@list":[{"@value":"HKG"}]}]}]}]"""));
        departed(
                other(
                        """
                {"@context":{"c":"https://onerecord.iata.org/ns/cargo/3.0.0#"},"@set":[{"@id":"e1","@type":"c:LogisticsEvent",
                 "c:creationDate":"2026-06-03T12:31:00Z","c:eventCode":{"@type":"c:CodeListElement","c:Code":"DEP"},
                 "c:eventTimeType":"Actual","c:eventLocation":"HKG","c:linkedObject":{"@id":"s1","@type":"c:Shipment"}}]}"""));
        departed(
                other(
                        """
                {"@graph":[{"@id":"x:1","eventCode":{"@id":"x:2"},"eventDate":"2026-06-03T12:31:00+0000","eventLocation":{"@id":"x:3"}},
                 {"@id":"x:2","code":"DEP"},{"@id":"x:3","locationCodes":"HKG"}]}"""));
        departed(
                other(
                        """
                {"@context":[null,"https://onerecord.iata.org/context.jsonld",{"what":{"@id":"urn:cargo#eventCode","@type":"@id"},
                 "id":"@id"}],"id":"e1","what":"urn:StatusCode#DEP","eventDate":"2026-06-03T12:31:00Z","eventLocation":{"locationCodes":"hkg"}}"""));
    }

    private static Scan other(String event) {
        return new AirTrackingTest().event(event);
    }

    @Test
    public void whatIsPlannedHasNotHappened() {
        List<Scan> scans = events(
                """
                [{"eventCode":"DLV","eventTimeType":"PLANNED","eventDate":"2099-01-01T00:00:00Z"},
                 {"eventCode":"ARR","eventTimeType":{"@id":"cargo:ESTIMATED"},"eventDate":"2026-06-05T00:00:00Z"},
                 {"eventCode":"BKD","eventTimeType":"SCHEDULED","eventDate":"2099-01-01T00:00:00Z","creationDate":"2026-06-01T00:00:00Z"}]""");

        assertEquals(List.of("BKD"), scans.stream().map(Scan::carrierCode).toList());
        assertEquals(OffsetDateTime.parse("2026-06-01T00:00:00Z"), scans.get(0).at());
    }

    @Test
    public void oneOddEventDoesNotLoseTheOthers() {
        List<Scan> scans = events(
                """
                [{"eventCode":"RCS","eventDate":"2026-06-03T12:31:00","eventLocation":{}},
                 {"eventCode":"RCF","eventDate":"yesterday","creationDate":"2026-06-04T10:00:00+02:00"},
                 {"eventCode":"ARR"},{"eventCode":null,"eventDate":"2026-06-04T10:00:00Z"},{"eventCode":{}},null,7,
                 {"eventCode":"XYZ","eventName":"Something new","eventDate":"2026-06-05T10:00:00Z",
                  "eventLocation":{"locationName":"Shed 7"}}]""");

        assertEquals(
                List.of("RCS", "RCF", "XYZ"),
                scans.stream().map(Scan::carrierCode).toList());
        assertEquals("time zone not given, read as UTC", scans.get(0).carrierWords());
        assertEquals("", scans.get(0).place());
        assertEquals(
                OffsetDateTime.parse("2026-06-04T10:00:00+02:00"), scans.get(1).at());
        assertEquals(Status.UNRECOGNISED, scans.get(2).status());
        assertEquals("Something new", scans.get(2).carrierWords());
        assertEquals("Shed 7", scans.get(2).place());
    }

    @Test
    public void deliveredIsWhenAllPiecesAre() {
        List<Scan> scans = events(
                """
                [{"eventCode":"RCS","recordedPieceCount":10,"eventDate":"2026-06-01T00:00:00Z"},
                 {"eventCode":"DLV","recordedPieceCount":{"@value":"2"},"partialEventIndicator":true,"eventDate":"2026-06-03T00:00:00Z"},
                 {"eventCode":"DLV","recordedPieceCount":8,"partialEventIndicator":true,"eventDate":"2026-06-04T00:00:00Z"}]""");

        assertEquals(Status.IN_TRANSIT, scans.get(1).status());
        assertEquals(Reason.PARTLY_ARRIVED, scans.get(1).reason());
        assertEquals("2 of 10 pieces", scans.get(1).carrierWords());
        assertEquals(Status.DELIVERED, scans.get(2).status());
        assertEquals(
                Status.IN_TRANSIT,
                other(
                                "{\"eventCode\":\"DLV\",\"partialEventIndicator\":\"true\",\"eventDate\":\"2026-06-04T00:00:00Z\"}")
                        .status());
    }

    @Test
    public void customsAndDiscrepanciesAreToldByPlaceAndName() {
        List<Scan> scans = events(
                """
                [{"eventCode":"CCD","eventDate":"2026-06-01T00:00:00Z","eventLocation":{"locationCodes":"SZX"}},
                 {"eventCode":"DIS","eventName":"OFLD offloaded at origin","eventDate":"2026-06-02T00:00:00Z"},
                 {"eventCode":"CCD","eventDate":"2026-06-03T00:00:00Z","eventLocation":{"locationCodes":"FRA"}}]""");

        assertEquals(
                List.of(Status.EXPORT_CUSTOMS, Status.IN_TRANSIT, Status.IMPORT_CUSTOMS),
                scans.stream().map(Scan::status).toList());
        assertEquals(
                List.of(Reason.RELEASED, Reason.OFFLOADED, Reason.RELEASED),
                scans.stream().map(Scan::reason).toList());
        assertEquals("DIS/OFLD", scans.get(1).carrierCode());
    }

    @Test
    public void eventsLieOnTheShipmentTooAndOnManyPages() {
        String page =
                "{\"hasTotalItems\":2,\"hasItem\":{\"@id\":\"e%d\",\"eventCode\":\"RCS\",\"eventDate\":\"2026-06-01T0%d:00:00Z\"}}";
        server.on(
                        "GET " + WAYBILL,
                        200,
                        "{\"shipment\":{\"@id\":\"/logistics-objects/s1\",\"events\":"
                                + "{\"@id\":\"e2\",\"eventCode\":\"RCS\",\"eventDate\":\"2026-06-01T02:00:00Z\"}}}")
                .on("GET /logistics-objects/s1/logistics-events", 200, page.formatted(1, 1))
                .on("GET /logistics-objects/s1/logistics-events", 200, page.formatted(2, 2));

        List<Scan> scans = track("02012345675");

        assertEquals(2, scans.size());
        assertEquals(
                4,
                server.paths().stream()
                                .filter(path -> path.endsWith("s1/logistics-events"))
                                .count()
                        + 2);
        assertTrue(server.heard.get(4).uri().getQuery().endsWith("skip=1"));
    }

    @Test
    public void aServerMayMoveAWaybill() {
        server.on("GET " + WAYBILL, 302, "", "Location", "/logistics-objects/w2")
                .on(
                        "GET /logistics-objects/w2",
                        200,
                        "{\"events\":{\"eventCode\":\"RCS\",\"eventDate\":\"2026-06-01T02:00:00Z\"}}");
        assertEquals(1, track("020-12345675".replace("-", "")).size());

        FakeServer away = new FakeServer().on("GET " + WAYBILL, 302, "", "Location", "https://evil.example/");
        AirRatesTest.fault(
                Fault.UNINTELLIGIBLE, () -> new AirCarrier(account, away, InstantSource.system()).track("02012345675"));
    }

    @Test
    public void aWaybillThatMovesRoundAndRoundIsNowhere() {
        server.on("GET " + WAYBILL, 302, "", "Location", "/logistics-objects/w2")
                .on("GET /logistics-objects/w2", 302, "", "Location", WAYBILL);

        AirRatesTest.fault(Fault.UNINTELLIGIBLE, () -> track("02012345675"));
        assertEquals(1 + 4, server.heard.size());
    }

    @Test
    public void aPlaceNamedInAnErrorIsNotFollowed() {
        server.on("GET " + WAYBILL, 409, "", "Location", "/logistics-objects/w2")
                .on("GET /logistics-objects/w2", 200, "{\"@id\":\"w2\",\"@type\":\"Waybill\"}");

        AirRatesTest.fault(Fault.UNINTELLIGIBLE, () -> track("02012345675"));
    }

    @Test
    public void pagesWithoutEndAreNotReadForEver() {
        server.on("GET " + WAYBILL, 200, "{\"@type\":\"Waybill\"}")
                .on(
                        "GET " + WAYBILL + "/logistics-events",
                        200,
                        "{\"hasTotalItems\":1000000,\"hasItem\":{\"@id\":\"e1\",\"eventCode\":\"RCS\",\"eventDate\":"
                                + "\"2026-06-01T01:00:00Z\"}}");

        assertEquals(1, track("02012345675").size());
        assertEquals(1 + 1 + 20, server.heard.size());
    }

    @Test
    public void aShipmentThatWeMayNotSeeHidesNoEventAndOneThatIsDownIsNoEmptyJourney() {
        String waybill = "{\"shipment\":{\"@id\":\"/logistics-objects/s1\"},\"events\":"
                + "{\"@id\":\"e2\",\"eventCode\":\"RCS\",\"eventDate\":\"2026-06-01T02:00:00Z\"}}";
        server.on("GET " + WAYBILL, 200, waybill)
                .on("GET /logistics-objects/s1", 403, "")
                .on("GET /logistics-objects/s1/logistics-events", 403, "");
        assertEquals(1, track("02012345675").size());

        FakeServer down = new FakeServer().on("GET " + WAYBILL, 200, waybill).on("GET /logistics-objects/s1", 503, "");
        AirRatesTest.fault(
                Fault.UNAVAILABLE, () -> new AirCarrier(account, down, InstantSource.system()).track("02012345675"));
        FakeServer silent = new FakeServer()
                .on("GET " + WAYBILL, 200, waybill)
                .on("GET /logistics-objects/s1", 404, "")
                .on("GET /logistics-objects/s1/logistics-events", 503, "");
        AirRatesTest.fault(
                Fault.UNAVAILABLE, () -> new AirCarrier(account, silent, InstantSource.system()).track("02012345675"));
    }

    @Test
    public void anExpiredTokenIsRenewedAndARefusedOneToo() {
        server.on("GET " + WAYBILL, 401, "").on("GET " + WAYBILL, 404, "");
        AirRatesTest.fault(Fault.MISCONFIGURED, () -> track("02012345675"));

        FakeServer renewing = new FakeServer()
                .on("GET " + WAYBILL, 404, "")
                .on("GET " + WAYBILL, 401, "")
                .on("GET " + WAYBILL, 404, "");
        AirCarrier carrier = new AirCarrier(account, renewing, InstantSource.system());
        assertEquals(List.of(), carrier.track("02012345675"));
        assertEquals(List.of(), carrier.track("02012345675"));
        assertEquals(2, renewing.paths().stream().filter("POST /token"::equals).count());
    }

    @Test
    public void aTokenThatIsNotGivenIsTheOperatorsMatter() {
        token(Fault.MISCONFIGURED, 400, "{\"error\":\"invalid_client\"}");
        token(Fault.MISCONFIGURED, 401, "");
        token(Fault.UNAVAILABLE, 503, "");
        token(Fault.UNINTELLIGIBLE, 200, "{}");
        token(Fault.UNINTELLIGIBLE, 200, "<html>");
        token(Fault.UNINTELLIGIBLE, 200, "{\"access_token\":\"a b\"}");
        account.address = "https://1r.airline.example/id/";
        server.on("POST /id/token", 200, "{\"id_token\":\"xyz\",\"expires_in\":\"3600\"}");
        assertEquals(List.of(), track("02012345675"));
        assertEquals("Bearer xyz", server.heard.get(1).headers().get("Authorization"));
        assertEquals(
                "/id/logistics-objects/waybill-020-12345675",
                server.heard.get(1).uri().getPath());
    }

    private void token(Fault fault, int status, String body) {
        FakeServer other = new FakeServer();
        account.address = "https://1r.airline.example/other/";
        other.on("POST /other/token", status, body);
        AirRatesTest.fault(fault, () -> new AirCarrier(account, other, InstantSource.system()).track("02012345675"));
    }

    @Test
    public void everyStatusCodeHasItsMeaning() {
        String known =
                "BKD DPU FOH RCS DOC FIW FOW PRE MAN DEP ARR RCF RCT TFD TRM AWR CRC TGC CCD NFD AWD DLV DDL DIS/OFLD OCI OSI";
        for (String code : known.split(" ")) {
            assertTrue(code, StatusCodes.meaning(code, false, false).status() != Status.UNRECOGNISED);
        }
        assertEquals(
                Reason.HELD_FOR_COLLECTION,
                StatusCodes.meaning("NFD", false, false).reason());
        assertEquals(Status.DELIVERED, StatusCodes.meaning("DDL", false, false).status());
        assertEquals(
                Status.UNRECOGNISED, StatusCodes.meaning("QQQ", false, false).status());
    }
}
