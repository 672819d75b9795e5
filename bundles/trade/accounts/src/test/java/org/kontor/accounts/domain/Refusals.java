package org.kontor.accounts.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import org.junit.function.ThrowingRunnable;
import org.kontor.work.TradeRuleException;

/** What a refusal must be: it has the code, and a remedy. */
public final class Refusals {

    private Refusals() {}

    public static TradeRuleException refused(String code, ThrowingRunnable asked) {
        TradeRuleException refusal = assertThrows(TradeRuleException.class, asked);
        assertEquals(code, refusal.code());
        assertFalse(refusal.remedy().isBlank());
        return refusal;
    }
}
