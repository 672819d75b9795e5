package org.kontor.payments.domain;

import java.util.UUID;
import org.kontor.payment.Instruments;
import org.kontor.payment.Payouts;
import org.kontor.payments.domain.BookedEntry.Outcome;
import org.kontor.payments.domain.BookedEntry.State;
import org.kontor.providers.Providers;
import org.kontor.security.Caller;
import org.kontor.store.Transactions;
import org.kontor.work.Intention;
import org.kontor.work.Intentions;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where operators have nobody's money sent back, where the account's plugin pays out. */
@Component(service = ReturnDesk.class)
public final class ReturnDesk {

    /** An entry; undecided while another operator must say the same, or the bank has not said what became of it. */
    public record Standing(BookedEntry entry, boolean undecided) {}

    private final EntryBook book;
    private final BankPostings postings;
    private final Inspector inspector;
    private final Transactions transactions;
    private final Intentions intentions;
    private final Providers providers;

    @Activate
    public ReturnDesk(
            @Reference EntryBook book,
            @Reference BankPostings postings,
            @Reference Inspector inspector,
            @Reference Transactions transactions,
            @Reference Intentions intentions,
            @Reference Providers providers) {
        this.book = book;
        this.postings = postings;
        this.inspector = inspector;
        this.transactions = transactions;
        this.intentions = intentions;
        this.providers = providers;
    }

    /**
     * In the caller's transaction; the money leaves suspense now. Begins nothing when another must say the same first.
     */
    public UUID begin(UUID id, EntryWord word, Caller operator) {
        return transactions.call(() -> {
            inspector.requireSound();
            BookedEntry entry = book.in(State.SUSPENSE, id);
            requireSendable(entry);
            if (book.agreed(entry, word, operator)) {
                Intention intention = intentions.intend(
                        SendingBack.PURPOSE,
                        id,
                        id,
                        entry.account(),
                        entry.amount().toString());
                postings.sendBack(entry, intention.id());
                book.save(entry, Outcome.of(State.SENDING_BACK, "by " + operator.name() + ": " + word.reason()));
            }
            return id;
        });
    }

    /** Outside any transaction. */
    public void carryOut(UUID id) {
        intentions.latest(id, SendingBack.PURPOSE).ifPresent(intentions::carryOut);
    }

    public Standing standing(UUID id) {
        return transactions.call(() -> {
            BookedEntry entry = book.found(id);
            return new Standing(entry, entry.outcome().state() == State.SENDING_BACK || book.awaitsAnother(id));
        });
    }

    private void requireSendable(BookedEntry entry) {
        boolean known = !entry.partyAccount().isBlank() && !entry.party().isBlank();
        boolean offered =
                providers.has(Payouts.class, entry.account()) && providers.has(Instruments.class, entry.account());
        if (!known || !offered) {
            String sender = "The bank did not tell the sender's name and account";
            throw TradeRuleException.conflict(
                    "cannot-be-sent",
                    known ? entry.account() + " does not pay out" : sender,
                    "send it back at the bank, and say so: POST /bank-entries/{id}/return");
        }
    }
}
