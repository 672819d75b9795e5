package org.kontor.payments.domain;

import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.kontor.payments.Posting;
import org.kontor.payments.domain.ChargebackCase.Source;
import org.kontor.payments.domain.ExchangeJournals.Deal;
import org.kontor.values.Money;

/**
 * The exchange of payments that were charged in another currency than their order's, there and back in the proportion
 * of the payment itself; of a payment in the order's currency nothing is exchanged. What rounding leaves is in our
 * position.
 */
final class Exchanges {

    /** What of a payment's exchange stands: its money as it was paid, as the order has it, and our spread. */
    record Rest(Money paid, Money worth, Money spread) {}

    private static final Set<Event> EVENTS = Set.of(Event.EXCHANGE, Event.EXCHANGE_BACK, Event.EXCHANGE_UNDONE);

    private final ExchangeJournals journals;
    private final Ledger ledger;

    Exchanges(ExchangeJournals journals, Ledger ledger) {
        this.journals = journals;
        this.ledger = ledger;
    }

    /** All of it, when the payment's money has come. */
    void paid(Payment payment) {
        if (payment.exchanged()) {
            Payment.Worth worth = payment.worth();
            Deal deal = new Deal(payment.amount(), worth.amount().plus(worth.spread()), worth.spread());
            journals.ofOrder(Cause.ofPayment(payment), escrow(payment), deal);
        }
    }

    /** The intention takes so much of the order's money; returns what the payer gets for it. */
    Money givenBack(Payment payment, Money amount, UUID intention) {
        if (!payment.exchanged()) {
            return amount;
        }
        Deal deal = deal(payment, amount);
        journals.back(Cause.ofPayment(payment, intention), escrow(payment), deal);
        return deal.sold();
    }

    /** The refund has failed: the order has its money again. */
    void notGivenBack(Payment payment, UUID intention) {
        if (payment.exchanged()) {
            journals.undone(Cause.ofPayment(payment, intention), back(payment, intention));
        }
    }

    /** What the intention has taken out of escrow. */
    Money takenOut(Payment payment, UUID intention) {
        return back(payment, intention).get(0).amount();
    }

    void takenBack(Payment payment, Money amount, Source from, UUID cause) {
        if (payment.exchanged() && from != Source.PROVIDER) {
            journals.back(Cause.ofPayment(payment, cause), account(payment, from), part(payment, amount));
        }
    }

    void wonBack(Payment payment, Money amount, Source to, UUID cause) {
        if (payment.exchanged() && to != Source.PROVIDER) {
            journals.ofOrder(Cause.ofPayment(payment, cause), account(payment, to), part(payment, amount));
        }
    }

    /**
     * What the payer gets back for so much of the order's money, rounded up; for all that is left of it, all that is
     * left.
     */
    Deal deal(Payment payment, Money amount) {
        Rest rest = rest(payment);
        if (amount.equals(rest.worth())) {
            return new Deal(rest.paid(), amount.plus(rest.spread()), rest.spread());
        }
        Proportion part = new Proportion(amount, payment.worth().amount());
        Money paid = smaller(part.ceiling(payment.amount()), rest.paid());
        Money spread = smaller(part.floor(payment.worth().spread()), rest.spread());
        return new Deal(paid, amount.plus(spread), spread);
    }

    Rest rest(Payment payment) {
        Currency paid = payment.amount().currency();
        Currency worth = payment.worth().amount().currency();
        Money bought = moved(payment, Chart.FX_POSITION, worth);
        Money spread = moved(payment, Chart.FX_SPREAD, worth).times(-1);
        return new Rest(moved(payment, Chart.FX_POSITION, paid).times(-1), bought.minus(spread), spread);
    }

    private Money moved(Payment payment, Chart purpose, Currency currency) {
        return new Money(ledger.moved(payment.id(), EVENTS, purpose.account(currency)), currency);
    }

    private static Deal part(Payment payment, Money amount) {
        Payment.Worth worth = payment.worthOf(amount);
        return new Deal(amount, worth.amount().plus(worth.spread()), worth.spread());
    }

    private List<Posting> back(Payment payment, UUID intention) {
        return ledger.postings(Cause.ofPayment(payment, intention).transfer(Event.EXCHANGE_BACK));
    }

    private static String account(Payment payment, Source source) {
        Currency currency = payment.worth().amount().currency();
        return source == Source.SELLER ? Chart.SELLER_RECEIVABLE.account(payment.seller(), currency) : escrow(payment);
    }

    private static String escrow(Payment payment) {
        return Chart.ESCROW.account(payment.order(), payment.worth().amount().currency());
    }

    private static Money smaller(Money one, Money other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
