package org.kontor.payments.domain;

import java.util.List;
import java.util.UUID;
import org.kontor.payments.Suspense;
import org.kontor.payments.domain.BookedEntry.Outcome;
import org.kontor.payments.domain.BookedEntry.Rule;
import org.kontor.payments.domain.BookedEntry.State;
import org.kontor.payments.store.BankEntryStore;
import org.kontor.payments.store.PaymentStore;
import org.kontor.store.Transactions;
import org.kontor.values.Require;
import org.kontor.work.CrashPoint;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where operators see what banks have booked, and decide what no rule could. */
@Component(service = {SuspenseDesk.class, Suspense.class})
public final class SuspenseDesk implements Suspense {

    private final BankEntryStore store;
    private final PaymentStore payments;
    private final EntryBooking booking;
    private final BankPostings postings;
    private final Transactions transactions;

    @Activate
    public SuspenseDesk(
            @Reference BankEntryStore store,
            @Reference PaymentStore payments,
            @Reference EntryBooking booking,
            @Reference BankPostings postings,
            @Reference Transactions transactions) {
        this.store = store;
        this.payments = payments;
        this.booking = booking;
        this.postings = postings;
        this.transactions = transactions;
    }

    /** Oldest first. */
    public List<BookedEntry> in(State state, int most) {
        return transactions.call(() -> store.in(state, most));
    }

    /** Those whose sender seems to be another than the buyer, until an operator has looked; oldest first. */
    public List<BookedEntry> thirdParties(int most) {
        return transactions.call(() -> store.thirdParties(most));
    }

    public BookedEntry find(UUID id) {
        return transactions.call(() -> store.find(id).orElseThrow(() -> TradeRuleException.notFound("bank entry")));
    }

    /** The operator knows which payment the money is for; joins the caller's transaction. */
    public BookedEntry allocate(UUID id, UUID paymentId, String operator) {
        return transactions.call(() -> {
            BookedEntry entry = inSuspense(id);
            Payment payment = payments.find(paymentId).orElseThrow(() -> TradeRuleException.notFound("payment"));
            if (!payment.provider().equals(entry.account())) {
                throw TradeRuleException.conflict(
                        "other-account",
                        "The money came to " + entry.account() + ", the payment awaits it at " + payment.provider(),
                        "send it back, or name a payment of " + entry.account());
            }
            postings.letGo(entry);
            Outcome counted = booking.count(entry, payment, Rule.OPERATOR);
            String note = "allocated by " + operator + (counted.note().isEmpty() ? "" : "; " + counted.note());
            return save(entry, counted.moved(State.MATCHED, note));
        });
    }

    /** The operator has sent the money back at the bank; joins the caller's transaction. */
    public BookedEntry sentBack(UUID id, String reason, String operator) {
        String why = Require.text("reason", reason);
        return transactions.call(() -> {
            BookedEntry entry = inSuspense(id);
            postings.letGo(entry);
            return save(entry, Outcome.of(State.SENT_BACK, "sent back by " + operator + ": " + why));
        });
    }

    @Override
    public void claim(UUID id, String whose) {
        transactions.run(() -> {
            BookedEntry entry = inSuspense(id);
            postings.letGo(entry);
            save(entry, Outcome.of(State.CLAIMED, whose));
        });
    }

    /** The operator has looked at a sender who is not the buyer; joins the caller's transaction. */
    public BookedEntry lookedAt(UUID id, String reason, String operator) {
        String why = Require.text("reason", reason);
        return transactions.call(() -> {
            BookedEntry entry = find(id);
            return save(entry, entry.outcome().lookedAt(entry.outcome().note() + "; " + operator + ": " + why));
        });
    }

    private BookedEntry inSuspense(UUID id) {
        BookedEntry entry = find(id);
        if (entry.outcome().state() != State.SUSPENSE) {
            throw TradeRuleException.conflict(
                    "not-in-suspense",
                    "The entry is " + entry.outcome().state(),
                    "read it again; only an entry in suspense can be decided");
        }
        return entry;
    }

    private BookedEntry save(BookedEntry entry, Outcome outcome) {
        if (!store.update(entry.with(outcome))) {
            throw TradeRuleException.stale("bank entry");
        }
        CrashPoint.hit("suspense.before-commit");
        return find(entry.id());
    }
}
