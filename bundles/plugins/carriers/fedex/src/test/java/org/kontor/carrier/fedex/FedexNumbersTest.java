package org.kontor.carrier.fedex;

import static org.junit.Assert.assertEquals;

import org.junit.Test;
import org.kontor.carrier.WaybillScheme.Match;

public class FedexNumbersTest {

    @Test
    public void numbersOfEveryFormThatPassTheirCheckAreValid() {
        are(
                Match.VALID,
                "986578788855 477179081230 799531274483 790535312317 974367662710 200000000006 123456789012"
                        + " 041441760228964 568283610012000 568283610012734 449044304137821"
                        + " 61299998820821171811 61299995669352455464 00106141412345678908 00376130321109103420"
                        + " 9611020987654312345672 9611020123456789012343 9611020000000100000016"
                        + " 9261292700768711948021 1001921334250001000300779017972697"
                        + " 1001921380360001000300639585804382 9632001560123456789900794808390594"
                        + " 9622001900000000000000776632517510 106141412345678908 376130321109103420 DT123456789012");
    }

    @Test
    public void aWrongCheckDigitIsAMismatchAndNoOtherForm() {
        are(
                Match.CHECK_DIGIT_MISMATCH,
                "996578788855 986578788854 568283610012732 041441760228965 61299998820821171812"
                        + " 00106141412345678907 9600000000000000000001 9611020987654312345671"
                        + " 1001901781990001000300617767839438 9622001560001234567100794808390595 106141412345678907");
    }

    @Test
    public void otherThingsAreNotFedex() {
        are(
                Match.NOT_THIS_FORMAT,
                "1Z999AA10123456784 12345 1234567890 99106141412345678908 9711020987654312345672 DT12345678901"
                        + " ?986578788855 40000000000000000000000000000000 1234567890123 99999999998");
    }

    @Test
    public void aNumberThatLostTheZeroBeforeItIsKnownByItsCheckDigit() {
        // 039986862321 with its zero: 3 1 7 3 1 7 3 1 7 3 1 on the digits before the last.
        String whole = "03998686232";
        for (char check = '0'; check <= '9'; check++) {
            if (FedexNumbers.test(whole + check) == Match.VALID) {
                assertEquals(Match.VALID, FedexNumbers.test((whole + check).substring(1)));
            }
        }
    }

    @Test
    public void theAstraBarcodeHoldsItsNumberBeforeTheForm() {
        assertEquals(Match.VALID, FedexNumbers.test("3000000000000000" + "986578788855" + "0430"));
        assertEquals(Match.CHECK_DIGIT_MISMATCH, FedexNumbers.test("3000000000000000" + "986578788854" + "0430"));
    }

    @Test
    public void theSandboxNumbersArePartlyOfOtherCarriersMakingButNoneIsRefused() {
        for (String number :
                ("449044304137821 149331877648230 020207021381215 403934084723025 920241085725456 568838414941"
                                + " 039813852990618 231300687629630 797806677146 377101283611590 852426136339213"
                                + " 797615467620 957794015041323 076288115212522 581190049992 122816215025810"
                                + " 843119172384577 070358180009382 713062653486")
                        .split(" ")) {
            org.junit.Assert.assertNotEquals(number, Match.NOT_THIS_FORMAT, FedexNumbers.test(number));
        }
    }

    private static void are(Match expected, String numbers) {
        for (String number : numbers.split(" ")) {
            assertEquals(number, expected, FedexNumbers.test(number));
        }
    }
}
