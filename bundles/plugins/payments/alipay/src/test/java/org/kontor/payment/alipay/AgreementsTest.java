package org.kontor.payment.alipay;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.Instrument;
import org.kontor.payment.PayerToken;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException.Fault;

/** Binding a wallet: consent, code, token. */
public class AgreementsTest {

    private static final String HOLDER = "Lantern Works";

    @Rule
    public final Shop shop = new Shop(false);

    @Test
    public void aCodeOfAWalletBuysItsToken() {
        shop.antom.says("S", "SUCCESS", "\"accessToken\":\"t1\",\"refreshToken\":\"r1\"");

        assertEquals(bound("GCASH:t1", "GCASH"), shop.plugin().bind("GCASH:code1", HOLDER, shop.key()));
        JsonNode sent = shop.antom.sent(0);
        assertEquals("/ams/api/v1/authorizations/applyToken", shop.antom.paths().get(0));
        assertEquals("AUTHORIZATION_CODE", sent.path("grantType").asText());
        assertEquals("GCASH", sent.path("customerBelongsTo").asText());
        assertEquals("code1", sent.path("authCode").asText());
    }

    @Test
    public void aCodeAloneIsOfTheUsualWalletAndUsedOnce() {
        shop.antom.says("S", "SUCCESS", "\"accessToken\":\"t1\"");
        IdempotencyKey key = shop.key();

        BindingOutcome first = shop.plugin().bind("2811c0de", HOLDER, key);
        assertEquals(bound("ALIPAY_CN:t1", "ALIPAY_CN"), first);
        assertEquals(first, shop.plugin().bind("2811c0de", HOLDER, key));
        assertEquals(1, shop.antom.asked.size());
    }

    @Test
    public void payingAtTheWalletsPageEachTimeNeedsNoConsent() {
        IdempotencyKey key = shop.key();

        assertEquals(bound("GCASH", "GCASH"), shop.plugin().bind("pay:GCASH", HOLDER, key));
        assertEquals(Optional.of(bound("GCASH", "GCASH")), shop.restarted().findBinding(key));
        assertEquals(bound("CARD", "CARD"), shop.plugin().bind("pay:CARD", HOLDER, shop.key()));
        assertTrue(shop.antom.asked.isEmpty());
    }

    @Test
    public void aBindingWhoseAnswerIsLostIsTakenUpWhenAskedFor() {
        IdempotencyKey key = shop.key();
        shop.antom.saysUnsigned(502, "").says("S", "SUCCESS", "\"accessToken\":\"t1\"");

        Shop.fault(Fault.IN_DOUBT, () -> shop.plugin().bind("code1", HOLDER, key));
        assertEquals(
                Optional.of(bound("ALIPAY_CN:t1", "ALIPAY_CN")), shop.plugin().findBinding(key));
    }

    @Test
    public void aRefusedCodeIsDeclinedForGoodAndAnUnknownEndIsInDoubt() {
        IdempotencyKey key = shop.key();
        shop.antom
                .says("F", "EXPIRED_CODE")
                .says("U", "UNKNOWN_EXCEPTION")
                .says("F", "INVALID_CLIENT")
                .says("S", "SUCCESS");

        BindingOutcome declined = new BindingOutcome.Declined("EXPIRED_CODE");
        assertEquals(declined, shop.plugin().bind("code1", HOLDER, key));
        assertEquals(Optional.of(declined), shop.plugin().findBinding(key));
        Shop.fault(Fault.IN_DOUBT, () -> shop.plugin().bind("code2", HOLDER, shop.key()));
        Shop.fault(Fault.MISCONFIGURED, () -> shop.plugin().bind("code3", HOLDER, shop.key()));
        Shop.fault(Fault.IN_DOUBT, () -> shop.plugin().bind("code4", HOLDER, shop.key()));
    }

    @Test
    public void whatIsNoSetupOrACardIsDeclinedWithoutAsking() {
        for (String setup : List.of(
                "4242424242424242",
                "GCASH:4242424242424242",
                "4242-4242-4242-4242",
                "a b",
                "pay:gcash",
                "CARD",
                "x".repeat(129))) {
            assertEquals(
                    setup,
                    new BindingOutcome.Declined("NO_SETUP_OF_ALIPAY"),
                    shop.plugin().bind(setup, HOLDER, shop.key()));
        }
        assertTrue(shop.antom.asked.isEmpty());
        assertEquals(Optional.empty(), shop.plugin().findBinding(shop.key()));
    }

    @Test
    public void theCheckOfAnAccountSaysWhatIsWrongWithIt() {
        shop.antom.says("F", "ORDER_NOT_EXIST").says("F", "INVALID_CLIENT").saysUnsigned(200, "{}");

        assertEquals(List.of(), shop.plugin().check());
        assertTrue(shop.plugin().check().get(0).contains("INVALID_CLIENT"));
        assertTrue(shop.plugin().check().get(0).contains("without a signature"));
    }

    private static BindingOutcome bound(String token, String brand) {
        return new BindingOutcome.Bound(new Instrument(new PayerToken(token), brand, "", HOLDER));
    }
}
