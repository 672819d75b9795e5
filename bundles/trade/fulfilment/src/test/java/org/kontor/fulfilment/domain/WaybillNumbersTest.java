package org.kontor.fulfilment.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;
import org.kontor.carrier.WaybillScheme.Match;
import org.kontor.fulfilment.WaybillJudgement;
import org.kontor.work.TradeRuleException;

public class WaybillNumbersTest {

    /** Computed examples: those of the first list pass, those of the second do not. */
    private record Examples(NumberFamily family, List<String> right, List<String> wrong) {

        static Examples of(NumberFamily family, String right, String wrong) {
            return new Examples(family, List.of(right.split(" ")), List.of(wrong.split(" ")));
        }
    }

    private static final List<Examples> EXAMPLES = List.of(
            Examples.of(
                    NumberFamily.UPS_1Z,
                    "1Z5R89390357567127 1Z879E930346834440 1Z410E7W0392751591 1Z8V92A70367203024 1ZXX3150YW44070023"
                            + " 1Z023E2X0214323462 1ZA82D672031716786 1Z999AA10123456784 1Z12345E8791315504",
                    "1Z1111111111111111 1Z5R89390357567128 2Z5R89390357567127 1Z12345E8791315509 1ZXXXXXXXXXXXXXXXX"),
            Examples.of(
                    NumberFamily.UPS_WAYBILL,
                    "K1506235620 K2479825491 J4603636537 V0490119172 V0431105627",
                    "K1506235622 V0411335627 J4603636538"),
            Examples.of(NumberFamily.UPS_MAIL, "MI123456ABC1", "MI12345"),
            Examples.of(NumberFamily.UPS_FREIGHT, "123456789", "12345678"),
            Examples.of(
                    NumberFamily.DHL_EXPRESS,
                    "3318810025 8487135506 1099255990 3821724944 9356579890 4818240420 1234567891",
                    "3318810010 3318810034 1234567890"),
            Examples.of(NumberFamily.DHL_EXPRESS_11, "73891051146", "73891051145"),
            Examples.of(
                    NumberFamily.DHL_PIECE,
                    "JD014600006281230704 JJD014600006281230704 JD012345678901234567 JJD0099999999 JVGL0999999990",
                    "XJD0099999998 JD12"),
            Examples.of(NumberFamily.DHL_ECOMMERCE, "GM1234567890", "GM123"),
            Examples.of(NumberFamily.DHL_ECOMMERCE_14, "12345678901234", "1234567890123"),
            Examples.of(NumberFamily.DHL_PARCEL, "123456789012", "12345678901"),
            Examples.of(
                    NumberFamily.FEDEX_EXPRESS,
                    "986578788855 477179081230 799531274483 790535312317 974367662710 200000000006 123456789012",
                    "996578788855 986578788854"),
            Examples.of(
                    NumberFamily.FEDEX_GROUND,
                    "041441760228964 568283610012000 568283610012734 449044304137821",
                    "568283610012732 041441760228965"),
            Examples.of(
                    NumberFamily.FEDEX_GROUND_96,
                    "9611020987654312345672 9611020123456789012343 9611020000000100000016",
                    "9600000000000000000001 9611020987654312345671"),
            Examples.of(
                    NumberFamily.FEDEX_LABEL,
                    "1001921334250001000300779017972697 1001921380360001000300639585804382"
                            + " 9632001560123456789900794808390594 9622001900000000000000776632517510",
                    "1001901781990001000300617767839438 9622001560001234567100794808390595"),
            Examples.of(
                    NumberFamily.FEDEX_ASTRA,
                    "31234567890123459865787888550430",
                    "31234567890123459865787888540430 41234567890123459865787888550430"),
            Examples.of(
                    NumberFamily.FEDEX_ECONOMY, "61299998820821171811 61299995669352455464", "61299998820821171812"),
            Examples.of(NumberFamily.FEDEX_ECONOMY_22, "9261292700768711948021", "9261292700768711948022"),
            Examples.of(NumberFamily.FEDEX_DOOR_TAG, "DT123456789012", "DT12345678901"),
            Examples.of(
                    NumberFamily.TNT,
                    "123456785 256867154 GD123456785WW GE845123766 123456782 256867155 845123764",
                    "123456786 1234567 GX12345678A"),
            Examples.of(NumberFamily.TNT_STATIONERY, "12345678", "1234567"),
            Examples.of(
                    NumberFamily.S10,
                    "RB123456785GB EE473124829US LX123456785NL CP000000014DE RR999999995FR RB000000080GB"
                            + " RB000000155GB",
                    "RB123456786US EE473124820US"),
            Examples.of(
                    NumberFamily.SSCC,
                    "106141412345678908 340123450000000000 376130321109103420 000123450000000027"
                            + " 003404341629000013",
                    "106141412345678907 000000000000000001"),
            Examples.of(NumberFamily.SSCC_20, "00106141412345678908 00376130321109103420", "00106141412345678907"),
            Examples.of(
                    NumberFamily.AIR_WAYBILL,
                    "02012345675 01612345675 17280404074 07455522666 16000000011 61899999992",
                    "02012345670 02012345678 17280404075"),
            Examples.of(
                    NumberFamily.CONTAINER,
                    "CSQU3054383 APZU4812090 NARU3472484 KKFU6671914 MSKU9070323 PSSU2109481 MSCU6639870"
                            + " TGHU7599330 TOLU4734787 HLBU1234564 MSKU1000090",
                    "CSQU3054384 APZU4812091 HLXU1234567"));

    @Test
    public void everyFamilyKnowsItsOwnNumbers() {
        for (Examples examples : EXAMPLES) {
            examples.right()
                    .forEach(number ->
                            assertEquals(number, Match.VALID, examples.family().test(number)));
            examples.wrong()
                    .forEach(number -> assertNotEquals(
                            number, Match.VALID, examples.family().test(number)));
        }
        assertEquals(
                List.of(NumberFamily.values()),
                EXAMPLES.stream().map(Examples::family).toList());
    }

    @Test
    public void aWrongCheckDigitIsNotTakenForTheRightLengthOfAnother() {
        WaybillJudgement judgement = WaybillNumbers.judge("986578788854");

        assertEquals(Match.CHECK_DIGIT_MISMATCH, judgement.match());
        assertEquals(List.of("DHL Parcel"), judgement.fits());
        assertTrue(judgement.suggestions().toString(), judgement.suggestions().contains("986578788855"));
    }

    @Test
    public void aNumberThatOnlyHasTheRightLengthIsBelieved() {
        WaybillJudgement judgement = WaybillNumbers.judge("12345678901234");

        assertFalse(judgement.doubtful());
        assertEquals(List.of("DHL eCommerce (14 digits)"), judgement.fits());
    }

    @Test
    public void ofSeveralFamiliesTheOneWithACheckDigitComesFirst() {
        assertEquals(
                List.of(NumberFamily.FEDEX_EXPRESS, NumberFamily.DHL_PARCEL), WaybillNumbers.fitting("986578788855"));
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
        assertEquals(List.of("UPS"), judgement.fits());
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
