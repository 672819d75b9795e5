package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.payments.Books.Period;
import org.kontor.payments.Books.Statement;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.values.Money;

/** Balances at an instant, statements, closed days, and what is found when somebody changes the past. */
public class BooksInTimeTest {

    private static final String CLEARING = "PROVIDER_CLEARING:card:USD";
    private static final UUID SELLER = new UUID(1, 2);

    @Rule
    public final TestStore store = TestStore.of("payments");

    private RealBooks books;
    private Instant first;

    /** Three days with 100.00, 200.00 and 300.00; the last is not over. */
    @Before
    public void threeDays() {
        books = new RealBooks(store);
        first = store.clock().instant();
        for (long major : List.of(100L, 200L, 300L)) {
            post(major);
            store.clock().advance(Duration.ofDays(1));
        }
    }

    @Test
    public void aStatementStandsBetweenItsBalances() {
        Statement statement = books.ledger.statement(CLEARING, secondDay());

        assertEquals(usd(100), statement.opening());
        assertEquals(
                List.of(usd(300)),
                statement.lines().stream().map(line -> line.balance()).toList());
        assertEquals("CAPTURE", statement.lines().get(0).kind());
        assertEquals(usd(300), statement.closing());
    }

    @Test
    public void closedDaysChangeNoStatementAndNoBalance() {
        Statement statement = books.ledger.statement(CLEARING, secondDay());
        var then = books.ledger.trialBalance(first.plus(Duration.ofDays(1)));
        var now = books.ledger.trialBalance();

        assertTrue(books.upkeep.closeDays());
        assertFalse("once", books.upkeep.closeDays());

        assertEquals(statement, books.ledger.statement(CLEARING, secondDay()));
        assertEquals(then, books.ledger.trialBalance(first.plus(Duration.ofDays(1))));
        assertEquals(now, books.ledger.trialBalance());
        assertEquals(List.of(), broken());
    }

    @Test
    public void theTrialBalanceOfAnInstantKnowsNothingLater() {
        assertEquals(
                usd(100),
                books.ledger.trialBalance(first).stream()
                        .filter(line -> line.account().equals(CLEARING))
                        .findFirst()
                        .orElseThrow()
                        .balance());
        assertEquals(List.of(), books.ledger.trialBalance(first.minusSeconds(1)));
    }

    @Test
    public void closedDaysAreReadFromTheirSums() {
        books.upkeep.closeDays();
        sql("update ledger_days set debit = debit + 1 where account = '" + CLEARING + "'");

        Period third = new Period(first.plus(Duration.ofDays(2)), store.clock().instant());
        assertEquals(
                Money.of(300_02, "USD"), books.ledger.statement(CLEARING, third).opening());
        assertEquals(List.of("the sums of closed days are those of their postings"), broken());
    }

    @Test
    public void aBalancedForgeryInAClosedDayIsFoundByItsSeal() {
        books.upkeep.closeDays();
        sql("update ledger_transfers set kind = 'ALLOCATION' where posted_at = (select min(posted_at) from"
                + " ledger_transfers)");
        assertEquals(List.of("every closed day is as it was sealed"), broken());
    }

    @Test
    public void aDeletedTransferInAClosedDayIsFound() {
        books.upkeep.closeDays();
        sql("delete from ledger_postings where booked_at = (select min(posted_at) from ledger_transfers)");

        assertEquals(
                List.of(
                        "every transfer has its postings",
                        "the sums of closed days are those of their postings",
                        "every closed day is as it was sealed"),
                broken().stream().filter(name -> !name.contains("order")).toList());
    }

    @Test
    public void whatIsChangedInAnOpenDayIsFound() {
        sql("update ledger_postings set amount = amount + 1 where line_no = 1");
        assertTrue(broken().contains("every transfer sums to zero in every currency"));
        assertTrue(broken().contains("all postings sum to zero in every currency"));

        sql("update ledger_postings set amount = amount - 1 where line_no = 1");
        sql("update ledger_postings set account = 'SLUSH:USD' where draw_no is null");
        assertTrue(broken().contains("every posting names an account of the chart and its currency"));
    }

    @Test
    public void anOverdrawnAccountIsFound() {
        sql("update ledger_postings set amount = -amount");

        assertTrue(broken().contains("no account that may not be overdrawn is below zero"));
    }

    @Test
    public void whatIsOldIsLeftToTheFullRun() {
        sql("update ledger_postings set amount = amount + 1 where line_no = 1 and booked_at = (select min(posted_at)"
                + " from ledger_transfers)");

        Instant secondDay = secondDay().from();
        assertTrue(balancesSince(secondDay));
        assertFalse(balancesSince(first));
    }

    private boolean balancesSince(Instant since) {
        return books.ledger.invariants(since).stream()
                .filter(found -> !found.name().contains("order"))
                .allMatch(found -> found.holds());
    }

    /** There are no payments in these stories, so that orders cannot agree with them. */
    private List<String> broken() {
        return books.broken().stream().filter(name -> !name.contains("order")).toList();
    }

    private Period secondDay() {
        return new Period(first.plus(Duration.ofHours(12)), first.plus(Duration.ofHours(36)));
    }

    private void post(long major) {
        Cause cause = new Cause(Keys.fresh(), Keys.fresh(), Keys.fresh());
        store.transactions().run(() -> {
            books.journals.captured(cause, "card", usd(major));
            books.journals.released(cause, SELLER, usd(major), Money.of(1, "USD"));
        });
    }

    private void sql(String statement) {
        store.transactions().run(() -> store.sql().now().execute(statement));
    }

    private static Money usd(long major) {
        return Money.of(major * 100, "USD");
    }
}
