package org.kontor.payments.domain;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kontor.accounts.Accounts;
import org.kontor.payment.BankEntry;
import org.kontor.payments.domain.BookedEntry.Outcome;
import org.kontor.payments.domain.BookedEntry.Rule;
import org.kontor.payments.domain.BookedEntry.State;
import org.kontor.payments.store.BankEntryStore;
import org.kontor.store.Transactions;
import org.kontor.work.CrashPoint;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps each entry that a bank has booked once, in one transaction with everything that follows from it. */
@Component(service = EntryBooking.class)
public final class EntryBooking {

    /**
     * An entry as it stands in a report; {@code fresh} when it was not known before; the note is empty when all is
     * well.
     */
    record Taken(boolean fresh, State state, String note) {}

    private static final int TRIES = 20;
    private static final String CAME_BACK = "money of ours that came back; it is no payer's";

    private final BankEntryStore store;
    private final Ladder ladder;
    private final Funds funds;
    private final BankPostings postings;
    private final TakingBack takingBack;
    private final Accounts accounts;
    private final Transactions transactions;
    private final Facts facts;
    private final Clock clock;

    @Activate
    public EntryBooking(
            @Reference BankEntryStore store,
            @Reference Ladder ladder,
            @Reference Funds funds,
            @Reference BankPostings postings,
            @Reference TakingBack takingBack,
            @Reference Accounts accounts,
            @Reference Transactions transactions,
            @Reference Facts facts,
            @Reference Clock clock) {
        this.store = store;
        this.ladder = ladder;
        this.funds = funds;
        this.postings = postings;
        this.takingBack = takingBack;
        this.accounts = accounts;
        this.transactions = transactions;
        this.facts = facts;
        this.clock = clock;
    }

    /** Outside any transaction. Of two that bring the same entry at once, one keeps it and the other finds it. */
    Taken take(String account, String ownAccount, BankEntry told) {
        BookedEntry entry = BookedEntry.of(account, ownAccount, told, clock.instant());
        for (int tries = 1; ; tries++) {
            try {
                Taken taken = transactions.call(() -> known(entry).orElseGet(() -> book(entry, told)));
                CrashPoint.hit("bank-entry.after-commit");
                return taken;
            } catch (RuntimeException e) {
                Optional<Taken> meanwhile = transactions.call(() -> known(entry));
                if (meanwhile.isPresent()) {
                    return meanwhile.get();
                }
                if (tries == TRIES || !isStale(e)) {
                    throw e;
                }
            }
        }
    }

    private Optional<Taken> known(BookedEntry entry) {
        return store.find(entry.id()).map(before -> {
            boolean same = before.amount().equals(entry.amount()) && before.credit() == entry.credit();
            String note = same ? "" : "was told before as " + before.amount() + "; what was told first stands";
            return new Taken(false, before.outcome().state(), note);
        });
    }

    private Taken book(BookedEntry entry, BankEntry told) {
        Outcome outcome = entry.credit() ? credit(entry, told) : debit(entry, told);
        store.insert(entry.with(outcome));
        Outcome after = outcome.state() == State.SUSPENSE ? told(entry, outcome, told.returnReason()) : outcome;
        CrashPoint.hit("bank-entry.before-commit");
        return new Taken(true, after.state(), after.note());
    }

    /** A later step may know the money as its own, by an id that it has once given to a bank. */
    private Outcome told(BookedEntry entry, Outcome suspense, String reason) {
        Optional<UUID> key = Ladder.uuid(entry.endToEndId().strip());
        if (key.isEmpty()) {
            return suspense;
        }
        facts.record(
                entry.id(),
                Fact.Kind.MONEY_UNMATCHED,
                entry.account(),
                Map.of("key", key.get().toString(), "amount", entry.amount().toString(), "reason", reason));
        return store.find(entry.id()).orElseThrow().outcome();
    }

    private Outcome debit(BookedEntry entry, BankEntry told) {
        return takingBack.concerns(told)
                ? takingBack.takeBack(entry, told.returnReason())
                : Outcome.of(State.IGNORED, "");
    }

    private Outcome credit(BookedEntry entry, BankEntry told) {
        if (told.reversal() || !told.returnReason().isEmpty()) {
            return suspense(entry, CAME_BACK);
        }
        Optional<Ladder.Hit> hit = ladder.find(entry, told.creditedAccount());
        if (hit.isEmpty()) {
            return suspense(entry, "");
        }
        Payment payment = hit.get().payment();
        if (!payment.amount().currency().equals(entry.amount().currency())) {
            return suspense(
                    entry,
                    "for " + payment.orderNumber() + " by its " + hit.get().rule() + ", which awaits "
                            + payment.amount());
        }
        return count(entry, payment, hit.get().rule());
    }

    /**
     * In the caller's transaction: the entry counts for the payment; a sender who is not the buyer is looked at later.
     */
    Outcome count(BookedEntry entry, Payment payment, Rule rule) {
        Funds.Arrival arrival = funds.arrived(payment.id(), entry.amount(), entry.entryId());
        boolean thirdParty =
                !entry.party().isEmpty() && !PayerName.isOf(accounts.organisation(payment.buyer()), entry.party());
        String note = thirdParty ? "sent by " + entry.party() + ", who is not the buyer" : "";
        return Outcome.matched(rule, payment.id(), arrival, thirdParty, note);
    }

    private Outcome suspense(BookedEntry entry, String note) {
        postings.hold(entry);
        return Outcome.of(State.SUSPENSE, note);
    }

    private static boolean isStale(RuntimeException e) {
        return e instanceof TradeRuleException rule && rule.kind() == TradeRuleException.Kind.STALE;
    }
}
