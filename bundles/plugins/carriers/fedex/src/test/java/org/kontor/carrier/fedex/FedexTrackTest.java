package org.kontor.carrier.fedex;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Test;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Reason;
import org.kontor.carrier.Scan.Status;
import org.kontor.toolkit.http.JsonAnswer;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

public class FedexTrackTest {

    @Test
    public void everyCodeOfTheTableHasItsStatus() {
        are(Status.ANNOUNCED, "OC IN OX EP AP DR DS PD RP LP RG RD SH");
        are(Status.COLLECTED, "PU PX");
        are(
                Status.IN_TRANSIT,
                "TR IT IX OF DP AR AF AA AC AX LO PF PL PM FD SF ED AD OW Ow TP SP AO EA EO CH RR RM RC CA HL HP HA SE"
                        + " DY DD");
        are(Status.OUT_FOR_DELIVERY, "OD");
        are(Status.DELIVERED, "DL");
        are(Status.DELIVERY_ATTEMPTED, "DE");
        are(Status.RETURNING, "RS");
        are(Status.RETURNED, "RT");
        are(Status.IMPORT_CUSTOMS, "CC CP CU BR");
        are(Status.CUSTOMS_HELD, "CD");
        are(Status.UNRECOGNISED, "ZZ PY 99");
    }

    @Test
    public void codesThatExplainThemselvesHaveAReason() {
        assertEquals(Reason.RELEASED, scan("'eventType':'CC'").reason());
        assertEquals(Reason.PICKUP_MISSED, scan("'eventType':'PD'").reason());
        assertEquals(Reason.HELD_FOR_COLLECTION, scan("'eventType':'HL'").reason());
        assertEquals(Reason.BROKER_AWAITED, scan("'eventType':'BR'").reason());
        assertEquals(Reason.NONE, scan("'eventType':'DL'").reason());
    }

    @Test
    public void anExceptionIsExplainedByItsWordsOrItsCodeWithOrWithoutZeros() {
        assertEquals(Reason.ADDRESS_INCORRECT, exception("03", ""));
        assertEquals(Reason.CONSIGNEE_ABSENT, exception("007", ""));
        assertEquals(Reason.CONSIGNEE_ABSENT, exception("07", ""));
        assertEquals(Reason.CONSIGNEE_ABSENT, exception("7", "Customer not available or business closed"));
        assertEquals(Reason.NO_ACCESS, exception("083", "Local delivery restriction - Delivery not attempted"));
        assertEquals(Reason.NONE, exception("099", "Unable to deliver shipment"));
        assertEquals(Reason.UNRECOGNISED, exception("A25", "Something new"));
        assertEquals(Reason.CONSIGNEE_REFUSED, exception("", "Shipment refused by recipient"));
        assertEquals(Reason.ADDRESS_INCORRECT, exception("", "Incorrect address"));
        assertEquals(Reason.WEATHER, exception("", "Delay due to severe weather"));
    }

    @Test
    public void aShipmentExceptionIsWhatItsWordsSay() {
        assertEquals("DAMAGED PACKAGING_DAMAGED", shipmentException("Package damaged - delivery not completed"));
        assertEquals("RETURNING NONE", shipmentException("Unable to deliver shipment - Returned to shipper"));
        assertEquals("CUSTOMS_HELD INSPECTION", shipmentException("Regulatory agency clearance delay"));
        assertEquals("CUSTOMS_HELD DOCUMENTS_INCORRECT", shipmentException("Improper or missing regulatory paperwork"));
        assertEquals("IMPORT_CUSTOMS RELEASED", shipmentException("International shipment release - Import"));
        assertEquals("IN_TRANSIT MISROUTED", shipmentException("Package sorted to wrong route"));
        assertEquals("IN_TRANSIT NONE", shipmentException("Shipment exception"));
    }

