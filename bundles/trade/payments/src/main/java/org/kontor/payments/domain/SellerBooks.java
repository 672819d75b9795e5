package org.kontor.payments.domain;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.kontor.orders.Order;
import org.kontor.payments.Posting;
import org.kontor.payments.Transfer;
import org.kontor.values.Money;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The transfers between escrow, what sellers are owed and our bank; each has an id that follows from its cause. */
@Component(service = SellerBooks.class)
public final class SellerBooks {

    private final Ledger ledger;
    private final Clock clock;

    @Activate
    public SellerBooks(@Reference Ledger ledger, @Reference Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    void release(Order order, Money gross, Money commission, UUID cause) {
        Currency currency = gross.currency();
        List<Posting> sides = new ArrayList<>();
        sides.add(new Posting(AccountName.escrow(order.id(), currency), gross));
        if (gross.compareTo(commission) > 0) {
            sides.add(credit(AccountName.payable(order.seller(), currency), gross.minus(commission)));
        }
        if (commission.isPositive()) {
            sides.add(credit(AccountName.commission(currency), commission));
        }
        post(order.id(), cause, "RELEASE", sides);
    }

    /** From what the seller is owed and, beyond that, as the seller's debt. */
    void reclaim(Order order, Money amount, UUID cause) {
        Currency currency = amount.currency();
        Money owed = positive(ledger.credit(AccountName.payable(order.seller(), currency), currency));
        Money fromOwed = owed.compareTo(amount) < 0 ? owed : amount;
        List<Posting> sides = new ArrayList<>();
        if (fromOwed.isPositive()) {
            sides.add(new Posting(AccountName.payable(order.seller(), currency), fromOwed));
        }
        if (amount.compareTo(fromOwed) > 0) {
            sides.add(new Posting(AccountName.receivable(order.seller(), currency), amount.minus(fromOwed)));
        }
        sides.add(credit(AccountName.escrow(order.id(), currency), amount));
        post(order.id(), cause, "RECLAIM", sides);
    }

    Money payable(UUID seller, Currency currency) {
        return ledger.credit(AccountName.payable(seller, currency), currency)
                .plus(ledger.credit(AccountName.receivable(seller, currency), currency));
    }

    void payoutSent(UUID seller, Money amount, UUID payout) {
        Money most = payable(seller, amount.currency());
        if (most.compareTo(amount) < 0) {
            throw TradeRuleException.conflict(
                    "more-than-payable",
                    "The seller can be paid " + most + ", not " + amount,
                    "ask for " + positive(most) + " at most");
        }
        move(payout, amount, "PAYOUT_SENT", owed(seller, amount), inFlight(payout, amount));
    }

    void payoutSettled(Money amount, UUID payout) {
        move(payout, amount, "PAYOUT_SETTLED", inFlight(payout, amount), AccountName.bank(amount.currency()));
    }

    void payoutRejected(UUID seller, Money amount, UUID payout) {
        move(payout, amount, "PAYOUT_REJECTED", inFlight(payout, amount), owed(seller, amount));
    }

    void payoutReturned(UUID seller, Money amount, UUID payout) {
        move(payout, amount, "PAYOUT_RETURNED", AccountName.bank(amount.currency()), owed(seller, amount));
    }

    private void move(UUID payout, Money amount, String kind, String debit, String credit) {
        post(payout, payout, kind, List.of(new Posting(debit, amount), credit(credit, amount)));
    }

    private void post(UUID subject, UUID cause, String kind, List<Posting> sides) {
        UUID id = UUID.nameUUIDFromBytes((cause + ":" + kind).getBytes(StandardCharsets.US_ASCII));
        ledger.post(new Transfer(id, kind, subject, clock.instant(), sides));
    }

    private static String owed(UUID seller, Money amount) {
        return AccountName.payable(seller, amount.currency());
    }

    private static String inFlight(UUID payout, Money amount) {
        return AccountName.payout(payout, amount.currency());
    }

    private static Posting credit(String account, Money amount) {
        return new Posting(account, amount.times(-1));
    }

    private static Money positive(Money amount) {
        return amount.isPositive() ? amount : Money.zero(amount.currency());
    }
}
