package org.kontor.payment.sandbox;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.payment.sandbox.Account.AMOUNT;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.payment.BankEntry;
import org.kontor.payment.BankStatement;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PaymentOutcome.AwaitingFunds;
import org.kontor.payment.Remittance;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;

/** Charges that the payer's bank sends, and the statement that tells of them. */
public class TransfersTest {

    private static final String FILE =
            """
            sandbox-statement; S-17; DE09000000000000000001
            # the day's balances
            opening; 20.00; EUR
            closing; 121.50; EUR
            E-1; 2026-11-03; credit; 100.00; EUR; Lantern Works; for %s, with thanks
            E-2; 2026-11-03; announced; 5.00; EUR; Lantern Works <iban-3000>;
            E-3; 2026-11-04; debit; 7.50; EUR; Sandbox Bank; fee; of November
            E-4; 2026-11-04; reversed; 100.00; EUR; Lantern Works; back
            """;

    @Rule
    public final Account account = new Account();

    private final IdempotencyKey key = new IdempotencyKey("charge-1");
    private final StatementForm form = new StatementForm();

    @Test
    public void aTransferAwaitsItsMoneyUnderAReferenceOfItsOwn() {
        SandboxPayments sandbox = account.open(Map.of());
        AwaitingFunds awaited = (AwaitingFunds) account.charge(sandbox, "tok-transfer", key);
        Remittance remittance = awaited.remittance();

        assertEquals(AMOUNT, remittance.amount());
        assertEquals(LocalDate.of(2026, 11, 16), remittance.until());
        assertEquals(List.of(remittance.reference()), CreditorReference.in(remittance.reference()));
        assertEquals(awaited, account.charge(sandbox, "tok-transfer", key));
        assertEquals(Optional.of(awaited), account.open(Map.of()).find(key));
        AwaitingFunds another = (AwaitingFunds) account.charge(sandbox, "tok-transfer", IdempotencyKey.fresh());
        assertNotEquals(remittance.reference(), another.remittance().reference());
        assertEquals("transfer:charge-1", account.lines().get(0));
    }

    @Test
    public void aTransferIsRefundedByItsReference() {
        SandboxPayments sandbox = account.open(Map.of());
        AwaitingFunds awaited = (AwaitingFunds) account.charge(sandbox, "tok-transfer", key);
        String reference = awaited.remittance().reference();

        assertTrue(sandbox.refund(reference, AMOUNT, IdempotencyKey.fresh()) instanceof PaymentOutcome.Succeeded);
        assertEquals(
                new PaymentOutcome.Declined("more_than_was_charged"),
                sandbox.refund(reference, Money.of(1, "EUR"), IdempotencyKey.fresh()));
    }

    @Test
    public void aStatementTellsWhatCameAndWent() {
        String reference = CreditorReference.of("charge-1");
        String inWords = reference.substring(0, 4) + " " + reference.substring(4, 10) + "-" + reference.substring(10);
        BankStatement statement = read(FILE.formatted(inWords.toLowerCase()));

        assertEquals("S-17", statement.id());
        assertEquals(Transfers.ACCOUNT, statement.account());
        assertEquals(Optional.of(Money.of(2_000, "EUR")), statement.opening());
        assertEquals(Optional.of(Money.of(12_150, "EUR")), statement.closing());
        assertEquals(List.of(), statement.warnings());
        BankEntry credit = statement.entries().get(0);
        assertEquals("E-1", credit.id());
        assertEquals(AMOUNT, credit.amount());
        assertTrue(credit.credit() && credit.booked() && !credit.reversal());
        assertEquals(LocalDate.of(2026, 11, 3), credit.bookedOn());
        assertEquals(List.of(reference), credit.references());
        assertEquals("Lantern Works", credit.counterparty().name());
        BankEntry announced = statement.entries().get(1);
        assertTrue(announced.credit() && !announced.booked());
        assertEquals(new BankEntry.Counterparty("Lantern Works", "iban-3000"), announced.counterparty());
        BankEntry debit = statement.entries().get(2);
        assertTrue(!debit.credit() && debit.booked() && !debit.reversal());
        assertEquals("fee; of November", debit.remittance());
        BankEntry reversed = statement.entries().get(3);
        assertTrue(!reversed.credit() && reversed.reversal());
    }

    @Test
    public void anOddLineLosesNoOther() {
        for (String odd : List.of(
                "E-9",
                ";2026-11-03;credit;1.00;EUR;A;",
                "E-9;never;credit;1.00;EUR;A;",
                "E-9;2026-11-03;gift;1.00;EUR;A;",
                "E-9;2026-11-03;credit;-1.00;EUR;A;",
                "E-9;2026-11-03;credit;1.00;XXQ;A;",
                "opening;much;EUR")) {
            BankStatement statement = read(FILE.replace("# the day's balances", odd));

            assertEquals(odd, 4, statement.entries().size());
            assertEquals(odd, 1, statement.warnings().size());
            assertTrue(
                    statement.warnings().toString(), statement.warnings().get(0).startsWith("line 2 is no entry: "));
        }
    }

    @Test
    public void whatIsNoStatementIsRefused() {
        for (String other : List.of("", "\n", "<Document/>", "sandbox-statement", "sandbox-statement;S-1;", "a;b;c")) {
            assertEquals(
                    other,
                    "file",
                    assertThrows(InvalidValueException.class, () -> read(other)).field());
        }
    }

    private BankStatement read(String file) {
        return form.read("statement.txt", file.getBytes(StandardCharsets.UTF_8)).get(0);
    }
}