    @Test
    public void aDelayHasTheReasonOfItsKind() {
        assertEquals(Reason.WEATHER, delayed("DY", "WEATHER").reason());
        assertEquals(Reason.CAPACITY, delayed("DD", "OPERATIONAL").reason());
        assertEquals(Status.IN_TRANSIT, delayed("DD", "OPERATIONAL").status());
        assertEquals(Status.CUSTOMS_HELD, delayed("SE", "CLEARANCE").status());
        assertEquals(Reason.WEATHER, delayed("IT", "WEATHER").reason());
        assertEquals(
                Reason.NONE,
                scan("'eventType':'IT','delayDetail':{'type':'WEATHER','status':'ON_TIME'}")
                        .reason());
    }

    @Test
    public void oneCodeForTwoThingsIsToldApartByWhereAndWhat() {
        assertEquals(
                Status.EXPORT_CUSTOMS,
                scan("'eventType':'EA','locationType':'CUSTOMS_BROKER'").status());
        assertEquals(
                Status.EXPORT_CUSTOMS,
                scan("'eventType':'EA','eventDescription':'Export Approved'").status());
        assertEquals(
                Status.IN_TRANSIT,
                scan("'eventType':'EA','eventDescription':'Enroute to Airport'").status());
        assertEquals(
                Status.EXPORT_CUSTOMS,
                scan("'eventType':'CC','eventDescription':'International shipment release - Export'")
                        .status());
        assertEquals(
                Reason.SHIPPER_ASKED,
                scan("'eventType':'CA','eventDescription':'Shipment cancelled by sender'")
                        .reason());
    }

    @Test
    public void theJourneyIsOldestFirstWithFedexTimesWordsAndPlaces() {
        List<Scan> scans = FedexTrack.scans(new JsonAnswer(200, Wire.recorded("7-track.json")));

        assertEquals(
                "OC PU DP AR CC OD DE", scans.stream().map(Scan::carrierCode).collect(Collectors.joining(" ")));
        Scan last = scans.get(6);
        assertEquals("2026-11-05T11:20+01:00", last.at().toString());
        assertEquals(Status.DELIVERY_ATTEMPTED, last.status());
        assertEquals(Reason.CONSIGNEE_ABSENT, last.reason());
        assertEquals("Delivery exception; 007; Customer not available or business closed", last.carrierWords());
        assertEquals("HAMBURG, DE", last.place());
        assertEquals("518055, CN", scans.get(0).place());
    }

    @Test
    public void anUnknownCodeIsKeptWithItsWordsAndAMissingOneIsReadFromTheDerivedStatus() {
        Scan unknown = scan("'eventType':'ZZ','eventDescription':'Something new','derivedStatusCode':'IT'");
        assertEquals(Status.UNRECOGNISED, unknown.status());
        assertEquals("ZZ", unknown.carrierCode());
        assertEquals("Something new", unknown.carrierWords());

        assertEquals(
                Status.IN_TRANSIT,
                scan("'derivedStatusCode':'IT','derivedStatus':'In transit'").status());
    }

    @Test
    public void anOddEventLosesNoOther() {
        List<Scan> scans = scans("{'date':'2026-11-05T08:00:00+01:00','eventType':'OD'},"
                + "{'eventType':'AR','eventDescription':'At local facility','scanLocation':null},"
                + "{'date':'yesterday','eventType':'DP','scanLocation':[]},"
                + "7,null,"
                + "{'date':'2026-11-04T08:00:00','eventType':'IT','eventDescription':null},"
                + "{'date':'2026-11-03','eventType':'PU'},"
                + "{'date':'2026-11-02T08:00:00+0800'}");

        assertEquals("|PU|IT|DP|AR|OD", scans.stream().map(Scan::carrierCode).collect(Collectors.joining("|")));
        assertEquals("2026-11-02T08:00+08:00", scans.get(0).at().toString());
        assertEquals(Status.UNRECOGNISED, scans.get(0).status());
        assertEquals("(day only)", scans.get(1).carrierWords());
        assertEquals("(local time, zone not given)", scans.get(2).carrierWords());
        assertEquals("2026-11-04T08:00Z", scans.get(2).at().toString());
        assertEquals(scans.get(2).at(), scans.get(4).at());
        assertEquals(
                "At local facility (FedEx gives no time of it)", scans.get(4).carrierWords());
    }

