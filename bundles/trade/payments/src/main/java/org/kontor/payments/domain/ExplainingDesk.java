package org.kontor.payments.domain;

import java.util.Optional;
import java.util.UUID;
import org.kontor.payments.domain.BookedEntry.Outcome;
import org.kontor.payments.domain.BookedEntry.State;
import org.kontor.payments.store.PaymentStore;
import org.kontor.security.Caller;
import org.kontor.store.Transactions;
import org.kontor.values.InvalidValueException;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Where operators say what a debit is that no rule could book, or who sent a credit in suspense; it is posted, so that
 * our books have what the bank has.
 */
@Component(service = ExplainingDesk.class)
public final class ExplainingDesk {

    private final EntryBook book;
    private final PaymentStore payments;
    private final TakingBack takingBack;
    private final BankPostings postings;
    private final ProviderSettlements settlements;
    private final Inspector inspector;
    private final Transactions transactions;

    @Activate
    public ExplainingDesk(
            @Reference EntryBook book,
            @Reference PaymentStore payments,
            @Reference TakingBack takingBack,
            @Reference BankPostings postings,
            @Reference ProviderSettlements settlements,
            @Reference Inspector inspector,
            @Reference Transactions transactions) {
        this.book = book;
        this.payments = payments;
        this.takingBack = takingBack;
        this.postings = postings;
        this.settlements = settlements;
        this.inspector = inspector;
        this.transactions = transactions;
    }

    /** Joins the caller's transaction. False when another operator must say the same first. */
    public boolean explain(UUID id, EntryWord word, Caller operator) {
        requireExplains(word);
        return transactions.call(() -> {
            inspector.requireSound();
            BookedEntry entry = book.in(word.settlement().isPresent() ? State.SUSPENSE : State.UNEXPLAINED, id);
            Optional<Payment> payment = word.payment().map(named -> payment(named, entry));
            word.settlement().ifPresent(said -> settlements.require(entry, said));
            if (!book.agreed(entry, word, operator)) {
                return false;
            }
            String note = operator.name() + " says " + word.said() + ": " + word.reason();
            post(entry, word, payment, note);
            book.save(
                    entry,
                    new Outcome(State.EXPLAINED, Optional.empty(), word.payment(), Optional.empty(), false, note));
            return true;
        });
    }

    private void post(BookedEntry entry, EntryWord word, Optional<Payment> payment, String note) {
        switch (word.way()) {
            case FEE -> postings.charge(entry);
            case OWN_TRANSFER -> postings.ownTransfer(entry);
            case PROVIDER_SETTLEMENT ->
                settlements.post(entry, word.settlement().orElseThrow());
            default -> takeFrom(payment.orElseThrow(), entry, note);
        }
    }

    private static void requireExplains(EntryWord word) {
        if (word.way() == EntryWord.Way.SEND_BACK) {
            throw new InvalidValueException(
                    "as",
                    "must say what the entry is, was " + word.way(),
                    "say FEE, OWN_TRANSFER, PAYMENT or PROVIDER_SETTLEMENT");
        }
    }

    private void takeFrom(Payment payment, BookedEntry entry, String note) {
        if (!takingBack.takeFrom(payment, entry, note)) {
            throw TradeRuleException.conflict(
                    "not-held",
                    "So much has not come for " + payment.orderNumber() + ", or is owed to its buyer no more",
                    "name another payment, or say FEE when the house bears it");
        }
    }

    private Payment payment(UUID id, BookedEntry entry) {
        Payment payment = payments.find(id).orElseThrow(() -> TradeRuleException.notFound("payment"));
        boolean fits = payment.provider().equals(entry.account())
                && payment.amount().currency().equals(entry.amount().currency());
        if (!fits) {
            throw TradeRuleException.conflict(
                    "other-account",
                    "The payment is of " + payment.amount() + " at " + payment.provider() + ", the entry of "
                            + entry.amount() + " at " + entry.account(),
                    "name a payment that the entry can be of");
        }
        return payment;
    }
}
