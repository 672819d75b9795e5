package org.kontor.carrier.tnt;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.OffsetDateTime;
import java.util.List;
import org.junit.Test;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Status;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Journeys as TNT tells them. */
public class TntScansTest {

    private static final String NUMBER = "123456782";

    @Test
    public void tellsEveryEventOldestFirstWithItsWords() {
        List<Scan> scans = track(consignment(
                "DEL",
                "DE",
                ""
                        + event("OK", "Shipment Delivered In Good Condition.", "20210204", "0841")
                        + event("OD", "Out For Delivery.", "20210204", "0747")
                        + event("NR", "Shipment Delayed In Transit Recovery Actions Underway", "20210203", "1412")
                        + event("CI", "Shipment Received At Origin Depot.", "20210201", "1842")));

        assertEquals(
                List.of("CI COLLECTED", "NR IN_TRANSIT", "OD OUT_FOR_DELIVERY", "OK DELIVERED"),
                scans.stream()
                        .map(scan -> scan.carrierCode() + " " + scan.status())
                        .toList());
        assertEquals(
                new Scan(
                        "DEL-" + NUMBER,
                        OffsetDateTime.parse("2021-02-04T08:41Z"),
                        Status.DELIVERED,
                        "OK",
                        "Shipment Delivered In Good Condition.",
                        "Bradford"),
                scans.get(3));
    }

    @Test
    public void whatHappenedInOneMinuteKeepsTheOrderOfTheList() {
        String newestFirst = event("AS", "Received", "20161020", "1905")
                + event("TR", "In Transit", "20161020", "1905")
                + event("PU", "Collected", "20161020", "1620");

        assertEquals(
                List.of("PU", "TR", "AS"),
                track(consignment("INT", "DE", newestFirst)).stream()
                        .map(Scan::carrierCode)
                        .toList());
    }

    @Test
    public void aDeliveryThatOnlyTheSummaryTellsIsToldToo() {
        List<Scan> scans = track(consignment("DEL", "DE", event("ZZZ", "Something new", "20210204", "0700")));

        assertEquals(
                List.of(Status.UNRECOGNISED, Status.DELIVERED),
                scans.stream().map(Scan::status).toList());
        assertEquals("Something new", scans.get(0).carrierWords());
        assertEquals("2021-02-04T08:41Z", scans.get(1).at().toString());
        assertEquals("DEL", scans.get(1).carrierCode());
    }

    @Test
    public void anArrivalIsOneScanThoughTheSummaryTellsItFirstAndItsEventLater() {
        String onItsWay = event("OD", "Out For Delivery.", "20210204", "0747");
        String arrived = event("OK", "Shipment Delivered In Good Condition.", "20210204", "0839");
        List<Scan> first = track(consignment("DEL", "DE", onItsWay));
        List<Scan> later = track(consignment("DEL", "DE", arrived + onItsWay));

        assertEquals("DEL", first.get(1).carrierCode());
        assertEquals("OK", later.get(1).carrierCode());
        assertEquals(ids(first), ids(later));
    }

    @Test
    public void oddEventsLoseNoOthers() {
        List<Scan> scans = track(consignment(
                "INT",
                "DE",
                "<StatusData/>"
                        + event("OD", "Out For Delivery.", "20210204", "")
                        + "<StatusData><StatusCode>IR</StatusCode></StatusData>"
                        + event("IS", "", "20219999", "0000")
                        + event("TR", "Shipment In Transit.", "20210203", "2599")
                        + event("CI", "Received", "01022021 DDMMYYYY", "930")));

        assertEquals(6, scans.size());
        assertEquals(6, scans.stream().map(Scan::id).distinct().count());
        assertTrue(scans.stream()
                .anyMatch(scan ->
                        scan.carrierCode().equals("OD") && scan.at().toString().equals("2021-02-04T00:00Z")));
    }

    @Test
    public void anEventWithoutAnyTimeIsLeftOutWhenNothingPlacesIt() {
        assertEquals(
                List.of(),
                track(
                        "<Consignment><ConsignmentNumber>" + NUMBER + "</ConsignmentNumber>"
                                + "<SummaryCode>INT</SummaryCode><StatusData><StatusCode>IR</StatusCode></StatusData></Consignment>"));
    }

    @Test
    public void aRepeatedEventIsOneAndAnotherOfTheSameMinuteHasItsOwnId() {
        List<Scan> scans = track(consignment(
                "INT",
                "DE",
                event("IR", "Shipment Received", "20210204", "0355")
                        + event("IR", "Shipment Received", "20210204", "0355")
                        + event("IR", "Other words", "20210204", "0355")));

        assertEquals(2, scans.size());
        assertEquals(2, scans.stream().map(Scan::id).distinct().count());
    }

    @Test
    public void ofSeveralConsignmentsWithANumberThoseOfTheAccountOrOfTheOriginCount() {
        String ours = consignment("INT", "CN", event("CI", "ours", "20210201", "1842"));
        String other = consignment("DEL", "US", event("OK", "theirs", "20210218", "1020"));

        assertEquals(2, track(ours + other).size());
        assertEquals(1, track(ours.replace("public", "full") + other).size());
        assertEquals("ours", scans("GE123456782CN", ours + other).get(0).carrierWords());
        assertEquals(1, track(ours + other.replace(NUMBER, "256867154")).size());
    }

