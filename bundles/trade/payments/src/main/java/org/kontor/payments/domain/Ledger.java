package org.kontor.payments.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.kontor.payments.Books;
import org.kontor.payments.Posting;
import org.kontor.payments.Transfer;
import org.kontor.payments.store.BalanceStore;
import org.kontor.payments.store.Findings;
import org.kontor.payments.store.LedgerStore;
import org.kontor.store.Transactions;
import org.kontor.values.Money;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Keeps the books: only adds, never changes; balances are sums of postings. Of two that draw on one account at once only one
 * can: each draw has the next number of its account.
 */
@Component(service = {Books.class, Ledger.class})
public final class Ledger implements Books {

    private static final int MOST_LINES = 10_000;

    private final LedgerStore store;
    private final BalanceStore balances;
    private final Findings findings;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public Ledger(
            @Reference LedgerStore store,
            @Reference BalanceStore balances,
            @Reference Findings findings,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.store = store;
        this.balances = balances;
        this.findings = findings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Adds the transfer in the caller's transaction; false when the very same transfer is there already. */
    boolean post(Transfer transfer) {
        requireBalanced(transfer);
        requireChart(transfer);
        boolean added;
        try {
            added = store.insert(transfer, numbers(drawn(transfer)));
        } catch (OverdrawnException less) {
            added = false;
            if (store.postings(transfer.id()).isEmpty()) {
                throw less;
            }
        }
        if (!added) {
            requireSame(transfer, store.postings(transfer.id()));
        }
        return added;
    }

    /**
     * Adds a transfer of nothing that takes the next draw of its account, so that whoever draws at this moment cannot; throws
     * when less than {@code needed} is there.
     */
    void mark(Transfer nothing, Money needed) {
        String account = nothing.postings().get(0).account();
        if (!store.insert(nothing, numbers(Map.of(account, needed)))) {
            throw TradeRuleException.stale("ledger account");
        }
    }

    /** The numbers of the draws, so that who else draws at this moment cannot; throws when an account holds less. */
    private Map<String, Long> numbers(Map<String, Money> drawn) {
        Map<String, Long> numbers = new HashMap<>();
        drawn.forEach((account, amount) -> {
            LedgerStore.Standing standing = standing(account);
            if (standing.available() < amount.minor()) {
                throw new OverdrawnException(account, new Money(standing.available(), amount.currency()), amount);
            }
            numbers.put(account, standing.draws() + 1);
        });
        return numbers;
    }

    /** What an account holds and what of it may still be drawn: the rest is reserved. */
    record Holding(Money balance, Money available) {}

    Holding holding(String account, Currency currency) {
        LedgerStore.Standing standing = standing(account);
        return new Holding(new Money(standing.balance(), currency), new Money(standing.available(), currency));
    }

    Money available(String account, Currency currency) {
        return holding(account, currency).available();
    }

    /** The lines of one transfer; empty when it has not been posted. */
    List<Posting> postings(UUID transfer) {
        return store.postings(transfer);
    }

    /** The debits of a subject's transfers of one kind, in minor units. */
    long moved(UUID subject, Event event) {
        return store.moved(subject, event.name());
    }

    /** Debits less credits of an account by a subject's transfers of these kinds, in minor units. */
    long moved(UUID subject, Set<Event> events, String account) {
        return store.moved(subject, events.stream().map(Event::name).toList(), account);
    }

    @Override
    public List<Balance> trialBalance() {
        return trialBalance(clock.instant());
    }

    @Override
    public List<Balance> trialBalance(Instant at) {
        return transactions.call(() -> balances.trialBalance(at));
    }

    @Override
    public Statement statement(String account, Period period) {
        Chart.of(account);
        Statement statement = transactions.call(() -> balances.statement(account, period, MOST_LINES + 1));
        if (statement.lines().size() > MOST_LINES) {
            throw TradeRuleException.invalid(
                    "period-too-long",
                    "from",
                    "The account has more than " + MOST_LINES + " postings in this period",
                    "ask for a shorter period");
        }
        return statement;
    }

    @Override
    public List<Invariant> invariants() {
        return transactions.call(() -> findings.since(Instant.EPOCH));
    }

    /** Looks only at what has been posted since, and at what is open. */
    List<Invariant> invariants(Instant since) {
        return transactions.call(() -> findings.since(since));
    }

    @Override
    public List<Transfer> transfers(UUID order) {
        return transactions.call(() -> store.transfers(order));
    }

    private LedgerStore.Standing standing(String account) {
        return store.standing(account, Chart.of(account).side(), clock.instant());
    }

    private static Map<String, Money> drawn(Transfer transfer) {
        Map<String, Money> drawn = new TreeMap<>();
        transfer.postings().stream()
                .filter(Chart::draws)
                .forEach(line -> drawn.merge(line.account(), drawn(line), Money::plus));
        return drawn;
    }

    private static Money drawn(Posting line) {
        return line.amount().times(-Chart.of(line.account()).side());
    }

    private static void requireChart(Transfer transfer) {
        for (Posting line : transfer.postings()) {
            Chart.of(line.account());
            if (!line.account().endsWith(":" + line.amount().currency())) {
                throw new IllegalArgumentException(line.account() + " cannot hold " + line.amount());
            }
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
