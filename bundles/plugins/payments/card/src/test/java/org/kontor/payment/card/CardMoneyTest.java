package org.kontor.payment.card;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.OptionalLong;
import org.junit.Test;
import org.kontor.values.Money;

public class CardMoneyTest {

    @Test
    public void mostCurrenciesAreCountedAsIsoCountsThem() {
        both(Money.of(123_450, "USD"), 123_450);
        both(Money.of(123_450, "HUF"), 123_450);
        both(Money.of(123_450, "TWD"), 123_450);
        both(Money.of(500, "JPY"), 500);
        for (String whole : "BIF CLP DJF GNF KMF KRW PYG RWF VND VUV XAF XOF XPF".split(" ")) {
            both(Money.of(7, whole), 7);
        }
    }

    @Test
    public void theAriaryHasNoDecimalsAtStripe() {
        both(Money.of(1_200, "MGA"), 12);
        assertEquals(OptionalLong.empty(), CardMoney.units(Money.of(1_250, "MGA")));
    }

    @Test
    public void theShillingAndTheKronaAreGivenTwoZeros() {
        both(Money.of(5, "UGX"), 500);
        both(Money.of(10, "ISK"), 1_000);
        assertThrows(OddAnswerException.class, () -> CardMoney.money(550, "isk"));
    }

    @Test
    public void thousandthsEndInZero() {
        for (String currency : "BHD JOD KWD OMR TND".split(" ")) {
            both(Money.of(1_230, currency), 1_230);
            assertEquals(OptionalLong.empty(), CardMoney.units(Money.of(1_234, currency)));
        }
    }

    @Test
    public void nothingAndLessIsNotCharged() {
        assertEquals(OptionalLong.empty(), CardMoney.units(Money.of(0, "EUR")));
        assertEquals(OptionalLong.empty(), CardMoney.units(Money.of(-1, "EUR")));
        assertEquals(OptionalLong.empty(), CardMoney.units(Money.of(Long.MAX_VALUE, "ISK")));
    }

    private static void both(Money ours, long theirs) {
        assertEquals(OptionalLong.of(theirs), CardMoney.units(ours));
        assertEquals(ours, CardMoney.money(theirs, CardMoney.code(ours)));
    }
}