    @Test(timeout = 5000)
    public void endlessJourneysAreNoWork() {
        StringBuilder events = new StringBuilder("{'eventType':'IT'}");
        for (int i = 0; i < 50_000; i++) {
            events.append(",{'eventType':'SE','eventDescription':'").append(i).append("'}");
        }

        assertEquals(List.of(), scans(events.toString()));
        String dated = "{'date':'2026-11-05T08:00:00+01:00','eventType':'IT'}," + events;
        assertEquals(1000, scans(dated).size());
    }

    @Test
    public void theSameScanTwiceIsOneAndAnotherAtThatMomentIsNot() {
        String scan = "{'date':'2026-11-05T08:00:00+01:00','eventType':'IT','eventDescription':'On the way'}";
        List<Scan> scans = scans(scan + "," + scan + "," + scan.replace("On the way", "Delayed"));

        assertEquals(2, scans.size());
        assertEquals(2, scans.stream().map(Scan::id).distinct().count());
    }

    @Test
    public void ofSeveralShipmentsWithOneNumberTheNewestCounts() {
        String one = "{'trackingNumberInfo':{'trackingNumberUniqueId':'%s~713062653486~FX'},'dateAndTimes':%s,"
                + "'scanEvents':[{'date':'%s','eventType':'%s'}]}";
        String old = String.format(one, "2457821000", "[]", "2024-04-25T09:00:00-07:00", "DL");
        String recent = String.format(
                one,
                "2460425000",
                "[{'type':'SHIP','dateTime':'2026-11-01T00:00:00-06:00'}]",
                "2026-11-02T09:00:00-07:00",
                "OD");

        assertEquals("OD", results(old + "," + recent).get(0).carrierCode());
        assertEquals("OD", results(recent + "," + old).get(0).carrierCode());
        assertEquals(
                "OD",
                results(recent + ",{'error':{'code':'TRACKING.TRACKINGNUMBER.NOTFOUND'}}")
                        .get(0)
                        .carrierCode());
    }

    @Test
    public void eventsBesideAnErrorAreStillEvents() {
        assertEquals(
                "PU",
                results("{'error':{'code':'TRACKING.TRACKINGNUMBER.EMPTY'},'scanEvents':["
                                + "{'date':'2018-02-02T12:01:00-07:00','eventType':'PU'}]}")
                        .get(0)
                        .carrierCode());
    }

    @Test
    public void theLatestStatusTellsWhatNoEventDoes() {
        Scan summary = results("{'latestStatusDetail':{'code':'DL','description':'Delivered'},'scanEvents':[],"
                        + "'dateAndTimes':[{'type':'ACTUAL_DELIVERY','dateTime':'2026-11-05T12:00:00+01:00'}]}")
                .get(0);
        assertEquals(Status.DELIVERED, summary.status());
        assertEquals("2026-11-05T12:00+01:00", summary.at().toString());

        List<Scan> cancelled = results("{'latestStatusDetail':{'code':'CA','description':'Shipment cancelled'},"
                + "'scanEvents':[{'date':'2026-11-02T09:00:00+08:00','eventType':'OC'}]}");
        assertEquals("OC CA", cancelled.stream().map(Scan::carrierCode).collect(Collectors.joining(" ")));
        assertEquals(Reason.SHIPPER_ASKED, cancelled.get(1).reason());

        List<Scan> moving = results("{'latestStatusDetail':{'code':'IT','description':'In transit'},"
                + "'scanEvents':[{'date':'2026-11-02T09:00:00+08:00','eventType':'DP'}]}");
        assertEquals(1, moving.size());
    }

