package org.kontor.fulfilment.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.kontor.carrier.WaybillScheme.Match;
import org.kontor.work.TradeRuleException;

public class WaybillNumbersTest {

    /** Computed examples: the first list of each family passes, the second has the format and a wrong check digit. */
    private static final Map<NumberFamily, List<List<String>>> EXAMPLES = Map.of(
            NumberFamily.UPS_1Z,
            List.of(
                    List.of("1Z5R89390357567127", "1ZXX3150YW44070023", "1Z023E2X0214323462", "1Z12345E8791315504"),
                    List.of("1Z5R89390357567128", "1Z12345E8791315509")),
            NumberFamily.DHL_EXPRESS,
            List.of(List.of("3318810025", "8487135506", "1234567891"), List.of("3318810010", "1234567890")),
            NumberFamily.FEDEX_EXPRESS,
            List.of(List.of("986578788855", "477179081230", "200000000006"), List.of("996578788855", "986578788854")),
            NumberFamily.FEDEX_GROUND,
            List.of(List.of("041441760228964", "568283610012000"), List.of("568283610012732")),
            NumberFamily.TNT,
            List.of(List.of("123456785", "123456782", "GD123456785WW", "GE845123766"), List.of("123456786")),
            NumberFamily.S10,
            List.of(List.of("RB123456785GB", "RB000000080GB", "RB000000155GB"), List.of("RB123456786US")),
            NumberFamily.SSCC,
            List.of(List.of("106141412345678908", "003404341629000013"), List.of("106141412345678907")),
            NumberFamily.AIR_WAYBILL,
            List.of(List.of("02012345675", "17280404074", "61899999992"), List.of("02012345678", "17280404075")),
            NumberFamily.CONTAINER,
            List.of(List.of("CSQU3054383", "MSKU1000090", "TGHU7599330"), List.of("CSQU3054384", "HLXU1234567")));

    @Test
    public void everyFamilyKnowsItsOwnCheckDigit() {
        EXAMPLES.forEach((family, examples) -> {
            examples.get(0).forEach(number -> assertEquals(number, Match.VALID, family.test(number)));
            examples.get(1).forEach(number -> assertEquals(number, Match.CHECK_DIGIT_MISMATCH, family.test(number)));
        });
        assertEquals(NumberFamily.values().length, EXAMPLES.size());
    }

    @Test
    public void aWrongCheckDigitIsDoubtedAndTheRightNumberSuggestedFirst() {
        WaybillJudgement judgement = WaybillNumbers.judge("3318810024", "DHL", NumberFamily.DHL_EXPRESS::test);

        assertTrue(judgement.doubtful());
        assertEquals(Match.CHECK_DIGIT_MISMATCH, judgement.match());
        assertEquals("3318810025", judgement.suggestions().get(0));
    }

    @Test
    public void twoSwappedDigitsAreSuggestedBack() {
        WaybillJudgement judgement = WaybillNumbers.judge("1Z5R89390537567127", "UPS", NumberFamily.UPS_1Z::test);

        assertTrue(judgement.suggestions().toString(), judgement.suggestions().contains("1Z5R89390357567127"));
    }

    @Test
    public void aNumberOfAnotherCarrierSaysSo() {
        WaybillJudgement judgement =
                WaybillNumbers.judge("1Z12345E8791315504", "carrier.dhl-eu", NumberFamily.DHL_EXPRESS::test);

        assertEquals(Match.NOT_THIS_FORMAT, judgement.match());
        assertTrue(judgement.sentence(), judgement.sentence().contains("UPS"));
    }

    @Test
    public void withoutASchemeOneMatchingFamilyIsEnough() {
        assertFalse(WaybillNumbers.judge("RB123456785GB").doubtful());
        assertEquals(Match.NOT_THIS_FORMAT, WaybillNumbers.judge("ABCDEFGHIJK").match());
    }

    @Test
    public void blanksDotsAndHyphensDoNotMatter() {
        assertEquals("02012345675", WaybillNumbers.normalise(" 020-1234 567.5 "));
    }

    @Test
    public void whatCannotBeANumberIsRefusedByField() {
        TradeRuleException refusal = assertThrows(TradeRuleException.class, () -> WaybillNumbers.normalise("№ 1"));
        assertEquals("number", refusal.field());
    }
}
