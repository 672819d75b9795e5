package org.kontor.carrier.air;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.Test;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Reason;
import org.kontor.carrier.Scan.Status;
import org.kontor.carrier.TrackingPush.Update;

public class FsuMessagesTest {

    private static final Instant JUNE = Instant.parse("2026-06-20T12:00:00Z");

    private static List<Update> read(String text, Instant received) {
        return new FsuMessages(received).read(text);
    }

    private static Scan only(String text, Instant received) {
        List<Update> updates = read(text, received);
        assertEquals(1, updates.size());
        assertEquals(updates.toString(), 1, updates.get(0).scans().size());
        return updates.get(0).scans().get(0);
    }

    private static Scan line(String line) {
        return only("FSU/14\r\n999-12345675PEKFRA/T9K185\r\n" + line + "\r\n", JUNE);
    }

    private static void happened(String expected, Scan scan) {
        assertEquals(OffsetDateTime.parse(expected), scan.at());
    }

    @Test
    public void aDepartureIsAtTheAirportsClockWithItsFlightAndWords() {
        Scan scan = line("DEP/CA931/03JUN/PEKFRA/T9K185/A1405/E1820");

        happened("2026-06-03T14:05:00+08:00", scan);
        assertEquals(Status.IN_TRANSIT, scan.status());
        assertEquals("DEP", scan.carrierCode());
        assertEquals("Beijing PEK, CN", scan.place());
        assertEquals("DEP/CA931/03JUN/PEKFRA/T9K185/A1405/E1820", scan.carrierWords());
        assertEquals("99912345675-DEP-PEK-CA931-03JUN-T9K185", scan.id());
    }

    @Test
    public void anArrivalHasATimeOfItsOwn() {
        Scan scan = line("RCF/CA931/03JUN1930/FRA/T9K185//A1820-N");

        happened("2026-06-03T19:30:00+02:00", scan);
        assertEquals("Frankfurt am Main FRA, DE", scan.place());
    }

    @Test
    public void anArrivalWithoutATimeTakesTheFlightsOnTheOtherDay() {
        happened("2026-06-04T11:17:00+02:00", line("ARR/CA931/03JUN/FRA/T9K185/S2350/A1117-N"));
        happened("2026-06-03T21:07:00+02:00", line("ARR/CA931/03JUN/2107/FRA/T9K185"));
        happened("2026-06-02T11:17:00+02:00", line("ARR/CA931/03JUN/FRA/T9K185//A1117-P"));
        happened("2026-06-05T01:00:00+08:00", line("DEP/CA931/03JUN/PEKFRA/T9/A0100-S"));
        happened("2026-06-06T01:00:00+08:00", line("DEP/CA931/03JUN/PEKFRA/T9/A0100-T"));
    }

    @Test
    public void aBookingIsToldBeforeItsFlight() {
        Scan scan = line("BKD/CA931/03JUL/PEKFRA/T9K185/S1405/S1820");

        happened("2026-06-20T12:00:00Z", scan);
        assertEquals(Status.ANNOUNCED, scan.status());
        happened("2026-06-03T14:05:00+08:00", line("BKD/CA931/03JUN/PEKFRA/T9K185/S1405/S1820"));
    }

    @Test
    public void aYearIsTheOneNearestToTheMessage() {
        String dec = "FSU/14\n020-12345675FRAJFK/T1K100\nRCS/31DEC2350/FRA/T1K100";
        String jan = "FSU/14\n020-12345675FRAJFK/T1K100\nRCS/01JAN0010/FRA/T1K100";
        String leap = "FSU/14\n020-12345675FRAJFK/T1K100\nRCS/29FEB1000/FRA/T1K100";

        happened("2026-12-31T23:50:00+01:00", only(dec, Instant.parse("2027-01-01T06:00:00Z")));
        happened("2027-01-01T00:10:00+01:00", only(jan, Instant.parse("2026-12-31T23:30:00Z")));
        happened("2028-02-29T10:00:00+01:00", only(leap, Instant.parse("2028-03-01T06:00:00Z")));
        Scan impossible = only(leap, Instant.parse("2026-03-01T06:00:00Z"));
        happened("2026-03-01T06:00:00Z", impossible);
        assertTrue(impossible.carrierWords().contains("time not given"));
    }

    @Test
    public void anUnknownAirportIsReadAsUtcAndSaysSo() {
        Scan scan = line("RCS/03JUN1000/QQZ/T9K185");

        happened("2026-06-03T10:00:00Z", scan);
        assertEquals("QQZ", scan.place());
        assertEquals("RCS/03JUN1000/QQZ/T9K185 (time zone unknown, read as UTC)", scan.carrierWords());
    }

