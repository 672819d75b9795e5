package org.kontor.carrier.dhl;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Status;
import org.kontor.carrier.WaybillScheme.Match;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

public class ScansTest {

    private static final String EVENT = "{'date':'2026-11-%s','time':'%s','GMTOffset':'%s','typeCode':'%s',"
            + "'description':'%s','serviceArea':[{'code':'%s','description':'%s'}]}";

    private final FakeDhl dhl = new FakeDhl();

    @Test
    public void everyCodeOfTheSheetHasAMeaning() {
        String codes = "SA PU PL AF DF AR SM TR FD RR SC IC CR BR BN CD UD HP PY OH SS MC MS MD AD WC CC NH CA "
                + "ND BA CM RD PD"
                + " OK DD TP RT DS CS DUMMY_PU DM TD IR NA ST SI DP BL ES DI HI HO LV UV CI CU HN RW IA TI TT "
                + "101 102 103 104";

        for (String code : codes.split(" ")) {
            assertTrue(code, ScanCodes.of(code).isPresent());
        }
    }

    @Test
    public void codesMeanWhatDhlMeans() {
        Map<String, String> meant = Map.ofEntries(
                Map.entry("PU", "COLLECTED NONE"),
                Map.entry("CR", "IMPORT_CUSTOMS RELEASED"),
                Map.entry("BN", "CUSTOMS_HELD BROKER_AWAITED"),
                Map.entry("UD", "CUSTOMS_HELD NONE"),
                Map.entry("AR", "IN_TRANSIT NONE"),
                Map.entry("MS", "IN_TRANSIT MISROUTED"),
                Map.entry("WC", "OUT_FOR_DELIVERY NONE"),
                Map.entry("CC", "IN_TRANSIT HELD_FOR_COLLECTION"),
                Map.entry("NH", "DELIVERY_ATTEMPTED CONSIGNEE_ABSENT"),
                Map.entry("CA", "DELIVERY_ATTEMPTED CONSIGNEE_CLOSED"),
                Map.entry("CM", "DELIVERY_ATTEMPTED CONSIGNEE_MOVED"),
                Map.entry("RD", "DELIVERY_ATTEMPTED CONSIGNEE_REFUSED"),
                Map.entry("PD", "IN_TRANSIT PARTLY_ARRIVED"),
                Map.entry("OK", "DELIVERED NONE"),
                Map.entry("DD", "DELIVERED CONTENTS_DAMAGED"),
                Map.entry("RT", "RETURNED NONE"),
                Map.entry("DM", "DAMAGED NONE"),
                Map.entry("DUMMY_PU", "ANNOUNCED NONE"),
                Map.entry("HP", "IN_TRANSIT PAYMENT_MISSING"),
                Map.entry("SI", "CUSTOMS_HELD INSPECTION"),
                Map.entry("ZZ", "UNRECOGNISED UNRECOGNISED"));

        meant.forEach((code, meaning) -> {
            Scan scan =
                    express(event("25", "10:00:00", "+01:00", code, "words")).get(0);
            assertEquals(code, meaning, scan.status() + " " + scan.reason());
            assertEquals(code, scan.carrierCode());
            assertEquals("words", scan.carrierWords());
        });
    }

    @Test
    public void theRecordedJourneyIsToldOldestFirstAndEachEventOnce() {
        List<Scan> scans = ExpressScans.read(Given.recorded("6-track"));

        assertEquals(
                List.of("PU", "PL", "IC", "DF", "IC", "CR", "AR", "WC", "OK"),
                scans.stream().map(Scan::carrierCode).toList());
        assertEquals(
                OffsetDateTime.parse("2026-11-25T18:05+08:00"), scans.get(0).at());
        assertEquals(Status.EXPORT_CUSTOMS, scans.get(2).status());
        assertEquals(Status.IMPORT_CUSTOMS, scans.get(4).status());
        assertEquals("HAMBURG - GERMANY", scans.get(8).place());
    }

