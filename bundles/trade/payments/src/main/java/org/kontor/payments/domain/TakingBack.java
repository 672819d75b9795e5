package org.kontor.payments.domain;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.payment.BankEntry;
import org.kontor.payment.Chargebacks;
import org.kontor.payments.domain.BookedEntry.Outcome;
import org.kontor.payments.domain.BookedEntry.State;
import org.kontor.payments.store.BankEntryStore;
import org.kontor.payments.store.ChargebackStore;
import org.kontor.payments.store.FundsStore;
import org.kontor.payments.store.PaymentStore;
import org.kontor.values.Money;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What follows when a bank takes an entry back: the money leaves wherever it has come to. Out of escrow it leaves as a
 * chargeback that is lost. What no rule can book is left to a person.
 */
@Component(service = TakingBack.class)
public final class TakingBack {

    private final BankEntryStore store;
    private final PaymentStore payments;
    private final FundsStore received;
    private final Cashier cashier;
    private final BankPostings postings;
    private final ChargebackStore chargebacks;
    private final ChargebackBooking booking;
    private final Clock clock;

    @Activate
    public TakingBack(
            @Reference BankEntryStore store,
            @Reference PaymentStore payments,
            @Reference FundsStore received,
            @Reference Cashier cashier,
            @Reference BankPostings postings,
            @Reference ChargebackStore chargebacks,
            @Reference ChargebackBooking booking,
            @Reference Clock clock) {
        this.store = store;
        this.payments = payments;
        this.received = received;
        this.cashier = cashier;
        this.postings = postings;
        this.chargebacks = chargebacks;
        this.booking = booking;
        this.clock = clock;
    }

    /** True for a debit that takes an earlier credit back. */
    boolean concerns(BankEntry told) {
        return !told.credit() && (told.reversal() || !told.returnReason().isEmpty());
    }

    /** In the caller's transaction. */
    Outcome takeBack(BookedEntry debit, String reason) {
        Optional<BookedEntry> original = original(debit);
        if (original.isEmpty()) {
            return Outcome.of(State.UNEXPLAINED, "no single entry that came in is this one's original");
        }
        Optional<Payment> payment = payment(original.get());
        if (payment.isEmpty()) {
            postings.letGo(original.get());
            move(original.get(), State.SENT_BACK, "the bank took it back: " + reason);
            return Outcome.of(State.REVERSAL, "");
        }
        String why = "the bank took back " + debit.amount() + ": " + reason;
        if (!leave(original.get(), payment.get(), debit, why)) {
            return Outcome.of(
                    State.UNEXPLAINED,
                    why + "; not all of it is still held for " + payment.get().orderNumber());
        }
        move(original.get(), State.TAKEN_BACK, why);
        return new Outcome(
                State.REVERSAL, Optional.empty(), original.get().outcome().payment(), Optional.empty(), false, "");
    }

    /**
     * In the caller's transaction: an operator knows the payment. What is more than the payment was owed to the buyer.
     * False when so much is not there.
     */
    boolean takeFrom(Payment payment, BookedEntry debit, String why) {
        if (payment.state() == PaymentState.DECLINED) {
            return takeBackCredit(payment, debit, debit.amount());
        }
        if (payment.state().undecided()) {
            boolean there = received.received(payment).compareTo(debit.amount()) >= 0;
            if (there) {
                takeBackPart(payment, debit, why);
            }
            return there;
        }
        Money over = debit.amount().minus(payment.amount());
        if (over.isPositive() && !takeBackCredit(payment, debit, over)) {
            return false;
        }
        chargeBack(payment, debit, over.isPositive() ? payment.amount() : debit.amount(), why);
        return true;
    }

    /** False when the money is not all in one place. */
    private boolean leave(BookedEntry original, Payment payment, BookedEntry debit, String why) {
        Funds.Arrival arrival = original.outcome().arrival().orElseThrow();
        boolean part = arrival == Funds.Arrival.PART;
        if (arrival == Funds.Arrival.CREDITED || part && payment.state() == PaymentState.DECLINED) {
            return takeBackCredit(payment, debit, debit.amount());
        }
        if (part && payment.state().undecided()) {
            takeBackPart(payment, debit, why);
            return true;
        }
        boolean allInEscrow = received.received(payment).equals(payment.amount());
        if (arrival == Funds.Arrival.PAID || part && allInEscrow) {
            chargeBack(payment, debit, debit.amount(), why);
            return true;
        }
        return false;
    }

    /** False when the buyer has used the credit meanwhile. */
    private boolean takeBackCredit(Payment payment, BookedEntry debit, Money amount) {
        try {
            postings.takeBackCredit(payment, amount, debit.id());
            return true;
        } catch (OverdrawnException used) {
            return false;
        }
    }

    /** It is awaited again, and a person looks. */
    private void takeBackPart(Payment payment, BookedEntry debit, String why) {
        UUID id = Funds.receiptId(payment.provider(), debit.entryId());
        Money less = debit.amount().times(-1);
        received.insert(new Receipt(id, payment.id(), debit.entryId(), less, clock.instant()));
        postings.takeBackPart(payment, debit.amount(), id);
        cashier.review(payment, why);
    }

    private void chargeBack(Payment payment, BookedEntry debit, Money amount, String why) {
        var told = new Chargebacks.Chargeback(
                debit.entryId(), payment.answer().reference(), amount, why, Chargebacks.State.LOST, Optional.empty());
        ChargebackCase first = ChargebackCase.first(payment, told, clock.instant());
        chargebacks.insert(first);
        booking.settle(payment, first, told);
    }

    private Optional<Payment> payment(BookedEntry original) {
        return original.outcome().payment().flatMap(payments::find);
    }

    /** Of several that fit, the latest, when all of them count for the same. */
    private Optional<BookedEntry> original(BookedEntry debit) {
        List<BookedEntry> fitting = store.standing(debit.account(), debit.amount()).stream()
                .filter(credit -> related(credit, debit))
                .toList();
        long different = fitting.stream()
                .map(credit -> credit.outcome().payment())
                .distinct()
                .count();
        return different == 1 ? fitting.stream().findFirst() : Optional.empty();
    }

    private static boolean related(BookedEntry credit, BookedEntry debit) {
        boolean sameId = !debit.endToEndId().isEmpty() && debit.endToEndId().equals(credit.endToEndId());
        boolean sameReference = !Collections.disjoint(debit.references(), credit.references());
        boolean sameParty =
                !debit.partyAccount().isEmpty() && debit.partyAccount().equals(credit.partyAccount());
        return sameId || sameReference || sameParty;
    }

    private void move(BookedEntry original, State to, String note) {
        if (!store.update(original.with(original.outcome().moved(to, note)))) {
            throw TradeRuleException.stale("bank entry");
        }
    }
}