    @Test
    public void aDayWithoutATimeIsNoonAndSaysSo() {
        Scan scan = line("DEP/CA931/03JUN/PEKFRA/T9K185");

        happened("2026-06-03T12:00:00+08:00", scan);
        assertTrue(scan.carrierWords().endsWith("(time of day not given, taken as noon)"));
    }

    @Test
    public void aTelexHasAHeadingAndLinesThatContinue() {
        Scan scan = only(
                "QD SINXXXH\n.HDQXXQR 200739\nFSU/14\n157-53806270HKGNLU/P2K505.0T10\n"
                        + "FIW/QR8403/20JUN1039/DOH/P2K505.0/S0720/A1008\nOCI/HK/ISS/RA/28490\n/HK//SS/SPX\n"
                        + "ULD/PMC72534QR/PMC77313QR\n",
                JUNE);

        happened("2026-06-20T10:39:00+03:00", scan);
        assertEquals("FIW", scan.carrierCode());
        assertEquals("Doha DOH, QA", scan.place());
        assertTrue(scan.carrierWords().endsWith("OCI/HK/ISS/RA/28490 /HK//SS/SPX ULD/PMC72534QR/PMC77313QR"));
    }

    @Test
    public void messagesMayStandOnOneLineWithoutAQuantity() {
        List<Update> updates = read(
                "FSU/14 020-12345675FRAJFK/T1K100 BKD/16OCT1317/FRA/ACME "
                        + "FSU/14 020-12345675FRAJFK/T1K100 FOH/16OCT1318/FRA/AIR AND SEA LTD "
                        + "FSU/14 020-12345686FRAJFK/T1K100 RCS/16OCT1319/FRA/LCAG",
                Instant.parse("2026-10-17T00:00:00Z"));

        assertEquals(
                List.of("02012345675", "02012345686"),
                updates.stream().map(Update::waybill).toList());
        assertEquals(
                List.of("BKD", "FOH"),
                updates.get(0).scans().stream().map(Scan::carrierCode).toList());
        assertEquals(
                "FOH/16OCT1318/FRA/AIR AND SEA LTD",
                updates.get(0).scans().get(1).carrierWords());
        happened("2026-10-16T13:18:00+02:00", updates.get(0).scans().get(1));
    }

    @Test
    public void aFlightMayStandInTwoFieldsAndItsAirportsToo() {
        Scan scan = only("FSU/14\n157-53806270HKGNLU/P2K505.0T10\nBKD/QR/0843/10JUN/HKG/NLU", JUNE);

        assertEquals("15753806270-BKD-HKG-QR0843-10JUN-", scan.id());
        assertEquals("Hong Kong HKG, HK", scan.place());
        assertEquals(
                "15753806270-BKD-HKG-O31698-08APR-T30K30.12",
                only("FSU/14\n157-53806270HKGLAX/T30K30.12\nBKD/O31698/08APR/HKGLAX/T30K30.12/S2050/S0830", JUNE)
                        .id());
    }

    @Test
    public void originAndDestinationMayBeMissing() {
        Scan scan = only("FSA/14\n157-53806270/P2K505.0T10\nRCS/20JUN1039/HKG\n", JUNE);

        assertEquals(Status.COLLECTED, scan.status());
        happened("2026-06-20T10:39:00+08:00", scan);
    }

    @Test
    public void edifactAndJsonWrapMessages() {
        Scan edifact = only(
                "UNB+IATA:1+AAA08:PIMA+BBB89:PIMA+261120:1015+REF+0'UNH+1+CIMFSU:12'FSU/12\r\n239-12345675FRAMRU/T1K14.1"
                        + "\r\nRCF/MK059/20NOV1300/MRU/T1K14.1//A1117-P\r\n'UNT+3+1'UNZ+1+REF'",
                Instant.parse("2026-11-20T12:00:00Z"));
        assertEquals("RCF/MK059/20NOV1300/MRU/T1K14.1//A1117-P", edifact.carrierWords());
        happened("2026-11-20T13:00:00+04:00", edifact);

        assertEquals(
                1,
                read("FSU/14\\n921-10667893HGHLAX/T30K30.12\\nRCS/08APR1000/HGH/T30K30.12", JUNE)
                        .size());
    }

    @Test
    public void partOfTheConsignmentDoesNotDeliverIt() {
        List<Scan> scans = read(
                        "FSU/14\n020-12345675PEKFRA/T10K100\nDLV/10JUN1000/FRA/P2K20/A CO\n"
                                + "FSU/14\n020-12345675PEKFRA/T10K100\nDLV/11JUN1000/FRA/P8K80/A CO\n",
                        JUNE)
                .get(0)
                .scans();

        assertEquals(Status.IN_TRANSIT, scans.get(0).status());
        assertEquals(Reason.PARTLY_ARRIVED, scans.get(0).reason());
        assertEquals(Status.DELIVERED, scans.get(1).status());
        assertEquals(
                Reason.PARTLY_ARRIVED,
                only("FSU/14\n999-12345675PEKFRA/P4K82.5T9\nRCF/CA931/03JUN1930/FRA/T4K82.5", JUNE)
                        .reason());
        assertEquals(Status.DELIVERED, line("DLV/10JUN1000/FRA/T9K185/A CO").status());
        assertEquals(
                Status.IN_TRANSIT,
                only("FSU/14\n999-12345675\nDLV/10JUN1000/FRA/P4K82.5", JUNE).status());
    }

