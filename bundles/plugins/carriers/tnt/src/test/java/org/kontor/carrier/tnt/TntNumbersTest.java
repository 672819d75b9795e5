package org.kontor.carrier.tnt;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;
import org.kontor.carrier.WaybillScheme.Match;

/** Consignment numbers with their two kinds of check digit. */
public class TntNumbersTest {

    @Test
    public void acceptsEitherKindOfCheckDigit() {
        for (String number : List.of(
                "123456785",
                "256867154",
                "GD123456785WW",
                "GE845123766",
                "123456782",
                "256867155",
                "845123764",
                "12345678",
                "123456860",
                "123456873",
                "123456895",
                "GE160948545NL")) {
            assertEquals(number, Match.VALID, TntNumbers.test(number));
        }
    }

    @Test
    public void warnsOfAnotherCheckDigit() {
        for (String number : List.of("123456786", "GE123456789CN")) {
            assertEquals(number, Match.CHECK_DIGIT_MISMATCH, TntNumbers.test(number));
        }
    }

    @Test
    public void knowsOtherFormats() {
        for (String number : List.of("1234567", "GX12345678A", "0000000000", "GE123456785C9", "", "?123456785")) {
            assertEquals(number, Match.NOT_THIS_FORMAT, TntNumbers.test(number));
        }
    }
}
