package org.kontor.carrier.ocean;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Reason;
import org.kontor.carrier.Scan.Status;

public class OceanScansTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    public void allFourShapesTellTheSameDischarge() {
        String flat = equipment("DISC", "LADEN", "2026-12-11T09:00:00+01:00", "");
        String wrapped = "{\"events\":[" + flat + "]}";
        String beta = "[{'metadata':{'eventID':'e-DISC','eventCreatedDateTime':'2026-12-11T08:05:00Z',"
                + "'eventType':'EQUIPMENT'},'payload':{'eventClassifierCode':'ACT',"
                + "'eventDateTime':'2026-12-11T09:00:00+01:00','equipmentEventTypeCode':'DISC',"
                + "'equipmentReference':'MSKU9070323','emptyIndicatorCode':'LADEN','isTransshipmentMove':false,"
                + "'eventLocation':{'locationName':'Hamburg','locationType':'UNLO','UNLocationCode':'DEHAM'}}}]";
        String last = "{'events':[{'eventID':'e-DISC','isRetracted':false,'eventDateTime':'2026-12-11T09:00:00+01:00',"
                + "'eventUpdatedDateTime':'2026-12-11T08:05:00Z','eventLocation':{'locationName':'Hamburg',"
                + "'UNLocationCode':'DEHAM'},'eventClassification':{'eventType':'EQUIPMENT',"
                + "'eventClassifier':'ACTUAL','equipmentEventType':'DISCHARGED'},'equipmentDetails':{"
                + "'equipmentReference':'MSKU9070323','emptyIndicator':'LADEN','transportPhase':'IMPORT'}}],"
                + "'feedbackElements':[]}";

