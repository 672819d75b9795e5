package org.kontor.settlement.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;

public class SharesTest {

    private static final Map<Integer, Money> THIRDS =
            Map.of(1, Money.of(1, "USD"), 2, Money.of(1, "USD"), 3, Money.of(1, "USD"));

    @Test
    public void everyLineIsRoundedDownAndTheLastTakesTheRest() {
        Money total = Money.of(100, "USD");

        assertEquals(Money.of(33, "USD"), Shares.of(total, THIRDS, Set.of(2)));
        assertEquals(Money.of(66, "USD"), Shares.of(total, THIRDS, Set.of(1, 3)));
        assertEquals(total, Shares.of(total, THIRDS, Set.of(1, 2, 3)));
    }

    @Test
    public void largeAmountsDoNotOverflow() {
        Money total = Money.of(4_000_000_000_000_000_000L, "USD");
        Map<Integer, Money> values =
                Map.of(1, Money.of(1_000_000_000_000_000_000L, "USD"), 2, Money.of(3_000_000_000_000_000_000L, "USD"));

        assertEquals(Money.of(1_000_000_000_000_000_000L, "USD"), Shares.of(total, values, Set.of(1)));
    }

    @Test
    public void aCommissionIsRoundedDownAndBeginsOnItsDay() {
        Commissions rules = Commissions.read("2026-07-01 2.5", "2026-01-01 1");

        assertEquals(Money.of(0, "USD"), rules.of(Money.of(999, "USD"), LocalDate.of(2025, 12, 31)));
        assertEquals(Money.of(9, "USD"), rules.of(Money.of(999, "USD"), LocalDate.of(2026, 6, 30)));
        assertEquals(Money.of(24, "USD"), rules.of(Money.of(999, "USD"), LocalDate.of(2026, 7, 1)));
        assertEquals(Money.of(24, "JPY"), rules.of(Money.of(999, "JPY"), LocalDate.of(2027, 7, 1)));
        assertThrows(InvalidValueException.class, () -> Commissions.read("2026-01-01 100"));
        assertThrows(InvalidValueException.class, () -> Commissions.read("soon 1"));
    }

    @Test
    public void aCurrencyWithoutALimitAlwaysNeedsTwo() {
        Limits limits = Limits.read("USD 100.00");

        assertEquals(false, limits.needsTwo(Money.parse("100.00", "USD")));
        assertEquals(true, limits.needsTwo(Money.parse("100.01", "USD")));
        assertEquals(true, limits.needsTwo(Money.parse("0.01", "KWD")));
    }
}
