package org.kontor.carrier.ups;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import java.util.List;
import org.junit.Test;
import org.kontor.carrier.WaybillScheme.Match;

public class UpsNumbersTest {

    @Test
    public void numbersWithACheckDigitAreJudgedByIt() {
        for (String number : List.of(
                "1Z5R89390357567127",
                "1Z879E930346834440",
                "1Z410E7W0392751591",
                "1Z8V92A70367203024",
                "1ZXX3150YW44070023",
                "1Z023E2X0214323462",
                "1ZA82D672031716786",
                "1Z999AA10123456784",
                "1Z12345E8791315504",
                "K1506235620",
                "K2479825491",
                "J4603636537",
                "V0490119172",
                "V0431105627")) {
            assertEquals(number, Match.VALID, UpsNumbers.test(number));
        }
        for (String number : List.of(
                "1Z1111111111111111",
                "1Z5R89390357567128",
                "1Z12345E8791315509",
                "K1506235622",
                "V0411335627",
                "J4603636538")) {
            assertEquals(number, Match.CHECK_DIGIT_MISMATCH, UpsNumbers.test(number));
        }
    }

    @Test
    public void othersAreJudgedByTheirForm() {
        assertEquals(Match.VALID, UpsNumbers.test("123456789"));
        assertEquals(Match.VALID, UpsNumbers.test("MI123456ABC0001"));
        assertEquals(Match.VALID, UpsNumbers.test("92419900000033499522966220"));
        assertNotEquals(Match.VALID, UpsNumbers.test("92419900000033499522966221"));
        for (String number : List.of("2Z5R89390357567127", "1ZXXXXXXXXXXXXXXXX", "", "1Z", "12345678", "B1506235620")) {
            assertEquals(number, Match.NOT_THIS_FORMAT, UpsNumbers.test(number));
        }
    }
}