    @Test
    public void aDeliveryIsOneScanThoughTheSummaryTellsItFirstAndItsEventLater() {
        String onItsWay = "{'date':'2026-11-05T08:40:00+01:00','eventType':'OD'}";
        String arrived = "{'date':'2026-11-05T11:58:00+01:00','eventType':'DL','locationId':'HAMR'}";
        String summary = "{'latestStatusDetail':{'code':'DL'},'dateAndTimes':"
                + "[{'type':'ACTUAL_DELIVERY','dateTime':'2026-11-05T12:00:00+01:00'}],'scanEvents':[%s]}";
        List<Scan> first = results(String.format(summary, onItsWay));
        List<Scan> later = results(String.format(summary, arrived + "," + onItsWay));

        assertEquals(Status.DELIVERED, first.get(1).status());
        assertEquals("2026-11-05T11:58+01:00", later.get(1).at().toString());
        assertEquals(ids(first), ids(later));
    }

    @Test
    public void deliveriesAtDifferentTimesAreTwo() {
        String first = "{'date':'2026-11-05T11:58:00+01:00','eventType':'DL'}";
        String again = "{'date':'2026-11-06T09:30:00+01:00','eventType':'DL'}";

        List<Scan> scans = scans(again + "," + first);

        assertEquals(2, scans.size());
        assertEquals(ids(scans(first)), ids(scans).subList(0, 1));
        assertEquals(2, Set.copyOf(ids(scans)).size());
    }

    @Test
    public void aNumberThatFedexDoesNotKnowHasNoScans() {
        for (String code : List.of("TRACKING.TRACKINGNUMBER.NOTFOUND", "TRACKINGNUMBER.ENTERED.INVALID")) {
            assertEquals(List.of(), results("{'error':{'code':'" + code + "','message':'x'}}"));
            assertEquals(
                    List.of(),
                    FedexTrack.scans(new JsonAnswer(400, Wire.json("{'errors':[{'code':'" + code + "'}]}"))));
        }
        JsonAnswer gone = new JsonAnswer(404, Wire.json("{'errors':[{'code':'NOT.FOUND.ERROR'}]}"));
        assertEquals(List.of(), FedexTrack.scans(gone));
        assertEquals(List.of(), FedexTrack.scans(Wire.good("{'output':{'completeTrackResults':[]}}")));
    }

    @Test
    public void fedexOwnTroubleIsNoEmptyJourney() {
        assertEquals(
                Fault.UNAVAILABLE,
                fault(
                        200,
                        "{'output':{'completeTrackResults':[{'trackResults':["
                                + "{'error':{'code':'INTERNAL.SERVER.ERROR'}}]}]}}"));
        assertEquals(
                Fault.UNAVAILABLE,
                fault(
                        200,
                        "{'output':{'completeTrackResults':[{'trackResults':["
                                + "{'error':{'code':'TRACKING.SOMETHING.NEW'}}]}]}}"));
        assertEquals(Fault.MISCONFIGURED, fault(400, "{'errors':[{'code':'UNAUTHORIZED.USAGE'}]}"));
        assertEquals(Fault.UNINTELLIGIBLE, fault(200, "{}"));
        assertEquals(Fault.UNINTELLIGIBLE, fault(400, "{'output':{'completeTrackResults':7}}"));
    }

    @Test
    public void aShipmentIsAskedForByItsNumberOrOurReference() {
        assertEquals(
                "{\"includeDetailedScans\":true,\"trackingInfo\":[{\"trackingNumberInfo\":{\"trackingNumber\":"
                        + "\"794953535000\"}}]}",
                FedexTrack.byNumber(List.of("794953535000")).toString());
        ObjectNode asked = FedexTrack.byReference("key-1", "510088000", LocalDate.parse("2026-11-25"));
        assertEquals(
                "{\"type\":\"CUSTOMER_REFERENCE\",\"value\":\"key-1\",\"accountNumber\":\"510088000\","
                        + "\"shipDateBegin\":\"2026-10-27\",\"shipDateEnd\":\"2026-11-25\"}",
                asked.path("referencesInformation").toString());
    }

