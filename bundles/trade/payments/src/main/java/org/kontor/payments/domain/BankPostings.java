package org.kontor.payments.domain;

import java.util.UUID;
import org.kontor.values.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is posted for what banks have booked and no payment explains, and for what they keep or take back. */
@Component(service = BankPostings.class)
public final class BankPostings {

    private final Journals journals;

    @Activate
    public BankPostings(@Reference Journals journals) {
        this.journals = journals;
    }

    /** Nobody knows what the entry is for. */
    void hold(BookedEntry entry) {
        Money amount = entry.amount();
        String clearing = Journals.clearing(entry.account(), amount);
        journals.post(Cause.ofNoOrder(entry.id()), Event.UNMATCHED_RECEIPT, amount, clearing, suspense(entry));
    }

    /** Takes the entry out of suspense: it is known by now, or has gone back. */
    void letGo(BookedEntry entry) {
        Money amount = entry.amount();
        String clearing = Journals.clearing(entry.account(), amount);
        journals.post(Cause.ofNoOrder(entry.id()), Event.UNMATCHED_CLEARED, amount, suspense(entry), clearing);
    }

    /** What banks have kept of a payment on its way, which the house bears. */
    void bear(Payment payment, Money kept, UUID receipt) {
        Cause cause = Cause.ofPayment(payment, receipt);
        String charge = Chart.BANK_CHARGE.account(kept.currency());
        journals.post(cause, Event.BANK_CHARGE, kept, charge, Journals.unallocated(cause, kept));
    }

    /** The bank takes back what came for the payment in part. */
    void takeBackPart(Payment payment, Money amount, UUID receipt) {
        Cause cause = Cause.ofPayment(payment, receipt);
        String clearing = Journals.clearing(payment.provider(), amount);
        journals.post(cause, Event.FUNDS_TAKEN_BACK, amount, Journals.unallocated(cause, amount), clearing);
    }

    /** The bank takes back what is owed to the buyer; throws when the buyer's credit is less. */
    void takeBackCredit(Payment payment, Money amount, UUID entry) {
        String credit = Chart.BUYER_CREDIT.account(payment.buyer(), amount.currency());
        String clearing = Journals.clearing(payment.provider(), amount);
        journals.post(Cause.ofPayment(payment, entry), Event.CREDIT_TAKEN_BACK, amount, credit, clearing);
    }

    private static String suspense(BookedEntry entry) {
        return Chart.UNALLOCATED.account(entry.account(), entry.amount().currency());
    }
}
