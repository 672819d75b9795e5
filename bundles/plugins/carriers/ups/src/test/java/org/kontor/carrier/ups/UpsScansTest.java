package org.kontor.carrier.ups;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Reason;
import org.kontor.carrier.Scan.Status;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

public class UpsScansTest {

    /** The whole list of status codes, by what they mean to UPS's customers. */
    private static final Map<Status, String> CODES = Map.of(
            Status.ANNOUNCED, "003 077 080 157 166 133 007 043 065 131 135",
            Status.COLLECTED, "038 044 045 079 160 167 168 169",
            Status.OUT_FOR_DELIVERY, "006 021 037 072 078 089 091 146 162",
            Status.DELIVERED, "011 026 143",
            Status.DELIVERY_ATTEMPTED, "022 023 024 060 061 062 064 066 069 145",
            Status.RETURNING, "033 035 036 067 081 117 118 119",
            Status.RETURNED, "034",
            Status.CUSTOMS_HELD, "058 123 124 125 126 141 147",
            Status.IMPORT_CUSTOMS, "012 092",
            Status.LOST, "068 149");

    @Test
    public void everyStatusCodeIsKnown() {
        CODES.forEach((status, codes) -> {
            for (String code : codes.split(" ")) {
                assertEquals(code, status, one(status("", "", code)).status());
            }
        });
        for (String code : (""
                        + "005 010 025 039 047 057 071 073 074 087 137 138 158 159 164 165 075 055 041 042 056 122 027"
                        + " 028 054 063 082 095 096 097 098 099 115 116 020 019 136 120 121 153 154 110 111 112 113 127"
                        + " 128 129 155 156 114 016 050 083 085 104 105 102 103 132 139 093 014 084 134 017 018 040 100"
                        + " 101 106 107 108 109 144 161 070 032 046 048 049 051 052 053 086 090 013 029 030 076 094 130"
                        + " 140 142")
                .split(" ")) {
            assertEquals(code, Status.IN_TRANSIT, one(status("", "", code)).status());
        }
        for (String code : List.of("000", "088", "148", "163", "999")) {
            assertEquals(code, Status.UNRECOGNISED, one(status("", "", code)).status());
        }
        assertEquals(Status.DAMAGED, one(status("", "", "059")).status());
    }

    @Test
    public void whatUpsWaitsForIsTheReason() {
        assertEquals(Reason.RELEASED, one(status("X", "SR", "014")).reason());
        assertEquals(Reason.HELD_FOR_COLLECTION, one(status("D", "ZP", "040")).reason());
        assertEquals(Reason.DOCUMENTS_MISSING, one(status("X", "29", "058")).reason());
        assertEquals(Reason.BROKER_AWAITED, one(status("X", "R1", "123")).reason());
        assertEquals(Reason.WEATHER, one(status("X", "7W", "052")).reason());
        assertEquals(Reason.SHIPPER_ASKED, one(status("MV", "VD", "007")).reason());
        assertEquals(Reason.PROHIBITED, one(status("X", "", "147")).reason());
    }

    @Test
    public void aGeneralExceptionIsExplainedByTheCodeOfItsScan() {
        assertEquals("CUSTOMS_HELD INSPECTION", verdict("X", "05", "013"));
        assertEquals("CUSTOMS_HELD INSPECTION", verdict("X", "5", "013"));
        assertEquals("IN_TRANSIT MISROUTED", verdict("X", "06", "046"));
        assertEquals("DAMAGED CONTENTS_MISSING", verdict("X", "26", "013"));
        assertEquals("RETURNING PROHIBITED", verdict("X", "90", "013"));
        assertEquals("DELIVERY_ATTEMPTED CONSIGNEE_ABSENT", verdict("X", "48", "060"));
        assertEquals("DELIVERY_ATTEMPTED CONSIGNEE_CLOSED", verdict("X", "55", "022"));
        assertEquals("IN_TRANSIT UNRECOGNISED", verdict("X", "ÄÖ", "013"));
        assertEquals("IN_TRANSIT NONE", verdict("X", "", "013"));
    }

