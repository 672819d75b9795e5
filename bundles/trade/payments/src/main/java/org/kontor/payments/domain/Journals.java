package org.kontor.payments.domain;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.kontor.payments.Posting;
import org.kontor.payments.Transfer;
import org.kontor.values.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What is posted for what happens to an order's money, in the caller's transaction. Whoever calls names the event and never
 * an account; a repeated call with the same cause posts nothing.
 */
@Component(service = Journals.class)
public final class Journals {

    private final Ledger ledger;
    private final Clock clock;

    @Activate
    public Journals(@Reference Ledger ledger, @Reference Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    void captured(Cause cause, String provider, Money amount) {
        post(cause, Event.CAPTURE, amount, clearing(provider, amount), escrow(cause, amount));
    }

    /** The seller is owed what is released less the commission; false when that was posted before. */
    boolean released(Cause cause, UUID seller, Money gross, Money commission) {
        List<Posting> lines = new ArrayList<>();
        lines.add(debit(escrow(cause, gross), gross));
        lines.add(credit(Chart.SELLER_PAYABLE.account(seller, gross.currency()), gross.minus(commission)));
        lines.add(credit(Chart.COMMISSION.account(gross.currency()), commission));
        return post(cause, Event.RELEASE, lines);
    }

    /** Back into escrow: what is taken from the seller's balance, and what the seller owes from now on. */
    void reclaimed(Cause cause, UUID seller, Money fromBalance, Money asDebt) {
        Money all = fromBalance.plus(asDebt);
        post(
                cause,
                Event.RECLAIM,
                List.of(
                        debit(Chart.SELLER_PAYABLE.account(seller, all.currency()), fromBalance),
                        debit(Chart.SELLER_RECEIVABLE.account(seller, all.currency()), asDebt),
                        credit(escrow(cause, all), all)));
    }

    /** Moves nothing yet: takes a draw on the escrow, so that of two orders at once to give back only one comes through. */
    void refundOrdered(Cause cause, Currency currency) {
        String escrow = Chart.ESCROW.account(cause.order(), currency);
        List<Posting> nothing = List.of(debit(escrow, Money.zero(currency)));
        ledger.mark(transfer(cause, Event.REFUND_ORDERED, nothing), Money.zero(currency));
    }

    void refundRequested(Cause cause, Money amount) {
        post(cause, Event.REFUND_REQUESTED, amount, escrow(cause, amount), inFlight(cause, amount));
    }

    void refundConfirmed(Cause cause, String provider, Money amount) {
        post(cause, Event.REFUND_CONFIRMED, amount, inFlight(cause, amount), clearing(provider, amount));
    }

    void refundFailed(Cause cause, Money amount) {
        post(cause, Event.REFUND_FAILED, amount, inFlight(cause, amount), escrow(cause, amount));
    }

    /** A payer's bank takes back what is still in escrow. */
    void chargedBackFromEscrow(Cause cause, String provider, Money amount) {
        post(cause, Event.CHARGEBACK_HELD, amount, escrow(cause, amount), clearing(provider, amount));
    }

    /** A payer's bank takes back what the seller was credited: the seller owes it. */
    void chargedBackFromSeller(Cause cause, String provider, UUID seller, Money amount) {
        String receivable = Chart.SELLER_RECEIVABLE.account(seller, amount.currency());
        post(cause, Event.CHARGEBACK_RELEASED, amount, receivable, clearing(provider, amount));
    }

    void chargebackFee(Cause cause, String provider, Money fee) {
        post(cause, Event.CHARGEBACK_FEE, fee, Chart.PROVIDER_FEE.account(fee.currency()), clearing(provider, fee));
    }

    /** The chargeback is undone: whatever it posted is posted the other way round. */
    void chargebackWon(Cause cause) {
        List<Posting> undone = Stream.of(Event.CHARGEBACK_HELD, Event.CHARGEBACK_RELEASED)
                .flatMap(posted -> ledger.postings(cause.transfer(posted)).stream())
                .map(line -> new Posting(line.account(), line.amount().times(-1)))
                .toList();
        post(cause, Event.CHARGEBACK_WON, undone);
    }

    /** Duties that the price contained and that are ours to pay. */
    void dutyCollected(Cause cause, Money amount) {
        String collected = Chart.TAX_DUTY_COLLECTED.account(amount.currency());
        post(cause, Event.DUTY_COLLECTED, amount, escrow(cause, amount), collected);
    }

    void post(Cause cause, Event event, Money amount, String debit, String credit) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException(event + " moves something, not " + amount);
        }
        post(cause, event, List.of(debit(debit, amount), credit(credit, amount)));
    }

    /** Lines of nothing are left out; false when it was posted before. */
    boolean post(Cause cause, Event event, List<Posting> lines) {
        List<Posting> moving =
                lines.stream().filter(line -> !line.amount().isZero()).toList();
        return ledger.post(transfer(cause, event, moving));
    }

    private Transfer transfer(Cause cause, Event event, List<Posting> lines) {
        return new Transfer(cause.transfer(event), event.name(), cause.order(), cause.subject(), clock.instant(), lines);
    }

    static Posting debit(String account, Money amount) {
        return new Posting(account, amount);
    }

    static Posting credit(String account, Money amount) {
        return new Posting(account, amount.times(-1));
    }

    static String clearing(String provider, Money amount) {
        return Chart.PROVIDER_CLEARING.account(provider, amount.currency());
    }

    static String escrow(Cause cause, Money amount) {
        return Chart.ESCROW.account(cause.order(), amount.currency());
    }

    private static String inFlight(Cause cause, Money amount) {
        return Chart.REFUND_IN_FLIGHT.account(cause.order(), amount.currency());
    }
}
