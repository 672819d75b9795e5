package org.kontor.payments.domain;

import static org.kontor.payments.domain.Journals.credit;
import static org.kontor.payments.domain.Journals.debit;

import java.util.List;
import java.util.UUID;
import org.kontor.payments.Posting;
import org.kontor.values.Money;

/** What is posted when money that we owe somebody changes its currency, and when parts do not sum to their whole. */
public final class ExchangeJournals {

    /** Sold in one currency for the other; the spread is our part of what was bought. */
    public record Deal(Money sold, Money bought, Money spread) {}

    private final Journals journals;

    public ExchangeJournals(Journals journals) {
        this.journals = journals;
    }

    /** What a seller is owed, in another currency. */
    void ofSeller(Cause cause, UUID seller, Deal deal) {
        exchanged(
                cause,
                Chart.SELLER_PAYABLE.account(seller, deal.sold().currency()),
                Chart.SELLER_PAYABLE.account(seller, deal.bought().currency()),
                deal);
    }

    /** What was paid for an order, into its own currency and wherever it belongs there. */
    void ofOrder(Cause cause, String account, Deal deal) {
        exchanged(cause, Journals.escrow(cause, deal.sold()), account, deal);
    }

    /** What was paid for an order comes back out of its own currency; our spread on it comes back as well. */
    void back(Cause cause, String account, Deal deal) {
        Money sold = deal.sold();
        Money bought = deal.bought();
        journals.post(
                cause,
                Event.EXCHANGE_BACK,
                List.of(
                        debit(account, bought.minus(deal.spread())),
                        debit(Chart.FX_SPREAD.account(bought.currency()), deal.spread()),
                        credit(Chart.FX_POSITION.account(bought.currency()), bought),
                        debit(Chart.FX_POSITION.account(sold.currency()), sold),
                        credit(Journals.escrow(cause, sold), sold)));
    }

    /** The reverse of these postings of the same cause, to the cent. */
    void undone(Cause cause, List<Posting> back) {
        journals.post(
                cause,
                Event.EXCHANGE_UNDONE,
                back.stream().map(line -> credit(line.account(), line.amount())).toList());
    }

    /** Gives the order what rounding took from it, or takes what rounding gave: a negative amount. */
    void rounded(Cause cause, Money toEscrow) {
        journals.post(
                cause,
                Event.ROUNDING,
                List.of(
                        debit(Chart.ROUNDING.account(toEscrow.currency()), toEscrow),
                        credit(Journals.escrow(cause, toEscrow), toEscrow)));
    }

    /** Two legs, each of which balances in its currency, by way of our open position. */
    private void exchanged(Cause cause, String from, String to, Deal deal) {
        Money sold = deal.sold();
        Money bought = deal.bought();
        journals.post(
                cause,
                Event.EXCHANGE,
                List.of(
                        debit(from, sold),
                        credit(Chart.FX_POSITION.account(sold.currency()), sold),
                        debit(Chart.FX_POSITION.account(bought.currency()), bought),
                        credit(to, bought.minus(deal.spread())),
                        credit(Chart.FX_SPREAD.account(bought.currency()), deal.spread())));
    }
}
