package org.kontor.payments.domain;

import java.util.Currency;
import java.util.UUID;
import org.kontor.values.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The transfers that payments cause. */
@Component(service = Escrow.class)
public final class Escrow {

    private final Journals journals;
    private final Exchanges exchanges;
    private final Ledger ledger;

    @Activate
    public Escrow(@Reference Journals journals, @Reference Ledger ledger) {
        this.journals = journals;
        this.exchanges = new Exchanges(new ExchangeJournals(journals), ledger);
        this.ledger = ledger;
    }

    void capture(Payment payment) {
        journals.captured(Cause.ofPayment(payment), payment.provider(), payment.amount());
        exchanges.paid(payment);
    }

    /** Money has come from the payer's bank, and is the order's when all of it is there. */
    void receive(Payment payment, Money received, UUID receipt) {
        journals.fundsReceived(Cause.ofPayment(payment, receipt), payment.provider(), received);
    }

    /** All that the payment awaits has come. */
    void allocate(Payment payment) {
        journals.fundsAllocated(Cause.ofPayment(payment), payment.amount());
        exchanges.paid(payment);
    }

    /** What came too much, too late or not in full is owed to the buyer. */
    void credit(Payment payment, Money surplus, UUID cause) {
        journals.fundsCredited(Cause.ofPayment(payment, cause), payment.buyer(), surplus);
    }

    /** The provider has taken money back. */
    void chargeBack(Payment payment, Money amount, ChargebackCase.Source from, UUID cause) {
        exchanges.takenBack(payment, amount, from, cause);
        journals.chargedBack(Cause.ofPayment(payment, cause), taken(payment, from), amount);
    }

    /** The provider has given back what it had taken back. */
    void winBack(Payment payment, Money amount, ChargebackCase.Source to, UUID cause) {
        journals.chargebackWon(Cause.ofPayment(payment, cause), taken(payment, to), amount);
        exchanges.wonBack(payment, amount, to, cause);
    }

    /**
     * Out of escrow, in the order's currency. A refund that failed may be tried again: each try is an intention of its
     * own, and has its own transfers.
     */
    void requestRefund(Payment payment, Money amount, UUID intention) {
        Money back = exchanges.givenBack(payment, amount, intention);
        journals.refundRequested(Cause.ofPayment(payment, intention), back);
    }

    /** What the payer gets when so much of the order's money is given back. */
    Money asPaid(Payment payment, Money amount) {
        return payment.exchanged() ? exchanges.deal(payment, amount).sold() : amount;
    }

    void confirmRefund(Payment payment, UUID intention) {
        journals.refundConfirmed(
                Cause.ofPayment(payment, intention), payment.provider(), requested(payment, intention));
    }

    void failRefund(Payment payment, UUID intention) {
        journals.refundFailed(Cause.ofPayment(payment, intention), requested(payment, intention));
        exchanges.notGivenBack(payment, intention);
    }

    /** How much the intention gives back, in the currency that was paid. */
    Money requested(Payment payment, UUID intention) {
        return ledger.postings(Cause.ofPayment(payment, intention).transfer(Event.REFUND_REQUESTED)).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no refund was requested by " + intention))
                .amount();
    }

    /** How much the intention takes out of escrow, in the order's currency. */
    Money takenOut(Payment payment, UUID intention) {
        return payment.exchanged() ? exchanges.takenOut(payment, intention) : requested(payment, intention);
    }

    /** What has been given back or is on its way: requested and not failed. */
    Money refunded(Payment payment) {
        long minor =
                ledger.moved(payment.id(), Event.REFUND_REQUESTED) - ledger.moved(payment.id(), Event.REFUND_FAILED);
        return new Money(minor, payment.amount().currency());
    }

    /** What is back with the payer. */
    Money back(Payment payment) {
        return new Money(
                ledger.moved(payment.id(), Event.REFUND_CONFIRMED),
                payment.amount().currency());
    }

    boolean isEmpty(Payment payment) {
        return holding(payment).balance().isZero();
    }

    /** What is in the order's escrow and not reserved. */
    Money held(Payment payment) {
        return holding(payment).available();
    }

    private Ledger.Holding holding(Payment payment) {
        Currency currency = payment.worth().amount().currency();
        return ledger.holding(Chart.ESCROW.account(payment.order(), currency), currency);
    }

    /** What can still be given back. */
    Money refundable(Payment payment) {
        return payment.amount().minus(refunded(payment));
    }

    /** What can still be given back, in the order's currency. */
    Money refundableWorth(Payment payment) {
        return payment.exchanged() ? exchanges.rest(payment).worth() : refundable(payment);
    }

    /** What was exchanged comes out of the order's escrow in the currency paid, wherever it was in the order's. */
    private static Journals.Taken taken(Payment payment, ChargebackCase.Source source) {
        boolean byWayOfEscrow = payment.exchanged() && source == ChargebackCase.Source.SELLER;
        return new Journals.Taken(
                payment.provider(), payment.seller(), byWayOfEscrow ? ChargebackCase.Source.ESCROW : source);
    }
}