    @Test
    public void theOrderOfTheListDoesNotMatter() {
        String early = event("25", "10:00:00", "+08:00", "PU", "Picked up");
        String late = event("25", "10:00:00", "+01:00", "AR", "Arrived");

        assertEquals(express(early, late), express(late, early));
        assertEquals("PU", express(late, early).get(0).carrierCode());
    }

    @Test
    public void eventsAtOneMomentKeepTheOrderInWhichTheyHappened() {
        String a = event("25", "10:00:00", "+01:00", "AF", "Arrived");
        String b = event("25", "10:00:00", "+01:00", "PL", "Processed");
        String last = event("26", "10:00:00", "+01:00", "OK", "Delivered");

        assertEquals(express(a, b, last), express(last, b, a));
    }

    @Test
    public void whatChangesNothingKeepsTheStatusBefore() {
        List<Scan> scans = express(
                event("25", "10:00:00", "+01:00", "OK", "Delivered"),
                event("25", "12:00:00", "+01:00", "IA", "Image available"),
                event("25", "13:00:00", "+01:00", "ZZ", "New"),
                event("26", "12:00:00", "+01:00", "CS", "Closed shipment"));

        assertEquals(
                List.of(Status.DELIVERED, Status.DELIVERED, Status.UNRECOGNISED, Status.DELIVERED),
                scans.stream().map(Scan::status).toList());
        assertEquals(
                Status.IN_TRANSIT,
                express(event("25", "10:00:00", "+01:00", "CS", "x")).get(0).status());
    }

    @Test
    public void aTimeWithoutAZoneSaysSo() {
        Scan scan = express("{'date':'2026-11-25','time':'10:30:00','typeCode':'PU','description':'Picked up'}")
                .get(0);

        assertEquals(OffsetDateTime.parse("2026-11-25T10:30Z"), scan.at());
        assertEquals("Picked up (local time of the place, its zone not given)", scan.carrierWords());
    }

    @Test
    public void offsetsAreReadHoweverTheyAreWritten() {
        for (String offset : List.of("+05:30", "GMT+05:30", "+0530", "GMT +5:30")) {
            Scan scan = express(event("25", "10:00:00", offset, "PU", "x")).get(0);
            assertEquals(offset, OffsetDateTime.parse("2026-11-25T10:00+05:30"), scan.at());
        }
        assertEquals(
                "-03:00",
                express(event("25", "10:00:00", "-3", "PU", "x"))
                        .get(0)
                        .at()
                        .getOffset()
                        .getId());
    }

    @Test
    public void anOddEventLosesNoOther() {
        List<Scan> scans = express(
                "{'typeCode':'PU','description':'no day'}",
                "{'date':'2026-13-45','time':'10:00:00','typeCode':'PU'}",
                "{'date':'2026-11-25','time':null,'GMTOffset':'+01:00','typeCode':'PL','serviceArea':[]}",
                "{'date':'2026-11-25','time':'25:99','GMTOffset':'+99:00','typeCode':null,'description':null,"
                        + "'serviceArea':null}",
                "null",
                "7",
                event("26", "10:00:00", "+01:00", "OK", "Delivered"));

        assertEquals(3, scans.size());
        assertEquals("(time of day not given)", scans.get(0).carrierWords());
        assertEquals(Status.UNRECOGNISED, scans.get(1).status());
        assertEquals("OK", scans.get(2).carrierCode());
    }

    @Test
    public void anAnnouncedShipmentHasNoEventsYet() {
        assertEquals(List.of(), ExpressScans.read(Given.json("{'shipments':[{'status':'Success','events':[]}]}")));
    }

    @Test
    public void asksForOffsetsAndPieces() {
        dhl.on("shipments/8487135506/tracking", Given.recorded("6-track"));

        assertEquals(9, dhl.carrier().track("8487135506").size());
        assertEquals(
                "trackingView=all-checkpoints&levelOfDetail=all&requestGMTOffsetPerEvent=true",
                dhl.last().uri().getQuery());
    }

    @Test
    public void piecesAreAskedForByTheirOwnNumber() {
        dhl.on("tracking?pieceTrackingNumber=JD014600006281230704&", Given.recorded("6-track"));

        assertEquals(9, dhl.carrier().track("JJD014600006281230704").size());
    }

