package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;

import java.time.Clock;
import java.util.List;
import org.kontor.payments.Books.Invariant;
import org.kontor.payments.store.BalanceStore;
import org.kontor.payments.store.ClosingStore;
import org.kontor.payments.store.Findings;
import org.kontor.payments.store.LedgerStore;
import org.kontor.payments.store.OrderFindings;
import org.kontor.payments.store.PendingStore;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.store.Transactions;
import org.kontor.testkit.TestStore;

/** The ledger and everything that posts to it, wired as in the product. */
final class RealBooks {

    final Ledger ledger;
    final Journals journals;
    final PayoutJournals payouts;
    final ExchangeJournals exchange;
    final Escrow escrow;
    final Reservations reservations;
    final Upkeep upkeep;

    RealBooks(TestStore ground) {
        this(ground.transactions(), ground.sql(), ground.clock());
    }

    private RealBooks(Transactions transactions, Sql sql, Clock clock) {
        Schema schema = () -> "payments";
        ClosingStore closings = new ClosingStore(sql, schema);
        Findings findings = new Findings(sql, new OrderFindings(sql, schema), closings, schema);
        ledger = new Ledger(new LedgerStore(sql, schema), new BalanceStore(sql, schema), findings, transactions, clock);
        journals = new Journals(ledger, clock);
        payouts = new PayoutJournals(journals);
        exchange = new ExchangeJournals(journals);
        escrow = new Escrow(journals, ledger);
        reservations = new Reservations(new PendingStore(sql, schema), ledger, clock);
        upkeep = new Upkeep(closings, reservations, transactions, clock);
    }

    /** The names of the invariants that do not hold. */
    List<String> broken() {
        return ledger.invariants().stream()
                .filter(invariant -> !invariant.holds())
                .map(Invariant::name)
                .toList();
    }

    /** Every story ends with books that balance. */
    void mustBalance() {
        assertEquals(
                List.of(),
                ledger.invariants().stream()
                        .filter(invariant -> !invariant.holds())
                        .toList());
    }
}
