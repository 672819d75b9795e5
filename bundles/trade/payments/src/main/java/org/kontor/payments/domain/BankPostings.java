package org.kontor.payments.domain;

import static org.kontor.payments.domain.Journals.credit;
import static org.kontor.payments.domain.Journals.debit;

import java.util.List;
import java.util.UUID;
import org.kontor.payments.Transfer;
import org.kontor.values.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is posted for what banks have booked and no payment explains, and for what they keep or take back. */
@Component(service = BankPostings.class)
public final class BankPostings {

    /** That of the house's accounts to which it moves its own money. */
    private static final String OPERATING = "operating";

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

    /** The entry goes back to its sender; each try, an intention, has transfers of its own. */
    void sendBack(BookedEntry entry, UUID intention) {
        journals.post(returning(entry, intention), Event.RETURN_SENT, entry.amount(), suspense(entry), inFlight(entry));
    }

    /** It has left us. */
    void sentBack(BookedEntry entry, UUID intention) {
        String clearing = Journals.clearing(entry.account(), entry.amount());
        journals.post(returning(entry, intention), Event.RETURN_SETTLED, entry.amount(), inFlight(entry), clearing);
    }

    /** It never left, and is nobody's again. */
    void notSentBack(BookedEntry entry, UUID intention) {
        journals.post(
                returning(entry, intention), Event.RETURN_FAILED, entry.amount(), inFlight(entry), suspense(entry));
    }

    /** A debit that is a charge of the bank's. */
    void charge(BookedEntry debit) {
        leave(debit, Event.BANK_CHARGE, Chart.BANK_CHARGE.account(debit.amount().currency()));
    }

    /** A debit by which the house has moved its own money to its operating account. */
    void ownTransfer(BookedEntry debit) {
        Money amount = debit.amount();
        leave(debit, Event.OWN_TRANSFER, Chart.BANK.account(OPERATING, amount.currency()));
    }

    /** A credit by which a provider has sent what it held for us, less its fee. */
    void providerSettled(BookedEntry credit, String provider, Money fee) {
        Money gross = credit.amount().plus(fee);
        journals.post(
                Cause.ofNoOrder(credit.id()),
                Event.PROVIDER_SETTLEMENT,
                List.of(
                        debit(suspense(credit), credit.amount()),
                        debit(Chart.PROVIDER_FEE.account(fee.currency()), fee),
                        credit(Journals.clearing(provider, gross), gross)));
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

    private void leave(BookedEntry debit, Event event, String to) {
        String clearing = Journals.clearing(debit.account(), debit.amount());
        journals.post(Cause.ofNoOrder(debit.id()), event, debit.amount(), to, clearing);
    }

    private static Cause returning(BookedEntry entry, UUID intention) {
        return new Cause(intention, Transfer.NONE, entry.id());
    }

    private static String inFlight(BookedEntry entry) {
        return Chart.REFUND_IN_FLIGHT.account(entry.account(), entry.amount().currency());
    }

    private static String suspense(BookedEntry entry) {
        return Chart.UNALLOCATED.account(entry.account(), entry.amount().currency());
    }
}