    @Test
    public void aBookingOfManyPackagesIsFoundByTheWholeShipmentsNumber() {
        String packages = "{'trackingNumberInfo':{'trackingNumber':'222'},'packageDetails':{'sequenceNumber':'2'}%s,"
                + "'latestStatusDetail':{'code':'OC'}},"
                + "{'trackingNumberInfo':{'trackingNumber':'111'},'packageDetails':{'sequenceNumber':'1'}}";
        String master = ",'additionalTrackingInfo':{'packageIdentifiers':[{'type':'CUSTOMER_REFERENCE','values':['k']},"
                + "{'type':'STANDARD_MPS','values':['333']}]}";

        assertEquals(Optional.of("111"), FedexTrack.waybill(answer(String.format(packages, "")), "k"));
        assertEquals(Optional.of("333"), FedexTrack.waybill(answer(String.format(packages, master)), "K"));
        assertEquals(
                Optional.of("333"),
                FedexTrack.waybill(
                        answer(String.format(packages, master.replace("'values':['333']", "'value':'333'"))), "k"));
        assertEquals(
                Optional.empty(),
                FedexTrack.waybill(
                        answer("{'latestStatusDetail':{'code':'OC'}," + "'trackingNumberInfo':{'trackingNumber':'111'}"
                                + master + "}"),
                        "another"));
    }

    @Test
    public void aQuestionThatFedexTakesForWrongTellsNothingOfTheNumber() {
        for (String code : List.of(
                "TRACKING.SHIPDATEEND.FUTURE",
                "TRACKING.SHIPDATERANGE.INVALID",
                "REFERENCETRACKING.SHIPDATERANGE.INVALID",
                "TRACKING.REFERENCETYPE.INVALID",
                "TRACKING.REFERENCEVALUE.INVALID",
                "TRACKING.DATA.NOTUNIQUE")) {
            String error = "{'code':'" + code + "'}";
            assertEquals(code, Fault.UNAVAILABLE, fault(400, "{'errors':[" + error + "]}"));
            assertEquals(
                    code,
                    Fault.UNAVAILABLE,
                    fault(200, "{'output':{'completeTrackResults':[{'trackResults':[{'error':" + error + "}]}]}}"));
        }
        for (String code : List.of("TRACKING.TRACKINGNUMBER.INVALID", "TRACKINGNUMBER.ENTERED.INVALID")) {
            assertEquals(code, List.of(), results("{'error':{'code':'" + code + "'}}"));
        }
    }

    @Test
    public void aPackageDeliveredOnItsWayBackIsWithTheShipper() {
        String home = "{'date':'2026-11-09T10:00:00+01:00','eventType':'DL','eventDescription':'Delivered'}";
        String back = "{'date':'2026-11-07T10:00:00+01:00','eventType':'RS','eventDescription':'Returning'}";
        String refused = "{'date':'2026-11-06T10:00:00+01:00','eventType':'DE','eventDescription':'Refused'}";

        List<Scan> scans = scans(home + "," + back + "," + refused);

        assertEquals(
                List.of(Status.DELIVERY_ATTEMPTED, Status.RETURNING, Status.RETURNED),
                scans.stream().map(Scan::status).toList());
        assertEquals("DL", scans.get(2).carrierCode());
        assertEquals("Delivered", scans.get(2).carrierWords());
        assertEquals(Status.DELIVERED, scans(home + "," + refused).get(1).status());
    }

