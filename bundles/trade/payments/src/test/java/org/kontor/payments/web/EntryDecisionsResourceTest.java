package org.kontor.payments.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.Test;
import org.kontor.payments.domain.EntryWord;
import org.kontor.payments.domain.EntryWord.Settlement;
import org.kontor.payments.domain.EntryWord.Way;
import org.kontor.payments.web.EntryDecisionsResource.Explanation;
import org.kontor.values.InvalidValueException;

public class EntryDecisionsResourceTest {

    @Test
    public void aProvidersSettlementNamesTheProviderAndItsFee() {
        Settlement said = word(Way.PROVIDER_SETTLEMENT, "payment.card-main", "33.00")
                .settlement()
                .orElseThrow();
        assertEquals("payment.card-main", said.provider());
        assertEquals(new BigDecimal("33"), said.fee());
    }

    @Test
    public void whatIsMissingIsNamed() {
        refused("provider", Way.PROVIDER_SETTLEMENT, null, null);
        refused("provider", Way.PROVIDER_SETTLEMENT, null, "33.00");
        refused("fee", Way.PROVIDER_SETTLEMENT, "payment.card-main", null);
        refused("fee", Way.PROVIDER_SETTLEMENT, "payment.card-main", "-0.01");
        refused("fee", Way.PROVIDER_SETTLEMENT, "payment.card-main", "1e3");
        refused("provider", Way.FEE, "payment.card-main", "33.00");
    }

    private static EntryWord word(Way way, String provider, String fee) {
        return new Explanation(way, null, Optional.ofNullable(provider), Optional.ofNullable(fee), "payout of Monday")
                .word();
    }

    private static void refused(String field, Way way, String provider, String fee) {
        assertEquals(
                field,
                assertThrows(InvalidValueException.class, () -> word(way, provider, fee))
                        .field());
    }
}
