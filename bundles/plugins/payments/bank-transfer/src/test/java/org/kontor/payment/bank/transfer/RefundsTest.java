package org.kontor.payment.bank.transfer;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;

public class RefundsTest {

    private static final Money CHARGED = Money.of(100_000, "EUR");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final IdempotencyKey key = IdempotencyKey.fresh();
    private Office office;
    private BankTransferPayments bank;
    private String charge;

    @Before
    public void open() {
        office = new Office(folder.getRoot().toPath());
        bank = office.open();
        charge = charge(new PayerToken("anyone"));
    }

    @Test
    public void moneyGoesBackToTheAccountItCameFrom() {
        String entry = received("1", "1000.00", "Lamp Trading", Office.THEIRS);

        assertEquals(new PaymentOutcome.Pending(), bank.refund(charge, Money.of(40_000, "EUR"), key));
        Element payment = office.onlySent()
                .at("CstmrCdtTrfInitn", "PmtInf", "CdtTrfTxInf")
                .orElseThrow();
        assertEquals(Office.THEIRS, payment.text("CdtrAcct", "Id", "IBAN"));
        assertEquals("Lamp Trading", payment.text("Cdtr", "Nm"));
        assertEquals("400.00", payment.text("Amt", "InstdAmt"));
        assertEquals("Refund " + charge, payment.text("RmtInf", "Ustrd"));
        assertEquals(new PaymentOutcome.Pending(), bank.refund(charge, Money.of(40_000, "EUR"), key));
        assertEquals(1, office.sent().size());
        assertEquals(
                "an entry's id names its charge",
                new PaymentOutcome.Pending(),
                bank.refund(entry, Money.of(60_000, "EUR"), IdempotencyKey.fresh()));
    }

    @Test
    public void aRefundIsFoundAndSettles() {
        received("1", "1000.00", "Lamp Trading", Office.THEIRS);
        bank.refund(charge, CHARGED, key);
        assertEquals(Optional.of(new PaymentOutcome.Pending()), bank.find(key));

        String debit = Office.credit("D", "1000.00", "", "", "").replace("CRDT", "DBIT");
        office.lay("d.xml", Office.camt053(debit.replace("NOTPROVIDED", Digest.name(key))));

        assertEquals(CHARGED, ((PaymentOutcome.Succeeded) bank.find(key).orElseThrow()).amount());
        assertEquals(CHARGED, ((PaymentOutcome.Succeeded) bank.refund(charge, CHARGED, key)).amount());
    }

    @Test
    public void noMoreGoesBackThanCameAndWhatWasTakenBackDidNotCome() {
        received("1", "700.00", "Lamp Trading", Office.THEIRS);
        assertDeclined("more_than_was_received", Money.of(70_001, "EUR"), "payers_account_unknown");
        bank.refund(charge, Money.of(69_900, "EUR"), key);
        assertEquals(new PaymentOutcome.Declined("more_than_was_received"), refund(Money.of(200, "EUR")));

        String reversal = Office.credit("1", "700.00", "Lamp Trading", Office.THEIRS, charge)
                .replace("<CdtDbtInd>CRDT", "<RvslInd>true</RvslInd><CdtDbtInd>DBIT");
        bank.read("r", Office.bytes(Office.camt053(reversal)));
        assertTrue(refund(Money.of(1, "EUR")) instanceof PaymentOutcome.Declined);
    }

    @Test
    public void manyRefundsAtOnceStayWithinWhatCame() {
        received("1", "1000.00", "Lamp Trading", Office.THEIRS);
        AtomicInteger made = new AtomicInteger();
        IntStream.range(0, 32).parallel().forEach(i -> {
            if (office.open().refund(charge, Money.of(10_000, "EUR"), IdempotencyKey.fresh())
                    instanceof PaymentOutcome.Pending) {
                made.incrementAndGet();
            }
        });

        assertEquals(10, made.get());
        assertEquals(10, office.sent().size());
    }

    @Test
    public void aRefusedRefundMakesRoomForAnother() {
        received("1", "1000.00", "Lamp Trading", Office.THEIRS);
        bank.refund(charge, CHARGED, key);
        office.lay(
                "r.xml",
                "<Document><CstmrPmtStsRpt><OrgnlGrpInfAndSts><OrgnlMsgId>" + Digest.name(key)
                        + "</OrgnlMsgId><GrpSts>RJCT</GrpSts></OrgnlGrpInfAndSts></CstmrPmtStsRpt></Document>");

        assertEquals(Optional.of(new PaymentOutcome.Declined("RJCT")), bank.find(key));
        assertEquals(new PaymentOutcome.Pending(), refund(CHARGED));
    }

    @Test
    public void whoseAccountIsUnknownGetsNothingAndIsToldWhy() {
        assertDeclined("nothing came", CHARGED, "payers_account_unknown");
        assertEquals(new PaymentOutcome.Declined("unknown_charge"), bank.refund("RF18539007547034", CHARGED, key));
        assertEquals(new PaymentOutcome.Declined("unknown_charge"), bank.refund("../x", CHARGED, key));
        assertEquals(new PaymentOutcome.Declined("charged_in_another_currency"), refund(Money.of(1, "USD")));
        received("1", "400.00", "One", Office.THEIRS);
        received("2", "600.00", "Two", "NL91ABNA0417164300");
        assertDeclined("two paid, neither so much", CHARGED, "payers_account_unknown");
        assertEquals(new PaymentOutcome.Pending(), refund(Money.of(60_000, "EUR")));
        assertEquals(Optional.empty(), bank.find(key));
    }

    @Test
    public void aBoundPayerIsKnownBeforeAnyStatement() {
        BindingOutcome bound = bank.bind(Office.THEIRS, "Lamp Trading", IdempotencyKey.fresh());
        charge = charge(((BindingOutcome.Bound) bound).instrument().token());

        assertEquals(new PaymentOutcome.Declined("more_than_was_received"), refund(Money.of(100_001, "EUR")));
        assertEquals(new PaymentOutcome.Pending(), refund(CHARGED));
    }

    @Test
    public void aVirtualAccountTellsTheChargeWithoutAnyReference() {
        bank = office.with("virtual_accounts", "EUR|DE37040044053201").open();
        PaymentOutcome asked = bank.charge(new PayerToken("anyone"), CHARGED, "order", IdempotencyKey.fresh());
        String entry = Office.credit("V", "1000.00", "Lamp Trading", Office.THEIRS, "no words")
                .replace(Office.OURS, Office.remittance(asked).account());
        bank.read("v", Office.bytes(Office.camt053(entry)));
        charge = Office.remittance(asked).reference();

        assertEquals(new PaymentOutcome.Pending(), refund(CHARGED));
    }

    private String received(String id, String amount, String payer, String account) {
        String file = Office.camt053(Office.credit(id, amount, payer, account, "for lamps " + charge));
        assertEquals(bank.read("a", Office.bytes(file)), bank.read("a", Office.bytes(file)));
        return bank.read("a", Office.bytes(file)).get(0).entries().get(0).id();
    }

    private void assertDeclined(String why, Money amount, String reason) {
        PaymentOutcome outcome = refund(amount);
        assertTrue(
                why + ": " + outcome,
                outcome instanceof PaymentOutcome.Declined declined
                        && declined.reason().startsWith(reason));
        assertEquals(List.of(), office.sent());
    }

    private PaymentOutcome refund(Money amount) {
        return bank.refund(charge, amount, IdempotencyKey.fresh());
    }

    private String charge(PayerToken payer) {
        return Office.remittance(bank.charge(payer, CHARGED, "order", IdempotencyKey.fresh()))
                .reference();
    }
}