    @Test
    public void withoutAStatusCodeTheTypeTells() {
        assertEquals("ANNOUNCED NONE", verdict("M", "MP", ""));
        assertEquals("ANNOUNCED SHIPPER_ASKED", verdict("MV", "VP", ""));
        assertEquals("COLLECTED NONE", verdict("P", "OR", ""));
        assertEquals("IN_TRANSIT NONE", verdict("I", "AR", ""));
        assertEquals("IN_TRANSIT NONE", verdict("I", "DP", ""));
        assertEquals("ANNOUNCED NONE", verdict("", "DP", ""));
        assertEquals("OUT_FOR_DELIVERY NONE", verdict("I", "OT", ""));
        assertEquals("OUT_FOR_DELIVERY NONE", verdict("O", "OF", ""));
        assertEquals("DELIVERED NONE", verdict("D", "KB", ""));
        assertEquals("IN_TRANSIT NONE", verdict("DO", "D1", ""));
        assertEquals("IN_TRANSIT WEATHER", verdict("X", "2A", ""));
        assertEquals("CUSTOMS_HELD DOCUMENTS_MISSING", verdict("X", "29", "997"));
        assertEquals("UNRECOGNISED NONE", verdict("NA", "", ""));
    }

    @Test
    public void freightAtAStationIsNotDeliveredYet() {
        assertEquals("IN_TRANSIT NONE", verdict("DD", "FS", "011"));
    }

    @Test
    public void anUnknownCodeKeepsItsCodesAndWords() {
        Scan scan = one("'status':{'type':'Q','code':'??','statusCode':'998','description':'Beamed up'}");

        assertEquals(Status.UNRECOGNISED, scan.status());
        assertEquals("998/Q/??", scan.carrierCode());
        assertTrue(scan.carrierWords(), scan.carrierWords().startsWith("Beamed up"));
    }

    @Test
    public void theJourneyIsToldOldestFirstEachScanOnce() {
        List<Scan> scans = read(parcel(activity("20260304", "101500", status("I", "AR", "005")) + ","
                + activity("20260304", "101500", status("I", "DP", "005")) + ","
                + activity("20260304", "101500", status("I", "DP", "005")) + ","
                + activity("20260302", "090000", status("M", "MP", "003"))));

        assertEquals(3, scans.size());
        assertEquals(Status.ANNOUNCED, scans.get(0).status());
        assertEquals("005/I/DP", scans.get(1).carrierCode());
        assertEquals("005/I/AR", scans.get(2).carrierCode());
        assertNotEquals(scans.get(1).id(), scans.get(2).id());
    }

    @Test
    public void theZoneIsTheOneStatedOrThatOfThePlace() {
        assertEquals(
                "2026-03-04T15:32+01:00",
                at("'date':'20260304','time':'153200','gmtDate':'20260304',"
                        + "'gmtTime':'14:32:00','gmtOffset':'+01:00'"));
        assertEquals(
                "2026-03-04T15:32+08:00",
                at("'date':'20260304','time':'153200'," + "'gmtDate':'20260304','gmtTime':'073200'"));
        assertEquals("2026-03-04T15:32-05:00", at("'date':'20260304','time':'153200','gmtOffset':'-05:00'"));
        assertEquals("2026-03-04T14:32Z", at("'gmtDate':'20260304','gmtTime':'143200'"));
        assertEquals("2026-07-04T15:32+02:00", at("'date':'20260704','time':'153200'," + place("Koeln", "", "DE")));
        assertEquals("2026-03-04T15:32-08:00", at("'date':'20260304','time':'153200'," + place("Ontario", "CA", "US")));
        assertEquals("2026-03-04T07:13:56Z", at("'date':'2026-03-04','time':'71356'"));
        assertEquals("2026-03-04T00:00Z", at("'date':'20260304','time':null"));
        assertEquals(
                "2026-03-05T00:00+14:00",
                at("'date':'20260305','time':'000000','gmtDate':'20260304','gmtTime':'100000'"));
        assertEquals(
                "2026-03-04T10:00Z", at("'date':'20260305','time':'001500','gmtDate':'20260304','gmtTime':'100000'"));
        assertEquals(
                "2026-03-04T15:32+08:00",
                at("'date':'20260304','time':'153200','location':{'address':{'city':'Shenzhen','country':'CN'}}"));
    }

    @Test
    public void aTimeOfNoZoneSaysSo() {
        Scan scan = one("'date':'20260304','time':'153200'," + status("I", "AR", "005"));

        assertEquals("Scanned (local time, UPS gives no zone)", scan.carrierWords());
    }

