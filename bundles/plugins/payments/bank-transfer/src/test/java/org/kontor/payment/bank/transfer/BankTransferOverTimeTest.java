package org.kontor.payment.bank.transfer;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.payment.BankEntry;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PayoutOutcome;
import org.kontor.testkit.live.payment.Bank;
import org.kontor.testkit.live.payment.CamtForm;
import org.kontor.testkit.live.payment.Orders;
import org.kontor.testkit.live.payment.Posting;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;

/** A bank that tells late, twice, out of order and oddly: its books against ours. */
public class BankTransferOverTimeTest {

    private static final int COUNT = Integer.getInteger("kontor.misbehaviours", 1);
    private static final String CLOSED = "FR1420041010050500013M02606";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Office office;
    private Bank bank;
    private BankTransferPayments plugin;

    @Before
    public void open() {
        office = new Office(folder.getRoot().toPath());
        bank = new Bank(Office.CLOCK, Office.OURS, office.outbox());
        plugin = office.open();
    }

    @Test
    public void everythingThatCameIsAnEntryOnceForItsCharge() {
        Map<String, Money> came = new TreeMap<>();
        for (int i = 0; i < COUNT * 20; i++) {
            Money amount = Money.of(10_000 + i, "EUR");
            String reference = reference(amount);
            bank.receives(amount, "Lamp Trading", Office.THEIRS, reference);
            came.put(reference, amount);
        }

        List<BankEntry> entries = read(CamtForm.STATEMENT, bank.postings());

        Map<String, Money> told = new TreeMap<>();
        entries.forEach(entry -> told.put(entry.references().get(0), entry.amount()));
        assertEquals(came, told);
        assertEquals(came.size(), entries.size());
        assertEquals(came.size(), ids(entries).size());
    }

    @Test
    public void theSameMovementIsTheSameEntryInEveryFormAndHoweverOften() {
        fiveMovements();
        Set<String> ids = ids(read(CamtForm.STATEMENT, bank.postings()));

        assertEquals(5, ids.size());
        for (CamtForm form : CamtForm.values()) {
            assertEquals(form.name(), ids, ids(read(form, bank.postings())));
            plugin = office.open();
            assertEquals("after a restart", ids, ids(read(form, bank.postings())));
        }
    }

    @Test
    public void entriesInAnyOrderAndOftenAreTheSameSet() {
        fiveMovements();
        Set<BankEntry> once = new HashSet<>(read(CamtForm.STATEMENT, bank.postings()));

        for (List<Posting> order : Orders.of(bank.postings())) {
            Set<BankEntry> told = new HashSet<>(read(CamtForm.STATEMENT, order));
            for (Posting late : order) {
                told.addAll(read(CamtForm.REPORT, List.of(late)));
                told.addAll(read(CamtForm.NOTIFICATION, List.of(late)));
            }
            assertEquals(once, told);
        }
    }

