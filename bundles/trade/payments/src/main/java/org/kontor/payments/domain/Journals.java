package org.kontor.payments.domain;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
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

    /** At which provider money was taken back, and out of what. */
    record Taken(String provider, UUID seller, ChargebackCase.Source from) {

        Event event() {
            return switch (from) {
                case ESCROW -> Event.CHARGEBACK_HELD;
                case SELLER -> Event.CHARGEBACK_RELEASED;
                case PROVIDER -> Event.CHARGEBACK_REFUNDED;
                case UNBOOKED -> throw new IllegalStateException("a chargeback that cannot be booked is not");
            };
        }

        private String account(Cause cause, Money amount) {
            return switch (from) {
                case ESCROW -> escrow(cause, amount);
                case SELLER -> Chart.SELLER_RECEIVABLE.account(seller, amount.currency());
                case PROVIDER -> Chart.CHARGEBACK_RECEIVABLE.account(provider, amount.currency());
                case UNBOOKED -> throw new IllegalStateException("a chargeback that cannot be booked is not");
            };
        }
    }

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

    /** From the payer's bank, for an order; it is the order's when all of it is there. */
    void fundsReceived(Cause cause, String provider, Money amount) {
        post(cause, Event.FUNDS_RECEIVED, amount, clearing(provider, amount), unallocated(cause, amount));
    }

    /** All of what was received in parts. */
    void fundsAllocated(Cause cause, Money amount) {
        post(cause, Event.CAPTURE, amount, unallocated(cause, amount), escrow(cause, amount));
    }

    /** What was received and is not the order's is owed to the buyer. */
    void fundsCredited(Cause cause, UUID buyer, Money amount) {
        String credit = Chart.BUYER_CREDIT.account(buyer, amount.currency());
        post(cause, Event.FUNDS_CREDITED, amount, unallocated(cause, amount), credit);
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

    /** A payer's bank takes back what its provider holds for us. */
    void chargedBack(Cause cause, Taken taken, Money amount) {
        post(cause, taken.event(), amount, taken.account(cause, amount), clearing(taken.provider(), amount));
    }

    void chargebackFee(Cause cause, String provider, Money fee) {
        post(cause, Event.CHARGEBACK_FEE, fee, Chart.PROVIDER_FEE.account(fee.currency()), clearing(provider, fee));
    }

    /** The chargeback is undone; its cause is another than that of the chargeback. */
    void chargebackWon(Cause cause, Taken taken, Money amount) {
        String clearing = clearing(taken.provider(), amount);
        post(cause, Event.CHARGEBACK_WON, amount, clearing, taken.account(cause, amount));
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
        return new Transfer(
                cause.transfer(event), event.name(), cause.order(), cause.subject(), clock.instant(), lines);
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

    static String unallocated(Cause cause, Money amount) {
        return Chart.UNALLOCATED.account(cause.order(), amount.currency());
    }

    private static String inFlight(Cause cause, Money amount) {
        return Chart.REFUND_IN_FLIGHT.account(cause.order(), amount.currency());
    }
}