    @Test
    public void aRepeatedMessageIsOneScan() {
        String message = "FSU/14\n020-12345675PEKFRA/T10K100\nDLV/10JUN1000/FRA/P5K20\n";

        assertEquals(Status.IN_TRANSIT, only(message + message, JUNE).status());
        assertEquals(
                only(message, JUNE).id(),
                only(message, JUNE.plusSeconds(86_400)).id());
    }

    @Test
    public void aDiscrepancySaysWhich() {
        assertDiscrepancy("OFLD", Status.IN_TRANSIT, Reason.OFFLOADED);
        assertDiscrepancy("SSPD", Status.IN_TRANSIT, Reason.OFFLOADED);
        assertDiscrepancy("OVCD", Status.IN_TRANSIT, Reason.MISROUTED);
        assertDiscrepancy("MSCA", Status.LOST, Reason.NONE);
        assertDiscrepancy("MSAW", Status.IN_TRANSIT, Reason.DOCUMENTS_MISSING);
        assertDiscrepancy("FDCA", Status.IN_TRANSIT, Reason.NONE);
        Scan unknown = line("DIS/CA931/03JUN1200/FRA/ZZZZ/T9K185");
        assertEquals(Status.UNRECOGNISED, unknown.status());
        assertEquals("DIS", unknown.carrierCode());
    }

    private static void assertDiscrepancy(String code, Status status, Reason reason) {
        Scan scan = line("DIS/CA931/03JUN1200/FRA/" + code + "/T9K185");
        assertEquals("DIS/" + code, scan.carrierCode());
        assertEquals(status, scan.status());
        assertEquals(reason, scan.reason());
        assertEquals("Frankfurt am Main FRA, DE", scan.place());
    }

    @Test
    public void customsAtTheOriginAreThoseOfExport() {
        assertEquals(Status.EXPORT_CUSTOMS, line("CRC/03JUN1000/PEK/T9K185").status());
        Scan cleared = line("CCD/03JUN1000/FRA/T9K185");
        assertEquals(Status.IMPORT_CUSTOMS, cleared.status());
        assertEquals(Reason.RELEASED, cleared.reason());
        assertEquals(Status.CUSTOMS_HELD, line("TGC/03JUN1000/FRA/T9K185").status());
    }

    @Test
    public void anUnknownCodeIsKept() {
        Scan scan = line("OFD/03JUN1000/FRA/T9K185/CITY COURIER");

        assertEquals(Status.UNRECOGNISED, scan.status());
        assertEquals(Reason.UNRECOGNISED, scan.reason());
        assertEquals("OFD", scan.carrierCode());
        assertEquals("OFD/03JUN1000/FRA/T9K185/CITY COURIER", scan.carrierWords());
    }

    @Test
    public void everyLineOfAMessageIsAScan() {
        List<Scan> scans = read(
                        "FSU/14\r\n999-12345675PEKFRA/T9K185\r\nRCS/03JUN0900/PEK/T9K185/A B C\r\n"
                                + "RCT/LH/03JUN1000/PEK/T9K185\r\nTFD/LH/03JUN1100/PEK/T9K185/MANIFEST 1\r\n"
                                + "NFD/05JUN1100/FRA/T9K185/SOMEBODY\r\nOSI/ALL WELL\r\n",
                        JUNE)
                .get(0)
                .scans();

        assertEquals(
                List.of("RCS", "RCT", "TFD", "NFD"),
                scans.stream().map(Scan::carrierCode).toList());
        assertEquals("99912345675-RCT-PEK-LH-03JUN1000-T9K185", scans.get(1).id());
        assertEquals(Reason.HELD_FOR_COLLECTION, scans.get(3).reason());
        assertTrue(scans.get(3).carrierWords().endsWith("OSI/ALL WELL"));
    }

    @Test
    public void whatIsNoStatusMessageSaysNothing() {
        assertEquals(List.of(), read("FNA/1\nACK/AWB REJECTED\nFWB/16\n020-12345675SEAJED/T2K3", JUNE));
        assertEquals(List.of(), read("FSU/14\nno number at all", JUNE));
        assertEquals(List.of(), read("", JUNE));
    }
}