    @Test
    public void thePlaceIsNamedAsFarAsUpsNamesIt() {
        assertEquals(
                "Ontario, CA, US",
                one("'date':'20260304'," + place("Ontario", "CA", "US")).place());
        assertEquals(
                "Köln, DE",
                one("'date':'20260304','location':{'address':{'city':'Köln','country':'DE'}}")
                        .place());
    }

    @Test
    public void oddEventsDoNotLoseTheOthers() {
        List<Scan> scans = read(parcel("{},null,7,'x',{'date':'20261399','time':'101500'},{'date':'20260304',"
                + "'location':null,'status':null},{'date':'20260305','location':{'address':{'city':'Shenzhen'}},"
                + "'status':{'type':null,'description':null}}"));

        assertEquals(2, scans.size());
        assertEquals(Status.UNRECOGNISED, scans.get(0).status());
        assertEquals("Shenzhen", scans.get(1).place());
    }

    @Test
    public void whatIsDeliveredOnTheWayBackIsReturned() {
        List<Scan> scans = read(parcel(activity("20260309", "120000", status("D", "KB", "011")) + ","
                + activity("20260307", "120000", status("X", "UF", "035")) + ","
                + activity("20260306", "120000", status("X", "KT", "064"))));

        assertEquals(
                List.of(Status.DELIVERY_ATTEMPTED, Status.RETURNING, Status.RETURNED),
                scans.stream().map(Scan::status).toList());
        List<Scan> asked = read(parcel(activity("20260309", "120000", status("D", "KB", "011")) + ","
                + activity("20260307", "120000", status("X", "I1", "033"))));
        assertEquals(Status.DELIVERED, asked.get(1).status());
    }

    @Test
    public void aNumberThatUpsDoesNotKnowHasNoScans() {
        assertEquals(
                List.of(),
                UpsScans.read(Wares.good("{'trackResponse':{'shipment':[{'warnings':[{'code':'TW0001',"
                        + "'message':'Tracking Information Not Found'}]}]}}")));
        assertEquals(
                List.of(),
                UpsScans.read(Wares.bad(
                        400, "{'response':{'errors':[{'code':'TV1002','message':'Invalid inquiry number'}]}}")));
        assertEquals(List.of(), UpsScans.read(Wares.bad(404, "{'errors':[{'code':'40401','message':'?'}]}")));
        String words = "{'errors':[{'code':'1','message':'No tracking information available'}]}";
        assertEquals(List.of(), UpsScans.read(Wares.bad(400, words)));
    }

    @Test
    public void anAnswerThatIsNoTrackIsUnintelligible() {
        var other = Wares.bad(400, "{'errors':[{'code':'4000','message':'Invalid input'}]}");
        for (var answer : List.of(Wares.good("{}"), Wares.good("{'trackResponse':[]}"), Wares.bad(400, "{}"), other)) {
            ProviderException failure = assertThrows(ProviderException.class, () -> UpsScans.read(answer));
            assertEquals(Fault.UNINTELLIGIBLE, failure.fault());
        }
    }

    private static String verdict(String type, String code, String statusCode) {
        Scan scan = one(status(type, code, statusCode));
        return scan.status() + " " + scan.reason();
    }

    private static String at(String when) {
        return one(when + "," + status("I", "AR", "005")).at().toString();
    }

    private static Scan one(String activity) {
        String dated = activity.contains("ate'") ? activity : "'date':'20260304','time':'101500'," + activity;
        return read(parcel("{" + dated + "}")).get(0);
    }

    private static List<Scan> read(String parcels) {
        return UpsScans.read(Wares.good("{'trackResponse':{'shipment':[{'package':[" + parcels + "]}]}}"));
    }

    private static String parcel(String activities) {
        return "{'trackingNumber':'1Z5R89390357567127','activity':[" + activities.replace('\'', '"') + "]}";
    }

    private static String activity(String date, String time, String status) {
        return "{'date':'" + date + "','time':'" + time + "'," + place("Koeln", "", "DE") + "," + status + "}";
    }

    private static String place(String city, String state, String country) {
        return "'location':{'address':{'city':'" + city + "','stateProvince':'" + state + "','countryCode':'" + country
                + "'}}";
    }

    private static String status(String type, String code, String statusCode) {
        return "'status':{'type':'" + type + "','code':'" + code + "','statusCode':'" + statusCode
                + "','description':'Scanned'}";
    }
}