    @Test
    public void manyNumbersAreAskedForAtOnceAndOneInTroubleLosesNoOther() {
        Wire wire = new Wire();
        wire.says(
                "/track/v1/trackingnumbers",
                200,
                "{'output':{'completeTrackResults':["
                        + "{'trackingNumber':'111','trackResults':[{'scanEvents':[{'date':'2026-11-05T08:00:00+01:00',"
                        + "'eventType':'PU'}]}]},"
                        + "{'trackingNumber':'222','trackResults':[{'error':"
                        + "{'code':'TRACKING.TRACKINGNUMBER.NOTFOUND'}}]},"
                        + "{'trackingNumber':'333','trackResults':[{'error':{'code':'SYSTEM.UNAVAILABLE'}}]},"
                        + "{'trackingNumber':'999','trackResults':[{'latestStatusDetail':{'code':'DL'}}]},7]}}");
        FedexCarrier carrier = new FedexCarrier(TestSettings.of(Map.of("account", "510088000")), wire);
        Set<String> asked = new LinkedHashSet<>(List.of("111", "222", "333", "444"));

        Map<String, List<Scan>> journeys = carrier.trackAll(asked);

        assertEquals(30, carrier.atOnce());
        assertEquals(Set.of("111", "222"), journeys.keySet());
        assertEquals(Status.COLLECTED, journeys.get("111").get(0).status());
        assertEquals(List.of(), journeys.get("222"));
        assertEquals(
                List.of("111", "222", "333", "444"),
                wire.body("/track/v1/trackingnumbers").findValuesAsText("trackingNumber"));
    }

    @Test
    public void aQuestionForManyThatFailsAsAWholeFails() {
        Set<String> asked = Set.of("111", "222");

        String unknown = "{'error':{'code':'TRACKING.TRACKINGNUMBER.NOTFOUND'}}";
        assertEquals(Map.of(), FedexTrack.scans(answer(unknown), asked));
        assertEquals(
                Map.of(),
                FedexTrack.scans(
                        new JsonAnswer(400, Wire.json("{'errors':[{'code':'TRACKING.TRACKINGNUMBER.INVALID'}]}")),
                        asked));
        for (String odd : List.of("{}", "[]", "{'errors':[{'code':'INTERNAL.SERVER.ERROR'}]}")) {
            assertThrows(odd, ProviderException.class, () -> FedexTrack.scans(Wire.good(odd), asked));
        }
    }

    @Test
    public void noCodeIsTwiceInTheTable() {
        assertFalse(FedexCodes.event("").isPresent());
        assertTrue(FedexCodes.event("OC").isPresent());
    }

    private static List<String> ids(List<Scan> scans) {
        return scans.stream().map(Scan::id).toList();
    }

    private static void are(Status status, String codes) {
        for (String code : codes.split(" ")) {
            assertEquals(code, status, scan("'eventType':'" + code + "'").status());
        }
    }

    private static Reason exception(String code, String words) {
        return scan("'eventType':'DE','eventDescription':'Delivery exception','exceptionCode':'" + code
                        + "','exceptionDescription':'" + words + "'")
                .reason();
    }

    private static String shipmentException(String words) {
        Scan scan = scan("'eventType':'SE','eventDescription':'" + words + "'");
        return scan.status() + " " + scan.reason();
    }

    private static Scan delayed(String code, String type) {
        return scan("'eventType':'" + code + "','delayDetail':{'type':'" + type + "','status':'DELAYED'}");
    }

    private static Scan scan(String fields) {
        return scans("{'date':'2026-11-05T08:00:00+01:00'," + fields + "}").get(0);
    }

    private static List<Scan> scans(String events) {
        return results("{'scanEvents':[" + events + "]}");
    }

    private static List<Scan> results(String results) {
        return FedexTrack.scans(answer(results));
    }

    private static JsonAnswer answer(String results) {
        return Wire.good("{'output':{'completeTrackResults':[{'trackResults':[" + results + "]}],'alerts':'a text'}}");
    }

    private static Fault fault(int status, String json) {
        return assertThrows(ProviderException.class, () -> FedexTrack.scans(new JsonAnswer(status, Wire.json(json))))
                .fault();
    }
}