    @Test
    public void whatDhlDoesNotKnowIsEmpty() {
        dhl.on("8487135506", 404, "{'detail':'No shipments found for the given tracking number','status':'404'}");

        assertEquals(List.of(), dhl.carrier().track("8487135506"));
        assertEquals(List.of(), dhl.carrier().track("../../rates"));
    }

    @Test
    public void aQuestionThatDhlDoesNotTakeIsNotAnEmptyJourney() {
        dhl.on("8487135506", 400, "{'detail':'#/trackingView: not a known value','status':'400'}");
        dhl.on("XY1234", 400, "{'detail':'#/shipmentTrackingNumber is invalid','status':'400'}");

        ProviderException failure =
                assertThrows(ProviderException.class, () -> dhl.carrier().track("8487135506"));
        assertEquals(Fault.UNINTELLIGIBLE, failure.fault());
        assertEquals(List.of(), dhl.carrier().track("XY1234"));
    }

    @Test
    public void theUnifiedTrackingIsAskedForWhatMyDhlApiDoesNotKnow() {
        dhl.on(
                "api-eu.dhl.com/track/shipments",
                200,
                "{'shipments':[" + unified("express", transit("OK", "Delivered")) + "]}");

        List<Scan> scans = dhl.carrier("_unified_key", "k").track("8487135506");

        assertEquals(
                "trackingNumber=8487135506&service=express&language=en",
                dhl.last().uri().getQuery());
        assertEquals("k", dhl.last().headers().get("dhl-api-key"));
        assertEquals(Status.DELIVERED, scans.get(0).status());
        assertEquals("OK", scans.get(0).carrierCode());
        assertEquals(List.of(), dhl.carrier().track("8487135506"));
    }

    @Test
    public void aNumberOfAnotherDivisionIsAskedForThereOnly() {
        dhl.on("api-eu.dhl.com", 429, "");

        ProviderException failure = assertThrows(
                ProviderException.class, () -> dhl.carrier("_unified_key", "k").track("003404341629000013"));

        assertEquals(Fault.UNAVAILABLE, failure.fault());
        assertEquals(1, dhl.heard.size());
    }

    @Test
    public void fiveCoarseStatusesBecomeExactByTheirWords() {
        assertEquals("ANNOUNCED NONE", refined("pre-transit", "Instruction data received"));
        assertEquals("IN_TRANSIT NONE", refined("transit", "Arrived at the sort facility"));
        assertEquals("OUT_FOR_DELIVERY NONE", refined("transit", "Out for Delivery"));
        assertEquals("OUT_FOR_DELIVERY NONE", refined("transit", "Shipment is with delivery courier"));
        assertEquals("IMPORT_CUSTOMS NONE", refined("transit", "Customs status updated"));
        assertEquals("IMPORT_CUSTOMS RELEASED", refined("transit", "Released by customs; customs clearance completed"));
        assertEquals("IN_TRANSIT HELD_FOR_COLLECTION", refined("transit", "Available for collection"));
        assertEquals("RETURNING NONE", refined("transit", "Being returned to the sender"));
        assertEquals("DELIVERED NONE", refined("delivered", "Delivered"));
        assertEquals("RETURNED NONE", refined("delivered", "Delivered to the sender"));
        assertEquals("DELIVERY_ATTEMPTED NONE", refined("failure", "Delivery not possible"));
        assertEquals("DELIVERY_ATTEMPTED CONSIGNEE_REFUSED", refined("failure", "The recipient refused it"));
        assertEquals("UNRECOGNISED UNRECOGNISED", refined("unknown", "?"));
        assertEquals("UNRECOGNISED UNRECOGNISED", refined("teleported", "?"));
    }

    @Test
    public void aReturnedShipmentIsDeliveredToItsSender() {
        String json = unified("parcel-de", transit("delivered", "Delivered").replace("'transit'", "'delivered'"))
                .replaceFirst("\\{", "{'returnFlag':true,");

        assertEquals(Status.RETURNED, read(json).get(0).status());
    }