    @Test
    public void ofSeveralConsignmentsTheEventsAreTurnedInByTheirTimes() {
        String late = consignment("INT", "CN", event("IR", "second", "20210203", "1842"));
        String early = consignment("INT", "CN", event("CI", "first", "20210201", "1842"));

        assertEquals(
                List.of("first", "second"),
                track(late + early).stream().map(Scan::carrierWords).toList());
        assertEquals(
                List.of("ours", "theirs"),
                track(late.replace("second", "theirs") + early.replace("first", "ours")).stream()
                        .map(Scan::carrierWords)
                        .toList());
        assertEquals(
                List.of("second"),
                scans("GE123456782CN", late + early.replace("CN", "NL")).stream()
                        .map(Scan::carrierWords)
                        .toList());
    }

    @Test
    public void aListThatBeginsWithTheOldestKeepsItsOrder() {
        String oldestFirst = event("PU", "Collected", "20161020", "1620")
                + event("TR", "In Transit", "20161020", "1905")
                + event("AS", "Received", "20161020", "1905");

        assertEquals(
                List.of("PU", "TR", "AS"),
                track(consignment("INT", "DE", oldestFirst)).stream()
                        .map(Scan::carrierCode)
                        .toList());
    }

    @Test
    public void anUnknownNumberIsNothingInBothMarkets() {
        ScriptedTnt tnt = new ScriptedTnt()
                .on(
                        "TrackRequest",
                        response("<Consignment access=\"public\"><ConsignmentNumber>22222222</ConsignmentNumber>"
                                + "<SummaryCode>CNF</SummaryCode></Consignment>"));

        assertEquals(List.of(), tnt.carrier().track("22222222"));
        assertTrue(tnt.asked
                .get(0)
                .contains("<TrackRequest locale=\"en_US\" version=\"3.1\">"
                        + "<SearchCriteria marketType=\"INTERNATIONAL\" originCountry=\"CN\">"
                        + "<ConsignmentNumber>22222222</ConsignmentNumber></SearchCriteria>"));
        assertTrue(tnt.asked.get(1).contains("marketType=\"DOMESTIC\""));
    }

    @Test
    public void theNumberTellsWhereItBegan() {
        assertEquals("NL", TntTracked.origin("GE256867154NL", "DE"));
        assertEquals("DE", TntTracked.origin("GD123456785WW", "DE"));
        assertEquals("DE", TntTracked.origin("256867154", "DE"));
    }

    @Test
    public void errorsAreFaults() {
        assertEquals(Fault.MISCONFIGURED, fault("9000", "Unauthorized Access"));
        assertEquals(Fault.MISCONFIGURED, fault("7004", "Account not allowed"));
        assertEquals(Fault.UNAVAILABLE, fault("0001", "System error"));
        assertEquals(Fault.UNAVAILABLE, fault("1", "System error"));
        assertEquals(Fault.UNINTELLIGIBLE, fault("1001", "Invalid XML"));
        assertEquals(Fault.UNINTELLIGIBLE, faultOf(response("")));
        assertEquals(Fault.UNINTELLIGIBLE, faultOf("<html><body/></html>"));
    }

    private static List<String> ids(List<Scan> scans) {
        return scans.stream().map(Scan::id).toList();
    }

    private static Fault fault(String code, String message) {
        return faultOf(
                response("<Error><Code>" + code + "</Code><Message><![CDATA[" + message + "]]></Message></Error>"));
    }

    private static Fault faultOf(String answer) {
        TntCarrier carrier = new ScriptedTnt().on("TrackRequest", answer).carrier();
        return assertThrows(ProviderException.class, () -> carrier.track(NUMBER))
                .fault();
    }

    private static List<Scan> track(String consignments) {
        return scans(NUMBER, consignments);
    }

    private static List<Scan> scans(String number, String consignments) {
        return new ScriptedTnt()
                .on("TrackRequest", response(consignments))
                .carrier()
                .track(number);
    }

    private static String response(String content) {
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<TrackResponse>" + content + "</TrackResponse>";
    }

    private static String consignment(String summary, String origin, String events) {
        return "<Consignment access=\"public\"><ConsignmentNumber>" + NUMBER + "</ConsignmentNumber>"
                + "<CollectionDate format=\"YYYYMMDD\">20210201</CollectionDate>"
                + "<DeliveryTown>\n<![CDATA[MENSTON]]>\n</DeliveryTown>"
                + "<DeliveryDate format=\"YYYYMMDD\">20210204</DeliveryDate>"
                + "<DeliveryTime format=\"HHMM\">0841</DeliveryTime><SummaryCode>" + summary + "</SummaryCode>"
                + "<OriginCountry><CountryCode>" + origin + "</CountryCode></OriginCountry>"
                + events + "</Consignment>";
    }

    private static String event(String code, String words, String date, String time) {
        return "<StatusData><StatusCode>" + code + "</StatusCode><StatusDescription>\n        <![CDATA[" + words
                + "]]>\n      </StatusDescription><LocalEventDate format=\"" + format(date) + "\">" + day(date)
                + "</LocalEventDate><LocalEventTime format=\"HHMM\">" + time + "</LocalEventTime><Depot>BA4</Depot>"
                + "<DepotName>\n<![CDATA[Bradford]]>\n</DepotName></StatusData>";
    }

    private static String format(String date) {
        return date.contains("DDMM") ? "DDMMYYYY" : "YYYYMMDD";
    }

    private static String day(String date) {
        return date.substring(0, 8);
    }
}
