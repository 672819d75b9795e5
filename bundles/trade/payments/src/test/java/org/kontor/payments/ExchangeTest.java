package org.kontor.payments;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.Test;
import org.kontor.values.Money;

public class ExchangeTest {

    @Test
    public void minorUnitsDifferFromCurrencyToCurrency() {
        assertEquals(
                Money.parse("20.130", "KWD"), exchange("JPY", "KWD", "0.002013").buying(Money.parse("10000", "JPY")));
        assertEquals(
                Money.parse("8242.13", "INR"),
                exchange("USD", "INR", "82.42135").buying(Money.parse("100.00", "USD")));
    }

    @Test
    public void whatMustBeSoldIsRoundedUp() {
        Exchange exchange = exchange("USD", "INR", "82.42135");

        assertEquals(Money.parse("100.00", "USD"), exchange.selling(Money.parse("8242.13", "INR")));
        assertEquals(Money.parse("100.01", "USD"), exchange.selling(Money.parse("8242.14", "INR")));
        assertEquals(
                Money.parse("10000", "JPY"), exchange("JPY", "KWD", "0.002013").selling(Money.parse("20.130", "KWD")));
        assertEquals(
                "of the other side", Money.parse("8242.14", "INR"), exchange.selling(Money.parse("100.00", "USD")));
    }

    @Test
    public void thereAndBackNeverMakesMoney() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            Exchange exchange = exchange("USD", "KWD", "0." + (1 + random.nextInt(999_999)));
            Money bought = exchange.buying(Money.of(random.nextInt(1_000_000), "USD"));

            assertTrue(exchange.buying(exchange.selling(bought)).compareTo(bought) >= 0);
        }
    }

    @Test
    public void anotherCurrencyIsNotExchanged() {
        assertThrows(IllegalArgumentException.class, () -> exchange("USD", "INR", "82.4")
                .buying(Money.of(1, "EUR")));
    }

    private static Exchange exchange(String from, String to, String rate) {
        return new Exchange(Money.currency(from), Money.currency(to), new BigDecimal(rate));
    }
}