    @Test
    public void localTimesGoByThePlacesClock() {
        String place = "'location':{'address':{'addressLocality':'%s','countryCode':'%s'}}";
        Scan sure = read(unified("dgf", at("2026-07-01T10:00:00", place.formatted("HAMBURG", "DE"))))
                .get(0);
        Scan unsure = read(unified("dgf", at("2026-07-01T10:00:00", place.formatted("LOS ANGELES", "US"))))
                .get(0);
        Scan zoned = read(unified("dgf", at("2026-07-01T10:00:00.000+08:00", place.formatted("", "CN"))))
                .get(0);

        assertEquals(OffsetDateTime.parse("2026-07-01T10:00+02:00"), sure.at());
        assertEquals("HAMBURG, DE", sure.place());
        assertEquals(OffsetDateTime.parse("2026-07-01T10:00Z"), unsure.at());
        assertTrue(unsure.carrierWords().endsWith("zone not given)"));
        assertEquals("2026-07-01T10:00+08:00", zoned.at().toString());
        assertEquals("CN", zoned.place());
    }

    @Test
    public void theStatusCountsWhereNoEventsAre() {
        String status = "{'id':7777777770,'service':'express','status':{'timestamp':'2026-11-25T10:00:00Z',"
                + "'statusCode':'transit',"
                + "'status':'PU','description':'Picked up'},'details':{'references':[]}}";

        List<Scan> scans = read(status);

        assertEquals(1, scans.size());
        assertEquals(Status.COLLECTED, scans.get(0).status());
    }

    @Test
    public void anotherDivisionsParcelOfTheSameNumberIsNotOurs() {
        String ours = unified("express", transit("PU", "Picked up"));
        String other = unified("parcel-de", transit("transit", "Sorted"));

        List<Scan> scans = read(other + "," + ours);

        assertEquals(1, scans.size());
        assertEquals(Status.COLLECTED, scans.get(0).status());
        assertEquals(1, read(other).size());
    }

    @Test
    public void numbersHaveTheirCheckDigit() {
        for (String valid :
                "3318810025 73891051146 8487135506 1099255990 3821724944 9356579890 4818240420 1234567891".split(" ")) {
            assertEquals(valid, Match.VALID, Numbers.test(valid));
        }
        for (String wrong : "3318810010 3318810034 1234567890 1234567897".split(" ")) {
            assertEquals(wrong, Match.CHECK_DIGIT_MISMATCH, Numbers.test(wrong));
        }
        for (String piece : ("JD014600006281230704 JJD014600006281230704 JD012345678901234567 "
                        + "JJD0099999999 JVGL0999999990")
                .split(" ")) {
            assertEquals(piece, Match.VALID, Numbers.test(piece));
        }
        for (String other : "XJD0099999998 JD12 123456789 1Z12345E8791315504 ".split(" ", -1)) {
            assertEquals(other, Match.NOT_THIS_FORMAT, Numbers.test(other));
        }
    }

    private static String refined(String code, String words) {
        Scan scan = read(unified("parcel-de", transit(code, words).replace("'transit'", "'" + code + "'")))
                .get(0);
        return scan.status() + " " + scan.reason();
    }

    private static String transit(String status, String words) {
        return "{'timestamp':'2026-11-25T10:00:00+01:00','statusCode':'transit','status':'%s','description':'%s'}"
                .formatted(status, words);
    }

    private static String at(String timestamp, String location) {
        return "{'timestamp':'" + timestamp + "','statusCode':'transit','description':'Arrived'," + location + "}";
    }

    private static String unified(String service, String event) {
        return "{'id':'8487135506','service':'" + service + "','status':" + event + ",'events':[" + event + "]}";
    }

    private static List<Scan> read(String shipments) {
        return UnifiedScans.read(Given.json("{'shipments':[" + shipments + "]}"), "express");
    }

    private static String event(String day, String time, String offset, String code, String words) {
        return EVENT.formatted(day, time, offset, code, words, "HAM", "HAMBURG - GERMANY");
    }

    private static List<Scan> express(String... events) {
        return ExpressScans.read(
                Given.json("{'shipments':[{'status':'Success','events':[" + String.join(",", events) + "]}]}"));
    }
}
