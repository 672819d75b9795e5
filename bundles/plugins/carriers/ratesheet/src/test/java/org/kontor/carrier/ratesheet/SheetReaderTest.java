package org.kontor.carrier.ratesheet;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.Test;

/** Every fault is told with its line, its column and what was there. */
public class SheetReaderTest {

    /** What to change in the good sheet, and what must be said. */
    private static final Map<String[], String> FAULTS = new LinkedHashMap<>();

    static {
        fault("USD", "EURO", "line 1, column 4 (currency): must be an ISO 4217 currency, was 'EURO'");
        fault("2026-01-01,2030", "1.1.2026,2030", "line 1, column 5 (valid_from): must be a date");
        fault("2026-01-01,2030-12-31,1", "2026-01-01,2025-12-31,1", "line 1, column 6 (valid_to): must not be before");
        fault("EXPRESS,5000", "ROCKET,5000", "line 2, column 4 (mode): must be one of");
        fault("5000", "0", "line 2, column 5 (divisor): must be above 0");
        fault("HALF_UP", "DOWN", "line 2, column 6 (side_rounding): must be one of");
        fault("no,2,4", "maybe,2,4", "line 2, column 14 (dangerous): must be one of");
        fault("no,2,4", "no,4,2", "line 2, column 16 (transit_max): must not be below transit_min 4");
        fault(
                "zone,EXP,A,CN,DE",
                "zone,EXP,A,CN,Germany",
                "line 3, column 5 (destination): must be an ISO country code");
        fault("zone,EXP,B", "zone,SEA,B", "line 4, column 2 (service): must be a service from a line above");
        fault("rate,EXP,A,0,0.5,FLAT,10.00", "rate,EXP,A,0,0.5,FLAT,ten", "line 5, column 7 (price): must be a number");
        fault("rate,EXP,A,0,0.5,FLAT", "rate,EXP,A,0.5,0.5,FLAT", "line 5, column 5 (to_kg): must be above over_kg");
        fault("rate,EXP,A,0.5,20", "rate,EXP,A,0.4,20", "line 6, column 4 (over_kg): must not overlap");
        fault("rate,EXP,B", "rate,EXP,C", "line 8, column 3 (zone): must be a zone of EXP");
        fault("fuel,EXP,28.5", "fuel,EXP,-1", "line 9, column 3 (amount): must not be negative");
        fault("POSTAL_PREFIX,258", "SIDE_OVER_CM,long", "line 10, column 9 (value): must be a number");
        fault("surcharge,*", "discount,*", "line 10, column 1 (type): must be one of");
        fault("sheet,Test,Test sheet,USD,2026-01-01,2030-12-31,1\n", "", "there is no sheet line");
    }

    static {
        fault("no,2,4", "no,2,4,M3", "line 2, column 17 (charged_by): must be one of [KG, WM, CONTAINER], was 'M3'");
        fault("no,2,4", "no,2,4,KG,-1", "line 2, column 18 (min_chargeable): must not be negative");
        fault("5000", "5000.5", "line 2, column 5 (divisor): must be a whole number");
        fault("rate,EXP,A,0,0.5", "rate,EXP,A,,0.5", "line 5, column 4 (over_kg): must be a number");
        fault("PER_KG,9", "PER_WM,9", "line 8, column 6 (kind): must fit what EXP is charged by");
        fault("2030-12-31\nsur", "2025-12-31\nsur", "line 9, column 5 (to): must not be before from 2026-01-01");
        fault("28.5,2026-01-01,2030-12-31", "28.5,2027-W53,", "line 9, column 4 (from): must be a week of its year");
        fault("28.5,2026-01-01,2030-12-31", "28.5,2026-W9,", "line 9, column 4 (from): must be a date like");
        fault("2030-12-31\nsur", "2030-12-31,LITRE\nsur", "line 9, column 6 (basis): must be one of");
        fault("fuel,EXP,", "fuel,ECO*,", "line 9, column 2 (service): must be a service from a line above");
        fault("2030-12-31\nsur", "2030-12-31,PER_WM\nsur", "line 9, column 6 (basis): must fit what EXP is charged by");
        fault(
                "surcharge,*,REMOTE,Remote area,PER_KG",
                "surcharge,EXP,R,Remote,PER_CONTAINER",
                "line 10, column 5 (basis): must fit what EXP is charged by");
        added("container,22G1,33,", "line 11, column 4 (payload_kg): must be a number");
        added("container,22G1,33,1\ncontainer,22G1,28,1", "line 12, column 2 (type): must be unique");
        added(sea("LCL.CNYTN", "WM"), "line 11, column 2 (code): must be written like LCL.CNYTN.DEHAM");
        added(sea("LCL.CNYTN.DEH1M", "WM"), "line 11, column 2 (code): must be written like LCL.CNYTN.DEHAM");
        added(sea("FCL.CNYTN.DEHAM", "CONTAINER"), "line 11, column 2 (code): must be written like FCL.22G1.CNYTN");
        added(sea("FCL.9XG1.CNYTN.DEHAM", "CONTAINER"), "line 11, column 2 (code): must be written like FCL.22G1");
        added(sea("FCL.45G1.CNYTN.DEHAM", "CONTAINER"), "line 11, column 2 (code): must name a container type");
    }

