package org.kontor.carrier.ocean;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import org.junit.Test;
import org.kontor.carrier.WaybillScheme.Match;
import org.kontor.values.ProviderException;

public class NumbersTest {

    private final Numbers numbers =
            new Numbers(Accounts.with(java.util.Map.of()).number_formats());

    @Test
    public void containersAreJudgedByIso6346() {
        for (String number : List.of(
                "CSQU3054383",
                "APZU4812090",
                "NARU3472484",
                "KKFU6671914",
                "MSKU9070323",
                "PSSU2109481",
                "MSCU6639870",
                "TGHU7599330",
                "TOLU4734787",
                "HLBU1234564")) {
            assertEquals(number, Match.VALID, numbers.test(number));
        }
        assertEquals("the remainder 10 is written 0", Match.VALID, numbers.test("MSKU1000090"));
        for (String number : List.of("CSQU3054384", "APZU4812091", "HLXU1234567", "MSKU1000091")) {
            assertEquals(number, Match.CHECK_DIGIT_MISMATCH, numbers.test(number));
        }
    }

    @Test
    public void bookingsAndBillsOfLadingAreFreeTexts() {
        for (String number : List.of("MAEU123456789", "HLCUSHA2110ABCD1", "ABC123123123", "256473829", "LHV3076333")) {
            assertEquals(number, Match.VALID, numbers.test(number));
        }
        for (String number : List.of("", "A1", "?256473829", "HAMBURG", "A23456789012345678901234567890123456")) {
            assertEquals(number, Match.NOT_THIS_FORMAT, numbers.test(number));
        }
    }

    @Test
    public void anAccountMayKnowItsCarriersFormats() {
        Numbers maersk = new Numbers("[0-9]{9}", "MAEU[0-9]{9}");

        assertEquals(Match.VALID, maersk.test("256473829"));
        assertEquals(Match.VALID, maersk.test("MSKU9070323"));
        assertEquals(Match.NOT_THIS_FORMAT, maersk.test("ABC123123123"));
        assertThrows(ProviderException.class, () -> new Numbers("[0-9"));
    }
}
