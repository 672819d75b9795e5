package org.kontor.payments.domain;

import java.time.Clock;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.kontor.payments.Books;
import org.kontor.payments.Posting;
import org.kontor.payments.Transfer;
import org.kontor.payments.store.Findings;
import org.kontor.payments.store.LedgerStore;
import org.kontor.store.Transactions;
import org.kontor.values.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the books: only adds, never changes; balances are sums of postings. */
@Component(service = {Books.class, Ledger.class})
public final class Ledger implements Books {

    private final LedgerStore store;
    private final Findings findings;
    private final Transactions transactions;
    private final Clock clock;
    private final Set<String> opened = ConcurrentHashMap.newKeySet();

    @Activate
    public Ledger(
            @Reference LedgerStore store,
            @Reference Findings findings,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.store = store;
        this.findings = findings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Adds the transfer in the caller's transaction; false when the very same transfer is there already. The caller has
     * compared and set the payment's row before, so that nobody else can draw on the same money.
     */
    boolean post(Transfer transfer) {
        requireBalanced(transfer);
        List<Posting> posted = store.postings(transfer.id());
        if (!posted.isEmpty()) {
            requireSame(transfer, posted);
            return false;
        }
        for (Posting posting : transfer.postings()) {
            if (!opened.contains(posting.account())) {
                prepare(posting);
            }
        }
        store.insert(transfer);
        return true;
    }

    /** Opens an account that many orders share, in a transaction of its own, because two may want it at once. */
    void open(String account, Currency currency) {
        if (opened.contains(account)) {
            return;
        }
        if (transactions.active()) {
            throw new IllegalStateException("a shared account is opened outside any transaction: " + account);
        }
        try {
            transactions.run(() -> openIfMissing(account, currency));
        } catch (RuntimeException e) {
            if (!transactions.call(() -> store.exists(account))) {
                throw e;
            }
        }
        opened.add(account);
    }

    @Override
    public List<Balance> trialBalance() {
        return transactions.call(store::trialBalance);
    }

    @Override
    public List<Invariant> invariants() {
        return transactions.call(findings::all);
    }

    @Override
    public List<Transfer> transfers(UUID order) {
        return transactions.call(() -> store.transfers(order));
    }

    /** What the account owes: credits less debits. */
    Money credit(String account, Currency currency) {
        return new Money(-store.sum(account), currency);
    }

    private void prepare(Posting posting) {
        if (!posting.amount().isPositive() || !AccountName.ofOneOrder(posting.account())) {
            openIfMissing(posting.account(), posting.amount().currency());
            return;
        }
        long held = -store.sum(posting.account());
        if (held < posting.amount().minor()) {
            throw new IllegalStateException(posting.account() + " holds " + held + " minor units; " + posting.amount()
                    + " cannot be taken from it");
        }
    }

    private void openIfMissing(String account, Currency currency) {
        if (!store.exists(account)) {
            store.open(account, AccountName.kind(account), currency, clock.instant());
        }
    }

    private static void requireBalanced(Transfer transfer) {
        Map<Currency, Long> sums = new HashMap<>();
        for (Posting posting : transfer.postings()) {
            sums.merge(posting.amount().currency(), posting.amount().minor(), Math::addExact);
        }
        if (sums.isEmpty() || sums.values().stream().anyMatch(sum -> sum != 0)) {
            throw new IllegalArgumentException("transfer " + transfer.id() + " does not sum to zero: " + sums);
        }
    }

    private static void requireSame(Transfer transfer, List<Posting> posted) {
        if (!posted.equals(transfer.postings())) {
            throw new IllegalStateException("transfer " + transfer.id() + " is posted already, with other postings");
        }
    }
}