    @Test
    public void aFileThatIsCutShortIsRefusedAndTheWholeOneReadAfterwards() {
        fiveMovements();
        byte[] whole = file(CamtForm.STATEMENT, bank.postings());
        int end = new String(whole, StandardCharsets.UTF_8).lastIndexOf("</Document>");

        for (int length = 0; length < end; length += 7) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThrows(InvalidValueException.class, () -> plugin.read("part", part));
        }
        assertEquals(5, read(CamtForm.STATEMENT, bank.postings()).size());
    }

    @Test
    public void anOddAmountOrCurrencyLosesNoOtherEntry() {
        fiveMovements();
        List<String> odd = List.of(
                "0", "0.00", "-5.00", "1" + "0".repeat(30), "1e-9", "0.000000001", "", "EUR 5", "NaN", "9".repeat(400));
        List<Posting> postings = bank.postings().subList(0, 4);
        for (Posting victim : postings) {
            Set<String> others = ids(read(CamtForm.STATEMENT, postings));
            String whole = bank.tells(CamtForm.STATEMENT, postings);
            others.remove(
                    ids(read(CamtForm.STATEMENT, List.of(victim))).iterator().next());
            String amount = ">" + victim.amount().amount() + "</Amt>";
            for (String figure : odd) {
                assertKept(others, whole.replace(amount, ">" + figure + "</Amt>"));
            }
            String currency = "\"EUR\"" + amount;
            for (String code : List.of("USD", "XYZ", "", "eur", "EURO")) {
                assertKept(others, whole.replace(currency, "\"" + code + "\"" + amount));
            }
        }
    }

    @Test
    public void aDebitOfNothingSettlesNoPayout() {
        IdempotencyKey key = IdempotencyKey.fresh();
        plugin.pay(payee(Office.THEIRS), Money.of(1_004, "EUR"), "order", key);
        bank.collects();
        String camt = bank.tells(CamtForm.STATEMENT, bank.postings());
        office.lay("camt.xml", camt.replace(">10.04<", ">0.00<"));
        String mt940 = ":20:M\n:25:%s\n:28C:1\n:60F:C260301EUR5,\n:61:2603020302D0,NTRF%s//B1\n:62F:C260302EUR5,\n-\n";
        office.lay("mt940.txt", mt940.formatted(Office.OURS, id(key).substring(0, 16)));

        assertEquals(new PayoutOutcome.Accepted(id(key)), found(key));
        office.lay("whole.xml", camt);
        assertTrue(found(key) instanceof PayoutOutcome.Settled);
    }

    @Test
    public void eachPayoutIsPaidOnceWhateverBecomesOfTheAnswers() {
        bank.refuses(CLOSED, "AC04");
        PayerToken open = payee(Office.THEIRS);
        PayerToken closed = payee(CLOSED);
        Map<String, Money> paid = new TreeMap<>();
        for (int i = 0; i < COUNT; i++) {
            Money amount = Money.of(5_000 + i, "EUR");
            IdempotencyKey settled = IdempotencyKey.fresh();
            IdempotencyKey silent = IdempotencyKey.fresh();
            IdempotencyKey refused = IdempotencyKey.fresh();
            plugin.pay(open, amount, "order", settled);
            plugin.pay(open, amount, "order", silent);
            plugin.pay(closed, amount, "order", refused);
            List<String> answers = bank.collects();
            for (String answer : answers) {
                if (!answer.contains(id(silent))) {
                    office.lay("a" + i + answer.hashCode() + ".xml", answer);
                }
            }
            plugin = office.open();
            assertEquals(new PayoutOutcome.Settled(id(settled)), found(settled));
            assertEquals(new PayoutOutcome.Accepted(id(silent)), found(silent));
            assertEquals(new PayoutOutcome.Rejected("AC04"), found(refused));
            office.lay("s" + i + ".xml", bank.tells(CamtForm.STATEMENT, bank.postings()));
            assertTrue(found(silent) instanceof PayoutOutcome.Settled);
            for (IdempotencyKey key : List.of(settled, silent, refused)) {
                assertEquals(found(key), plugin.pay(key == refused ? closed : open, amount, "order", key));
            }
            paid.put(id(settled), amount);
            paid.put(id(silent), amount);
        }

        assertEquals("nothing more lies there", List.of(), bank.collects());
        Map<String, Money> done = new TreeMap<>();
        bank.journal().forEach(line -> done.put(line.key(), line.amount()));
        assertEquals(paid, done);
        assertEquals(paid.size(), bank.journal().size());
    }

    @Test
    public void whatTheBankSaysOfAPayoutMayComeInAnyOrder() {
        IdempotencyKey key = IdempotencyKey.fresh();
        plugin.pay(payee(Office.THEIRS), Money.of(7_000, "EUR"), "order", key);
        List<String> files = new ArrayList<>(bank.collects());
        Posting out = bank.postings().get(0);
        Posting back = bank.returns(id(key), "AC04");
        files.add(bank.tells(CamtForm.REPORT, List.of(out)));
        files.add(bank.tells(CamtForm.STATEMENT, List.of(out)));
        files.add(bank.tells(CamtForm.NOTIFICATION, List.of(back)));
        files.add(bank.tells(CamtForm.STATEMENT, List.of(out, back)));
        Set<PayoutOutcome> ends = new HashSet<>();

        List<List<String>> orders = Orders.of(files);
        for (int i = 0; i < orders.size(); i++) {
            Office other = new Office(folder.getRoot().toPath().resolve("o" + i));
            other.open().pay(payee(Office.THEIRS), Money.of(7_000, "EUR"), "order", key);
            for (int n = 0; n < orders.get(i).size() * 3; n++) {
                other.lay(n + ".xml", orders.get(i).get(n % files.size()));
                other.open().findPayout(key);
            }
            ends.add(other.open().findPayout(key).orElseThrow());
        }

        assertEquals(1, ends.size());
        assertEquals("AC04", ((PayoutOutcome.Returned) ends.iterator().next()).reason());
    }

    @Test
    public void manyCallersWithOneKeyMakeOnePayment() {
        IdempotencyKey key = IdempotencyKey.fresh();
        PayerToken payee = payee(Office.THEIRS);
        Money amount = Money.of(9_000, "EUR");
        IntStream.range(0, 64).parallel().forEach(i -> {
            office.open().pay(payee, amount, "order", key);
            bank.collects();
        });

        assertEquals(
                List.of(amount),
                bank.journal().stream().map(line -> line.amount()).toList());
    }

    private void assertKept(Set<String> others, String odd) {
        List<BankEntry> kept = plugin.read("odd", Office.bytes(odd)).get(0).entries();
        assertTrue(odd, ids(kept).containsAll(others));
        assertTrue(odd, kept.stream().allMatch(entry -> entry.amount().isPositive()));
    }

    /** What came for two charges, and by its bank's name only; a payment out, and its return. */
    private void fiveMovements() {
        bank.receives(Money.of(1_001, "EUR"), "Lamp Trading", Office.THEIRS, reference(Money.of(1_001, "EUR")));
        bank.receives(Money.of(1_002, "EUR"), "Lamp Trading", Office.THEIRS, reference(Money.of(1_002, "EUR")));
        bank.receives(Money.of(1_003, "EUR"), "Mill", Office.THEIRS, "thank you");
        IdempotencyKey key = IdempotencyKey.fresh();
        plugin.pay(payee(Office.THEIRS), Money.of(1_004, "EUR"), "order", key);
        bank.collects();
        bank.returns(id(key), "AC04");
    }

    private PayoutOutcome found(IdempotencyKey key) {
        return plugin.findPayout(key).orElseThrow();
    }

    private List<BankEntry> read(CamtForm form, List<Posting> postings) {
        return plugin.read("file", file(form, postings)).get(0).entries();
    }

    private byte[] file(CamtForm form, List<Posting> postings) {
        return Office.bytes(bank.tells(form, postings));
    }

    private static Set<String> ids(List<BankEntry> entries) {
        return entries.stream().map(BankEntry::id).collect(Collectors.toSet());
    }

    private String reference(Money amount) {
        return Office.remittance(plugin.charge(new PayerToken("anyone"), amount, "order", IdempotencyKey.fresh()))
                .reference();
    }

    private PayerToken payee(String account) {
        BindingOutcome bound = plugin.bind(account, "Mill", IdempotencyKey.fresh());
        return ((BindingOutcome.Bound) bound).instrument().token();
    }

    private static String id(IdempotencyKey key) {
        return Digest.name(key);
    }
}