        for (String answer : List.of("[" + flat + "]", wrapped, beta, last)) {
            Scan scan = scans(answer).get(0);
            assertEquals("e-DISC", scan.id());
            assertEquals("2026-12-11T09:00+01:00", scan.at().toString());
            assertEquals(Status.IN_TRANSIT, scan.status());
            assertEquals("Hamburg (DEHAM)", scan.place());
            assertEquals("Discharged, laden, container MSKU9070323", scan.carrierWords());
        }
        assertEquals("DISC", scans(beta).get(0).carrierCode());
        assertEquals("DISCHARGED", scans(last).get(0).carrierCode());
    }

    @Test
    public void aGateMeansWhatFillingAndLegMakeOfIt() {
        assertEquals(Status.ANNOUNCED, status("GTOT", "EMPTY", ""));
        assertEquals(Status.OUT_FOR_DELIVERY, status("GTOT", "LADEN", ""));
        assertEquals(Status.IN_TRANSIT, status("GTOT", "LADEN", "'transportPhase':'EXPORT'"));
        assertEquals(Status.OUT_FOR_DELIVERY, status("GTOT", "LADEN", "'transportPhase':'IMPORT'"));
        assertEquals(Status.IN_TRANSIT, status("GTOT", "LADEN", "'isTransshipmentMove':true"));
        assertEquals(Status.IN_TRANSIT, status("GTOT", "LADEN", "'transportCall':{'modeOfTransport':'RAIL'}"));
        assertEquals(Status.IN_TRANSIT, status("GTIN", "LADEN", ""));
        assertEquals(Status.DELIVERED, status("GTIN", "EMPTY", ""));
        assertEquals(Status.ANNOUNCED, status("GTIN", "EMPTY", "'transportPhase':'EXPORT'"));
    }

    @Test
    public void everyEquipmentCodeIsKnownInBothSpellings() {
        List<List<String>> expected = List.of(
                List.of("PICK", "PICKED_UP", "COLLECTED", "NONE"),
                List.of("GTOT", "GATED_OUT", "OUT_FOR_DELIVERY", "NONE"),
                List.of("STUF", "STUFFED", "COLLECTED", "NONE"),
                List.of("GTIN", "GATED_IN", "IN_TRANSIT", "NONE"),
                List.of("LOAD", "LOADED", "IN_TRANSIT", "NONE"),
                List.of("DISC", "DISCHARGED", "IN_TRANSIT", "NONE"),
                List.of("STRP", "STRIPPED", "DELIVERED", "NONE"),
                List.of("DROP", "DROPPED_OFF", "IN_TRANSIT", "NONE"),
                List.of("AVPU", "AVAILABLE_FOR_PICKUP", "IN_TRANSIT", "HELD_FOR_COLLECTION"),
                List.of("AVDO", "AVAILABLE_FOR_DROP_OFF", "IN_TRANSIT", "HELD_FOR_COLLECTION"),
                List.of("INSP", "INSPECTED", "CUSTOMS_HELD", "INSPECTION"),
                List.of("CUSS", "CUSTOMS_SELECTED_FOR_SCAN", "CUSTOMS_HELD", "INSPECTION"),
                List.of("CUSI", "CUSTOMS_SELECTED_FOR_INSPECTION", "CUSTOMS_HELD", "INSPECTION"),
                List.of("CUSR", "CUSTOMS_RELEASED", "IN_TRANSIT", "RELEASED"),
                List.of("RSEA", "RESEALED", "ANNOUNCED", "NONE"),
                List.of("RMVD", "REMOVED", "ANNOUNCED", "NONE"),
                List.of("CROS", "CROSSED", "IN_TRANSIT", "NONE"));
        for (List<String> row : expected) {
            for (String code : row.subList(0, 2)) {
                Scan scan = scans("[" + equipment(code, "LADEN", "2026-12-11T09:00:00+01:00", "") + "]")
                        .get(0);
                assertEquals(code, Status.valueOf(row.get(2)), scan.status());
                assertEquals(code, Reason.valueOf(row.get(3)), scan.reason());
                assertEquals(code, scan.carrierCode());
            }
        }
    }

    @Test
    public void withoutAPhaseTheContainersOwnLoadingsTellTheLeg() {
        List<Scan> scans = scans("["
                + equipment("GTOT", "EMPTY", "2026-11-01T09:00:00+08:00", "") + ","
                + equipment("GTOT", "LADEN", "2026-11-03T09:00:00+08:00", "'eventLocation':{'UNLocationCode':'CNSZX'}")
                + ","
                + equipment("LOAD", "LADEN", "2026-11-09T09:00:00+08:00", "'eventLocation':{'UNLocationCode':'CNYTN'}")
                + ","
                + equipment("GTOT", "LADEN", "2026-11-20T09:00:00+08:00", "'eventLocation':{'UNLocationCode':'SGSIN'}")
                + ","
                + equipment("DISC", "LADEN", "2026-11-19T09:00:00+08:00", "'eventLocation':{'UNLocationCode':'SGSIN'}")
                + ","
                + equipment("LOAD", "LADEN", "2026-11-22T09:00:00+08:00", "'eventLocation':{'UNLocationCode':'SGSIN'}")
                + ","
                + equipment("GTOT", "LADEN", "2026-12-12T09:00:00+01:00", "'eventLocation':{'UNLocationCode':'DEHAM'}")
                + ","
                + equipment("GTIN", "EMPTY", "2026-12-14T09:00:00+01:00", "'eventLocation':{'UNLocationCode':'DEHAM'}")
                + "]");

        assertEquals(
                List.of(
                        Status.ANNOUNCED,
                        Status.IN_TRANSIT,
                        Status.IN_TRANSIT,
                        Status.IN_TRANSIT,
                        Status.IN_TRANSIT,
                        Status.IN_TRANSIT,
                        Status.OUT_FOR_DELIVERY,
                        Status.DELIVERED),
                scans.stream().map(Scan::status).toList());
    }

    @Test
    public void whatIsLoadedAfterTheSeaMakesNoTranshipmentOfADelivery() {
        String discharged = equipment("DISC", "LADEN", "2026-12-11T09:00:00+01:00", "") + ",";
        String gate = equipment("GTOT", "LADEN", "2026-12-12T09:00:00+01:00", "");
        String home = "," + equipment("LOAD", "EMPTY", "2026-12-20T09:00:00+01:00", "");
        String train = ","
                + equipment("LOAD", "LADEN", "2026-12-13T09:00:00+01:00", "'transportCall':{'modeOfTransport':'RAIL'}");
        String ship = "," + equipment("LOAD", "LADEN", "2026-12-13T09:00:00+01:00", "");

        for (String later : List.of("", home, train)) {
            assertEquals(
                    later,
                    Status.OUT_FOR_DELIVERY,
                    scans("[" + discharged + gate + later + "]").get(1).status());
        }
        assertEquals(
                Status.IN_TRANSIT,
                scans("[" + discharged + gate + ship + "]").get(1).status());
    }

    @Test
    public void whatIsOnlyRequestedHasNotHappened() {
        String strip = equipment("STRP", "LADEN", "2026-12-12T09:00:00+01:00", "");

        assertEquals(Status.DELIVERED, scans("[" + strip + "]").get(0).status());
        assertEquals(
                Status.ANNOUNCED,
                scans("[" + strip.replace("'ACT'", "'REQUESTED'") + "]").get(0).status());
    }

    @Test
    public void whatIsTakenBackWithoutATimeIsTakenBack() {
        String told = "{'eventID':'e-1','eventDateTime':'2026-12-11T09:00:00+01:00','eventClassification':{'eventType':"
                + "'EQUIPMENT','eventClassifier':'ACTUAL','equipmentEventType':'DISCHARGED'},'equipmentDetails':{"
                + "'equipmentReference':'MSKU9070323'},";
        String first = told + "'eventUpdatedDateTime':'2026-12-11T08:05:00Z'}";
        String back = told + "'isRetracted':true}";

        assertEquals(1, scans("[" + first + "]").size());
        assertEquals(List.of(), scans("[" + first + "," + back + "]"));
        assertEquals(List.of(), scans("[" + back + "," + first + "]"));
        String anew = told + "'isRetracted':true,'eventUpdatedDateTime':'2026-12-11T07:05:00Z'}";
        assertEquals(
                "told again after it was taken back",
                1,
                scans("[" + first + "," + anew + "]").size());
    }

    @Test
    public void aShipmentArrivesWithItsLastContainer() {
        String one = equipment("STRP", "LADEN", "2026-12-12T09:00:00+01:00", "");
        String other = one.replace("MSKU9070323", "CSQU3054383")
                .replace("e-STRP", "e-2")
                .replace("12T09", "13T09");

        List<Scan> scans = scans("[" + other + "," + one + "]");

        assertEquals(Status.IN_TRANSIT, scans.get(0).status());
        assertEquals(Reason.PARTLY_ARRIVED, scans.get(0).reason());
        assertEquals(Status.DELIVERED, scans.get(1).status());
        assertEquals("e-2", scans.get(1).id());
    }

    @Test
    public void whatIsOnlyExpectedStandsWhereItWasSaidAndMovesNothing() {
        String estimate = transport("ARRI", "EST", "2026-12-11T06:00:00+01:00", "2026-11-10T01:00:00Z");
        List<Scan> scans =
                scans("[" + estimate + "," + equipment("LOAD", "LADEN", "2026-11-09T09:00:00+08:00", "") + "]");

        Scan expected = scans.get(1);
        assertEquals("2026-11-10T01:00Z", expected.at().toString());
        assertEquals(Status.IN_TRANSIT, expected.status());
        assertEquals(
                "Estimated for 2026-12-11T06:00+01:00: Arrival, by ship HANSE TRADER, voyage 0826W, delayed by WEA Bad weather",
                expected.carrierWords());
        assertEquals(Reason.WEATHER, expected.reason());
        assertEquals("Hamburg (DEHAM CTB)", expected.place());
    }

    @Test
    public void aFactEndsWhatWasExpectedAndANewerWordAnOlderOne() {
        String plan = transport("ARRI", "PLN", "2026-12-10T06:00:00+01:00", "2026-11-01T01:00:00Z");
        String estimate = transport("ARRI", "EST", "2026-12-11T06:00:00+01:00", "2026-11-10T01:00:00Z");
        String newer = transport("ARRI", "EST", "2026-12-12T06:00:00+01:00", "2026-11-20T01:00:00Z");
        String fact = transport("ARRI", "ACT", "2026-12-12T07:00:00+01:00", "2026-12-12T06:10:00Z");
        String corrected = transport("ARRI", "ACT", "2026-12-12T07:30:00+01:00", "2026-12-12T09:00:00Z");

        assertEquals(1, scans("[" + plan + "," + newer + "," + estimate + "]").size());
        assertTrue(scans("[" + newer + "," + estimate + "," + plan + "]")
                .get(0)
                .carrierWords()
                .startsWith("Estimated for 2026-12-12"));
        List<Scan> after = scans("[" + plan + "," + corrected + "," + fact + "," + newer + "]");
        assertEquals(
                List.of("2026-12-12T07:30+01:00"),
                after.stream().map(scan -> scan.at().toString()).toList());
    }

    @Test
    public void whatIsTakenBackNeverHappened() {
        String load = "{'metadata':{'eventID':'m-1','eventCreatedDateTime':'2026-11-09T02:00:00Z',"
                + "'eventType':'EQUIPMENT'},'payload':{'eventClassifierCode':'ACT','eventDateTime':"
                + "'2026-11-09T09:00:00+08:00','equipmentEventTypeCode':'LOAD','emptyIndicatorCode':'LADEN'}}";
        String back = "{'metadata':{'eventID':'m-2','eventCreatedDateTime':'2026-11-09T03:00:00Z',"
                + "'retractedEventID':'m-1','eventType':'EQUIPMENT'}}";
        assertEquals(1, scans("[" + load + "]").size());
        assertEquals(List.of(), scans("[" + load + "," + back + "]"));

        String last = "{'eventID':'f-1','isRetracted':%s,'eventDateTime':'2026-11-09T09:00:00+08:00',"
                + "'eventUpdatedDateTime':'2026-11-09T0%d:00:00Z','eventClassification':{'eventType':'TRANSPORT',"
                + "'eventClassifier':'ACTUAL','transportEventType':'DEPARTED'}}";
        String events = "{'events':[" + last.formatted("false", 2) + "," + last.formatted("true", 3) + "]}";
        assertEquals(List.of(), scans(events));
    }

    @Test
    public void documentsSayWhatBecameOfThem() {
        expect("RECE", "CBR", "", Status.ANNOUNCED, Reason.NONE, "Booking request received");
        expect("CONF", "BKG", "", Status.ANNOUNCED, Reason.NONE, "Booking confirmed");
        expect("REJE", "BKG", "no space", Status.ANNOUNCED, Reason.UNRECOGNISED, "Booking rejected");
        expect("CANC", "BKG", "", Status.ANNOUNCED, Reason.SHIPPER_ASKED, "Booking cancelled");
        expect(
                "PENU",
                "SHI",
                "",
                Status.ANNOUNCED,
                Reason.DOCUMENTS_INCORRECT,
                "Shipping instructions must be corrected");
        expect("ISSU", "TRD", "", Status.ANNOUNCED, Reason.NONE, "Bill of lading issued");
        expect("SURR", "TRD", "", Status.ANNOUNCED, Reason.NONE, "Bill of lading surrendered");
        expect("ISSU", "ARN", "", Status.ANNOUNCED, Reason.NONE, "Arrival notice issued");
        expect("RELS", "SRM", "", Status.IN_TRANSIT, Reason.HELD_FOR_COLLECTION, "Release message released");
        expect("RELS", "CRO", "", Status.ANNOUNCED, Reason.HELD_FOR_COLLECTION, "Container release order released");
        expect("HOLD", "CUS", "", Status.CUSTOMS_HELD, Reason.NONE, "Customs inspection on hold");
        expect("RELS", "CUC", "", Status.IN_TRANSIT, Reason.RELEASED, "Customs clearance released");
        expect("REQS", "VGM", "", Status.ANNOUNCED, Reason.DOCUMENTS_MISSING, "Verified gross mass requested");
        expect(
                "SURRENDERED_FOR_DELIVERY",
                "TRANSPORT_DOCUMENT",
                "",
                Status.ANNOUNCED,
                Reason.NONE,
                "Bill of lading surrendered for delivery");
        expect("WXYZ", "BKG", "", Status.UNRECOGNISED, Reason.NONE, "WXYZ");
        expect("CONF", "QQQ", "", Status.UNRECOGNISED, Reason.NONE, "CONF");
    }

    @Test
    public void aDocumentIsToldWithItsNumberEveryTimeSomethingBecomesOfIt() {
        String issued = "{'eventID':'s-1','eventType':'SHIPMENT','eventClassifierCode':'ACT','eventDateTime':"
                + "'2026-11-02T17:30:00+08:00','shipmentEventTypeCode':'ISSU','documentTypeCode':'TRD',"
                + "'documentID':'MAEU4711'}";
        String again = issued.replace("s-1", "s-2").replace("02T17", "05T17");

        List<Scan> scans = scans("[" + issued + "," + again + "]");

        assertEquals(2, scans.size());
        assertEquals("Bill of lading issued, number MAEU4711", scans.get(0).carrierWords());
    }

    @Test
    public void aPlaceIsToldByWhateverTheCarrierKnowsOfIt() {
        assertEquals(
                "Hamburg (DEHAM CTA)",
                place("'locationName':'Hamburg','UNLocationCode':'DEHAM','facility':{'facilityCode':'CTA',"
                        + "'facilityCodeListProvider':'SMDG'}"));
        assertEquals("DEHAM", place("'UNLocationCode':'deham'"));
        assertEquals("Bremen", place("'address':{'city':'Bremen'}"));
        assertEquals("53.54, 9.98", place("'geoCoordinate':{'latitude':'53.54','longitude':'9.98'}"));
        assertEquals("", place("'latitude':'53.54'"));
        assertEquals(
                "Shed 7",
                scans("["
                                + equipment(
                                        "DISC",
                                        "LADEN",
                                        "2026-12-11T09:00:00+01:00",
                                        "'eventLocation':{}," + "'transportCall':{'otherFacility':'Shed 7'}")
                                + "]")
                        .get(0)
                        .place());
    }

    private static String place(String location) {
        String event = equipment("DISC", "LADEN", "2026-12-11T09:00:00+01:00", "'eventLocation':{" + location + "}");
        return scans("[" + event + "]").get(0).place();
    }

    @Test
    public void aContainerDroppedAtTheCustomersDoorIsDelivered() {
        String door = "'transportCall':{'facilityTypeCode':'CLOC'}";
        assertEquals(Status.DELIVERED, status("DROP", "LADEN", door));
        assertEquals(Status.DELIVERED, status("DROP", "LADEN", "'eventLocation':{'facilityType':'CUSTOMER_LOCATION'}"));
        assertEquals(Status.IN_TRANSIT, status("DROP", "LADEN", door + ",'transportPhase':'EXPORT'"));
        assertEquals(Status.IN_TRANSIT, status("DROP", "LADEN", "'transportCall':{'facilityTypeCode':'DEPO'}"));
        assertEquals(Status.IN_TRANSIT, status("DISC", "LADEN", door));
        assertEquals(Status.ANNOUNCED, status("DROP", "EMPTY", door));
    }

    @Test
    public void everyCallOfAShipIsOneOfItsOwn() {
        String first = transport("ARRI", "ACT", "2026-12-10T06:00:00+01:00", "2026-12-10T06:00:00Z");
        String second = transport("ARRI", "ACT", "2026-12-20T06:00:00+01:00", "2026-12-20T06:00:00Z");

        assertEquals(
                "a corrected time", 1, scans("[" + first + "," + second + "]").size());
        assertEquals(
                2,
                scans("[" + first + "," + second.replace("'tc'", "'tc-2'") + "]")
                        .size());
        assertEquals(
                2, scans("[" + first + "," + second.replace("CTB", "CTA") + "]").size());
        String nameless = first.replace(",'vesselName':'HANSE TRADER'", "");
        assertTrue(scans("[" + nameless + "]").get(0).carrierWords().contains("by ship IMO 9321483"));
    }

    @Test
    public void whatIsToldOfNoContainerIsNotTakenForTheSame() {
        String one = equipment("LOAD", "LADEN", "2026-12-11T09:00:00+01:00", "").replace("MSKU9070323", "");
        String other = one.replace("e-LOAD", "e-2");

        assertEquals(2, scans("[" + one + "," + other + "]").size());
        assertEquals("one event may stand alone", 1, scans(one).size());
        assertEquals(
                0,
                scans("{'eventID':'e-1','eventDateTime':'2026-12-11T09:00:00+01:00'}")
                        .size());
    }

    @Test
    public void doorsAreToldOneByOneAndMoveNothing() {
        String opened = "{'eventID':'i-1','eventDateTime':'2026-12-11T09:00:00+01:00','eventLocation':{"
                + "'UNLocationCode':'DEHAM'},'eventClassification':{'eventType':'IOT','iotEventType':'DOOR_OPENED'}}";

        List<Scan> scans =
                scans("[" + opened + "," + opened.replace("i-1", "i-2").replace("09:00", "09:30") + "]");

        assertEquals(2, scans.size());
        assertEquals("Door opened", scans.get(0).carrierWords());
        assertEquals(Status.ANNOUNCED, scans.get(1).status());
    }

    @Test
    public void unknownCodesKeepTheirWords() {
        Scan scan = scans("[" + equipment("TELE", "LADEN", "2026-12-11T09:00:00+01:00", "'description':'Teleported'")
                        + "]")
                .get(0);

        assertEquals(Status.UNRECOGNISED, scan.status());
        assertEquals("TELE", scan.carrierCode());
        assertEquals("TELE, laden, container MSKU9070323, Teleported", scan.carrierWords());
    }

    @Test
    public void oneOddEventDoesNotLoseTheOthers() {
        List<Scan> scans = scans("[null, 7, {}, {'eventType':null}, {'eventID':'x','eventType':'EQUIPMENT',"
                + "'eventDateTime':'yesterday'}, {'eventID':'y','eventType':'TRANSPORT','transportEventTypeCode':'DEPA',"
                + "'eventDateTime':'2026-11-09T10:00:00','transportCall':null},"
                + equipment("LOAD", "LADEN", "2026-11-09T09:00:00+08:00", "") + "]");

        assertEquals(
                List.of("LOAD", "DEPA"), scans.stream().map(Scan::carrierCode).toList());
        assertEquals(
                "Departure, the carrier gave no zone, UTC is assumed",
                scans.get(1).carrierWords());
        assertEquals("", scans.get(1).place());
    }

    @Test
    public void timesAreReadAsCarriersWriteThem() {
        assertEquals("2019-11-12T07:41+08:30", at("2019-11-12T07:41:00+08:30"));
        assertEquals("2021-01-09T14:12:56+01:00", at("2021-01-09T14:12:56+01:00Z"));
        assertEquals("2021-01-09T14:12:56+01:00", at("2021-01-09T14:12:56+0100"));
        assertEquals("2021-01-09T14:12:56.123Z", at("2021-01-09T14:12:56.123Z"));
        assertEquals("2021-01-09T14:12Z", at("2021-01-09 14:12"));
        assertEquals("2021-01-09T00:00Z", at("2021-01-09"));
        for (String odd :
                List.of("", "soon", "2021-13-09T14:12:56Z", "2021-01-09T25:12:56Z", "2021-01-09T14:12:56+99:00")) {
            assertEquals(odd, Optional.empty(), Moment.read(odd));
        }
    }

    private static String at(String text) {
        return Moment.read(text).orElseThrow().at().toString();
    }

    private static void expect(String code, String document, String why, Status status, Reason reason, String words) {
        Scan scan = scans("[{'eventID':'s','eventType':'SHIPMENT','eventClassifierCode':'ACT','eventDateTime':"
                        + "'2026-11-02T17:30:00+08:00','shipmentEventTypeCode':'" + code + "','documentTypeCode':'"
                        + document
                        + "','documentID':'','reason':'" + why + "'}]")
                .get(0);
        assertEquals(words, status, scan.status());
        assertEquals(words, reason, scan.reason());
        assertTrue(scan.carrierWords(), scan.carrierWords().startsWith(words));
    }

    private static Status status(String code, String filling, String more) {
        return scans("[" + equipment(code, filling, "2026-12-11T09:00:00+01:00", more) + "]")
                .get(0)
                .status();
    }

    /** {@code more} may say another place. */
    static String equipment(String code, String filling, String when, String more) {
        String place = "'eventLocation':{'locationName':'Hamburg','UNLocationCode':'DEHAM'}";
        String rest = more.isEmpty() ? place : more.contains("eventLocation") ? more : place + "," + more;
        String id = more.contains("eventLocation") ? code + when : code;
        return ("{'eventID':'e-" + id + "','eventCreatedDateTime':'2026-12-11T08:05:00Z','eventType':'EQUIPMENT',"
                + "'eventClassifierCode':'ACT','eventDateTime':'" + when + "','equipmentEventTypeCode':'" + code
                + "','equipmentReference':'MSKU9070323','emptyIndicatorCode':'" + filling + "'," + rest + "}");
    }

    static String transport(String code, String classifier, String when, String told) {
        return "{'eventID':'t-" + code + classifier + when + "','eventCreatedDateTime':'" + told
                + "','eventType':'TRANSPORT','eventClassifierCode':'" + classifier + "','eventDateTime':'" + when
                + "','transportEventTypeCode':'" + code + "','delayReasonCode':'WEA','transportCall':{"
                + "'transportCallID':'tc','carrierVoyageNumber':'0826W','UNLocationCode':'DEHAM','facilityCode':'CTB',"
                + "'modeOfTransport':'VESSEL','location':{'locationName':'Hamburg'},"
                + "'vessel':{'vesselIMONumber':9321483,'vesselName':'HANSE TRADER'}}}";
    }

    static List<Scan> scans(String answer) {
        try {
            return OceanScans.scans(OceanScans.events(JSON.readTree(answer.replace('\'', '"'))), true);
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer, e);
        }
    }
}