    static {
        added("break,EXP,A,N,4", "line 11, column 3 (zone): must have rate lines or break lines, not both");
        added("zone,EXP,C,CN,DE,*\nbreak,EXP,C,45,4", "line 12, column 4 (class): must be M, N or a weight like +45");
        added("zone,EXP,C,CN,DE,*\nbreak,EXP,C,+45,4", "line 12, column 4 (class): must come below N of this zone");
        added(
                "zone,EXP,C,CN,DE,*\nbreak,EXP,C,N,4\nbreak,EXP,C,N,5",
                "line 13, column 4 (class): must be unique in this zone");
        added("zone,EXP,C,CN,DE,*\nbreak,EXP,C,N,4\nrate,EXP,C,0,9,FLAT,1", "line 13, column 3 (zone): must have rate");
        added("zone,EXP,C,CN,DE,*\nbreak,EXP,C,N,x", "line 12, column 5 (price): must be a number");
        added(
                "zone,EXP,C,CN,DE,*\nbreak,EXP,C,N,4\nzone,EXP,D,CN,DE,*\nbreak,EXP,D,M,9",
                "service EXP has M but no N to zone D");
        added(
                sea("LCL.CNYTN.DEHAM", "WM") + "\nrate,LCL.CNYTN.DEHAM,A,,,PER_WM,55",
                "line 12, column 3 (zone): must be a zone of LCL.CNYTN.DEHAM from a line above");
        added(
                sea("LCL.CNYTN.DEHAM", "WM") + "\nzone,LCL*,H,CN,DE,*\nbreak,LCL*,H,N,4",
                "line 13, column 2 (service): must be charged by KG");
        added("break,EXP,Z,N,4", "line 11, column 3 (zone): must be a zone of EXP from a line above");
        added("calendar,EXP,MON FRY,16:00,UTC", "line 11, column 3 (days): must be dates, or weekdays like MON FRI");
        added("calendar,EXP,2026-06-31,16:00,UTC", "line 11, column 3 (days): must be a date like");
        added("calendar,EXP,MON,4 pm,UTC", "line 11, column 4 (cut_off): must be a time like 16:30");
        added("calendar,EXP,MON,16:00,Shenzhen", "line 11, column 5 (time_zone): must be a time zone");
        added("calendar,EXP,MON,16:00,UTC,-1", "line 11, column 6 (days_before): must not be negative");
        added("calendar,EXP,MON,16:00,UTC,0,soon", "line 11, column 7 (closed): must be a date like");
        added("calendar,EXP,MON,16:00,UTC,0,,24", "line 11, column 8 (delivered_by): must be a time");
        added("calendar,EXP,MON,16:00,UTC,0,,18:00,x", "line 11: has 9 columns, a calendar has 8");
        added("zone,EXP,C,CN,DE,*,518,x", "line 11: has 8 columns, a zone has 7");
    }

    @Test
    public void everyFaultIsToldWhereItIs() {
        FAULTS.forEach((change, said) -> {
            String bad = change[0].isEmpty()
                    ? Sheets.GOOD + change[1]
                    : Sheets.GOOD.replaceFirst(
                            java.util.regex.Pattern.quote(change[0]),
                            java.util.regex.Matcher.quoteReplacement(change[1]));
            SheetException failure =
                    assertThrows(said, SheetException.class, () -> SheetReader.read(new StringReader(bad)));
            assertTrue(
                    said + " in " + failure.errors(),
                    failure.errors().stream().anyMatch(error -> error.startsWith(said)));
        });
    }

    @Test
    public void aGoodSheetIsReadWhole() {
        RateSheet sheet = SheetReader.read(new StringReader("# a comment\n\n" + Sheets.GOOD));

        assertEquals(4, sheet.rates().size());
        assertEquals(2, sheet.zones().size());
    }

    @Test
    public void manyFaultsAreCountedAndTwentyAreShown() {
        String bad = Sheets.GOOD + "rate,NONE,X,a,b,c,d\n".repeat(10);
        SheetException failure = assertThrows(SheetException.class, () -> SheetReader.read(new StringReader(bad)));

        assertEquals(20, failure.errors().size());
        assertTrue(failure.getMessage(), failure.getMessage().endsWith("more)"));
    }

    @Test
    public void aServiceWithoutPriceIsTold() {
        SheetException failure = assertThrows(
                SheetException.class,
                () -> SheetReader.read(new StringReader(Sheets.GOOD + sea("LCL.CNYTN.DEHAM", "WM"))));

        assertEquals("service LCL.CNYTN.DEHAM has no rate or break line", failure.getMessage());
    }

    private static String sea(String code, String chargedBy) {
        return "service," + code + ",Sea,SEA,,,,,,,9,9,9,no,1,2," + chargedBy;
    }

    private static void added(String lines, String said) {
        fault("", lines + "\n", said);
    }

    private static void fault(String was, String becomes, String said) {
        FAULTS.put(new String[] {was, becomes}, said);
    }
}
