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
        fault("fuel,EXP,28.5", "fuel,EXP,-1", "line 9, column 3 (percent): must not be negative");
        fault("POSTAL_PREFIX,258", "SIDE_OVER_CM,long", "line 10, column 9 (value): must be a number");
        fault("surcharge,*", "discount,*", "line 10, column 1 (type): must be one of");
        fault("sheet,Test,Test sheet,USD,2026-01-01,2030-12-31,1\n", "", "there is no sheet line");
    }

    @Test
    public void everyFaultIsToldWhereItIs() {
        FAULTS.forEach((change, said) -> {
            String bad = Sheets.GOOD.replaceFirst(
                    java.util.regex.Pattern.quote(change[0]), java.util.regex.Matcher.quoteReplacement(change[1]));
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

    private static void fault(String was, String becomes, String said) {
        FAULTS.put(new String[] {was, becomes}, said);
    }
}
