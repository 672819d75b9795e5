package org.kontor.carrier.air;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;
import org.kontor.carrier.WaybillScheme.Match;

public class WaybillNumberTest {

    private static Match test(String number) {
        return WaybillNumber.test(number, List.of());
    }

    @Test
    public void theLastDigitIsTheRemainderBySeven() {
        for (String number :
                "020-12345675 016-12345675 172-80404074 074-55522666 160-00000011 618-99999992".split(" ")) {
            assertEquals(number, Match.VALID, test(number.replace("-", "")));
            assertEquals(number, Match.VALID, test(number));
        }
        for (String number : "020-12345670 020-12345678 172-80404075 123-12345678 020-55522664".split(" ")) {
            assertEquals(number, Match.CHECK_DIGIT_MISMATCH, test(number.replace("-", "")));
        }
        for (String number : "0000000000 020123456751 ?02012345675 0201234567A 020--12345675".split(" ")) {
            assertEquals(number, Match.NOT_THIS_FORMAT, test(number));
        }
    }

    @Test
    public void anAccountsAirlineHasItsPrefixes() {
        assertEquals(Match.VALID, WaybillNumber.test("02012345675", List.of("020", "724")));
        assertEquals(Match.NOT_THIS_FORMAT, WaybillNumber.test("01612345675", List.of("020", "724")));
    }

    @Test
    public void aNumberMayRepeatItsPrefix() {
        assertEquals("16008716945", WaybillNumber.of("160", "160-08716945"));
        assertEquals("16008716945", WaybillNumber.of("160", "08716945"));
        assertEquals("16016016945", WaybillNumber.of("160", "16016945"));
        assertEquals("16008716945", WaybillNumber.of("", "160 0871 6945"));
        assertEquals("", WaybillNumber.of("160", ""));
        assertEquals("02012345675", WaybillNumber.inLink("https://1r.example/logistics-objects/waybill-020-12345675"));
        assertEquals(
                "", WaybillNumber.inLink("https://1r.example/logistics-objects/1a8ded38-1804-467c-a369-81a411416b7c"));
    }
}
