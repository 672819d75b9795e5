package org.kontor.payment.bank.transfer;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.Remittance;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

public class RemittanceTest {

    private static final PayerToken ANYONE = new PayerToken("anyone");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final IdempotencyKey key = new IdempotencyKey("019cab0e-2c00-7abc-8def-0123456789ab");
    private Office office;

    @Before
    public void open() {
        office = new Office(folder.getRoot().toPath());
    }

    @Test
    public void aPayerIsToldEverythingAndTheSameEverAfter() {
        PaymentOutcome outcome = charge(office.open(), Money.of(100_001, "EUR"), key);
        Remittance remittance = Office.remittance(outcome);

        assertEquals("Lantern Works & Söhne", remittance.beneficiary());
        assertEquals(Office.OURS, remittance.account());
        assertEquals("COBADEFFXXX", remittance.bic());
        assertEquals("Commerzbank", remittance.bank());
        assertEquals(Money.of(100_001, "EUR"), remittance.amount());
        assertTrue(CreditorReference.valid(remittance.reference()));
        assertEquals(
                key.madeAt()
                        .orElseThrow()
                        .atZone(java.time.ZoneOffset.UTC)
                        .toLocalDate()
                        .plusDays(14),
                remittance.until());
        BankTransferPayments moved = office.with("accounts", "EUR|" + Office.THEIRS + "||")
                .with("valid_days", 3)
                .open();
        assertEquals(Optional.of(outcome), moved.find(key));
        assertEquals(outcome, charge(moved, Money.of(5, "EUR"), key));
    }

    @Test
    public void aKeyWithoutATimeTakesTheClocks() {
        Remittance remittance =
                Office.remittance(charge(office.open(), Money.of(1, "EUR"), new IdempotencyKey("plain")));

        assertEquals(LocalDate.of(2026, 3, 16), remittance.until());
    }

    @Test
    public void anUnknownKeyIsUnknownAndAnotherKeyGetsAnotherReference() {
        BankTransferPayments bank = office.open();
        assertEquals(Optional.empty(), bank.find(key));

        String first = Office.remittance(charge(bank, Money.of(1, "EUR"), key)).reference();
        IdempotencyKey other = IdempotencyKey.fresh();
        assertEquals(Optional.empty(), bank.find(other));
        assertNotEquals(
                first,
                Office.remittance(charge(bank, Money.of(1, "EUR"), other)).reference());
    }

    @Test
    public void everyCurrencyHasItsAccountAndOthersAreDeclined() {
        BankTransferPayments bank = office.open();

        assertEquals("8810-0042", account(bank, Money.of(1, "USD")));
        assertEquals(Office.OURS, account(bank, Money.of(500, "JPY")));
        assertEquals(
                new PaymentOutcome.Declined("no_account_for_CNY"),
                charge(bank, Money.of(1, "CNY"), IdempotencyKey.fresh()));
        assertEquals(
                new PaymentOutcome.Declined("amount_not_positive"),
                charge(bank, Money.of(0, "EUR"), IdempotencyKey.fresh()));
    }

    @Test
    public void virtualAccountsAreValidAndNoTwoChargesShareOne() {
        BankTransferPayments bank =
                office.with("virtual_accounts", "EUR|DE37040044053201").open();
        Set<String> given = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 400).parallel().forEach(i -> given.add(account(bank, Money.of(1, "EUR"))));

        assertEquals(400, given.size());
        given.forEach(account -> assertTrue(account, Iban.valid(account) && account.startsWith("37040044053201", 4)));
        assertEquals("8810-0042", account(bank, Money.of(1, "USD")));
    }

    @Test
    public void oneKeyManyTimesAtOnceGetsOneAnswer() {
        Set<Object> answers = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 64).parallel().forEach(i -> answers.add(charge(office.open(), Money.of(7, "EUR"), key)));

        assertEquals(1, answers.size());
    }

    @Test
    public void wrongSettingsAreMisconfigured() {
        for (String accounts :
                new String[] {"", "EUR|DE88370400440532013000", "EUR", "ZZZ|1", "EUR|1|NOBIC", "EUR|1;EUR|2"}) {
            BankTransferPayments bank = office.with("accounts", accounts).open();
            assertFault(Fault.MISCONFIGURED, () -> charge(bank, Money.of(1, "EUR"), key));
            assertTrue(accounts, !bank.check().isEmpty());
        }
        assertFault(
                Fault.MISCONFIGURED,
                () -> charge(
                        office.with("accounts", Office.ACCOUNTS)
                                .with("virtual_accounts", "EUR|DE370400440532013000")
                                .open(),
                        Money.of(1, "EUR"),
                        key));
    }

    @Test
    public void booksOutOfReachAreUnavailableAndSpoiltOnesUnintelligible() throws Exception {
        folder.newFile("books");
        assertFault(Fault.UNAVAILABLE, () -> charge(office.open(), Money.of(1, "EUR"), key));

        office.with("books", folder.newFolder("spoilt").toString());
        charge(office.open(), Money.of(1, "EUR"), key);
        java.nio.file.Path record =
                folder.getRoot().toPath().resolve("spoilt/charges/" + CreditorReference.of(key, 0) + ".json");
        for (String rubbish : new String[] {"{", "[]", "", "{\"key\":\"" + key.value() + "\"}"}) {
            java.nio.file.Files.writeString(record, rubbish);
            assertFault(Fault.UNINTELLIGIBLE, () -> office.open().find(key));
        }
    }

    @Test
    public void aCheckLooksAtFoldersAndWhatLiesInThem() {
        assertEquals(java.util.List.of(), office.open().check());
        office.lay("rubbish.txt", "hello");
        assertTrue(office.open().check().get(0).startsWith("inbox: rubbish.txt must be camt"));
        assertTrue(
                office.with("outbox", "/no/such/folder").open().check().get(0).contains("/no/such/folder"));
    }

    private static String account(BankTransferPayments bank, Money amount) {
        return Office.remittance(charge(bank, amount, IdempotencyKey.fresh())).account();
    }

    private static PaymentOutcome charge(BankTransferPayments bank, Money amount, IdempotencyKey key) {
        return bank.charge(ANYONE, amount, "order", key);
    }

    private static void assertFault(Fault fault, org.junit.function.ThrowingRunnable call) {
        assertEquals(fault, assertThrows(ProviderException.class, call).fault());
    }
}
