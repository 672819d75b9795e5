package org.kontor.payments;

import java.util.Currency;
import java.util.UUID;
import org.kontor.values.Money;

/**
 * How the settlement step moves held money: always in the caller's transaction, once per cause. Of two that draw on one
 * order at the same time one wins, the other is stale; while the books are broken nothing moves.
 */
public interface Escrows {

    /** What is held for the order now, without what is being refunded or was charged back. */
    Money held(UUID order);

    /** Credits the seller with the gross amount less the commission. */
    void release(UUID order, Money gross, Money commission, UUID cause);

    /** Starts giving back held money to those who paid it, the latest payment first. */
    void refund(UUID order, Money amount, String why, UUID cause);

    /** Takes released money back into escrow: from what the seller is owed and, beyond that, as the seller's debt. */
    void reclaim(UUID order, Money amount, UUID cause);

    /** What the seller can be paid: what it is owed less its debts; below zero when it owes more. */
    Money payable(UUID seller, Currency currency);

    /** The money is on its way to the seller; a conflict when it is more than {@link #payable}. */
    void payoutSent(UUID seller, Money amount, UUID payout);

    /** It has left {@code provider}, the account that pays it. */
    void payoutSettled(UUID seller, String provider, Money amount, UUID payout);

    /** It never left; the seller is owed it again. */
    void payoutRejected(UUID seller, Money amount, UUID payout);

    /** It had left {@code provider} and has come back there; the seller is owed it again. */
    void payoutReturned(UUID seller, String provider, Money amount, UUID payout);
}
