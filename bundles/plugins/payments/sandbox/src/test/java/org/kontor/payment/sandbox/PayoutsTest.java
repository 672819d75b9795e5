package org.kontor.payment.sandbox;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.kontor.payment.sandbox.Account.AMOUNT;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PayoutOutcome;
import org.kontor.payment.PayoutOutcome.Accepted;
import org.kontor.payment.PayoutOutcome.Rejected;
import org.kontor.payment.PayoutOutcome.Returned;
import org.kontor.payment.PayoutOutcome.Settled;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Money that leaves the sandbox, and how it fares. */
public class PayoutsTest {

    private static final Duration SETTLING = Duration.ofSeconds(5);

    @Rule
    public final Account account = new Account();

    private final IdempotencyKey key = new IdempotencyKey("payout-1");

    @Test
    public void aPayoutIsTakenAndThenSettled() {
        SandboxPayments sandbox = account.open(Map.of());

        assertEquals(new Accepted("po_payout-1"), pay(sandbox, "tok-ok", key));
        assertEquals(Optional.of(new Accepted("po_payout-1")), sandbox.findPayout(key));
        account.pass(SETTLING);
        assertEquals(Optional.of(new Settled("po_payout-1")), sandbox.findPayout(key));
        assertEquals(new Settled("po_payout-1"), pay(sandbox, "tok-ok", key));
        assertEquals(List.of("payout:payout-1"), account.lines());
        assertEquals(Optional.empty(), sandbox.findPayout(new IdempotencyKey("payout-2")));
    }

    @Test
    public void aReturnedPayoutComesBackOnce() {
        SandboxPayments sandbox = account.open(Map.of());
        Returned returned = new Returned("po_payout-1", "account_closed");

        assertEquals(new Accepted("po_payout-1"), pay(sandbox, "tok-payout-returned", key));
        account.pass(SETTLING);
        assertEquals(Optional.of(returned), sandbox.findPayout(key));
        assertEquals(Optional.of(returned), sandbox.findPayout(key));
        assertEquals(List.of("payout:payout-1", "return:payout-1"), account.lines());
    }

    @Test
    public void whatIsRejectedIsNotSent() {
        SandboxPayments sandbox = account.open(Map.of());

        assertEquals(new Rejected("refused_by_the_bank"), pay(sandbox, "tok-payout-rejected", key));
        assertEquals(new Rejected("refused_by_the_bank"), pay(sandbox, "tok-ok", key));
        assertEquals(new Rejected("unknown_payee"), pay(sandbox, "tok-nobody", IdempotencyKey.fresh()));
        assertEquals(
                new Rejected("amount_not_positive"),
                sandbox.pay(new PayerToken("tok-ok"), Money.of(0, "EUR"), "S-1", new IdempotencyKey("payout-3")));
        assertEquals(3, account.lines().size());
        account.lines().forEach(line -> assertEquals("payout-rejected", line.split(":")[0]));
    }

    @Test
    public void aLostAnswerIsFoundAndARepeatedPayoutSendsNothingMore() {
        SandboxPayments sandbox = account.open(Map.of());

        assertEquals(
                Fault.IN_DOUBT,
                assertThrows(ProviderException.class, () -> pay(sandbox, "tok-in-doubt", key))
                        .fault());
        assertEquals(Optional.of(new Accepted("po_payout-1")), sandbox.findPayout(key));
        assertEquals(new Accepted("po_payout-1"), pay(sandbox, "tok-in-doubt", key));
        assertEquals(List.of("payout:payout-1"), account.lines());
    }

    private static PayoutOutcome pay(SandboxPayments sandbox, String token, IdempotencyKey key) {
        return sandbox.pay(new PayerToken(token), AMOUNT, "S-1", key);
    }
}
