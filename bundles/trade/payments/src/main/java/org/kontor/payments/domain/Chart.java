package org.kontor.payments.domain;

import java.util.Currency;
import java.util.Optional;
import org.kontor.payments.Posting;

/**
 * The chart of accounts: what each is for, on which side it grows and whether it may be overdrawn. An account is called
 * {@code PURPOSE:OWNER:CURRENCY}, or {@code PURPOSE:CURRENCY} when it is the house's own; it needs no opening.
 */
public enum Chart {
    PROVIDER_CLEARING(Kind.ASSET, true, "Held by the payment provider"),
    BANK(Kind.ASSET, true, "At our bank"),
    CHARGEBACK_RECEIVABLE(Kind.ASSET, false, "Taken back by a payer's bank, in dispute"),
    SELLER_RECEIVABLE(Kind.ASSET, false, "Owed by the seller"),
    ESCROW(Kind.LIABILITY, false, "Escrow of this order"),
    SELLER_PAYABLE(Kind.LIABILITY, false, "Owed to the seller"),
    BUYER_CREDIT(Kind.LIABILITY, false, "Owed to the buyer"),
    REFUND_IN_FLIGHT(Kind.LIABILITY, false, "Refund on its way to the buyer"),
    PAYOUT_IN_FLIGHT(Kind.LIABILITY, false, "Payout on its way to the seller"),
    UNALLOCATED(Kind.LIABILITY, false, "Received and not yet allocated"),
    TAX_DUTY_COLLECTED(Kind.LIABILITY, false, "Duties and taxes collected"),
    COMMISSION(Kind.INCOME, true, "Our commission"),
    FX_SPREAD(Kind.INCOME, true, "Earned on exchange"),
    PROVIDER_FEE(Kind.EXPENSE, true, "The payment provider's fee"),
    BANK_CHARGE(Kind.EXPENSE, true, "The banks' charges"),
    ROUNDING(Kind.EXPENSE, true, "Rounding"),
    FX_POSITION(Kind.ASSET, true, "Open exchange position");

    /** On which side an account grows: assets and expenses by debits, the others by credits. */
    public enum Kind {
        ASSET(1),
        LIABILITY(-1),
        INCOME(-1),
        EXPENSE(1);

        private final int side;

        Kind(int side) {
            this.side = side;
        }
    }

    private final Kind kind;
    private final boolean mayBeOverdrawn;
    private final String words;

    Chart(Kind kind, boolean mayBeOverdrawn, String words) {
        this.kind = kind;
        this.mayBeOverdrawn = mayBeOverdrawn;
        this.words = words;
    }

    public Kind kind() {
        return kind;
    }

    /** False for an account whose every draw is checked against what it holds, one after another. */
    public boolean mayBeOverdrawn() {
        return mayBeOverdrawn;
    }

    /** What a party of the trade reads. */
    public String words() {
        return words;
    }

    /** How names of this purpose begin. */
    public String prefix() {
        return name() + ":";
    }

    /** The factor that makes debits less credits positive when the account holds something. */
    public int side() {
        return kind.side;
    }

    /** {@code owner} is an order, an organisation, a provider account or a bank account. */
    String account(Object owner, Currency currency) {
        return prefix() + owner + ":" + currency;
    }

    /** The house's own account. */
    String account(Currency currency) {
        return prefix() + currency;
    }

    /** Throws when no account can be called so. */
    public static Chart of(String account) {
        return find(account).orElseThrow(() -> new IllegalArgumentException(account + " is no account of the chart"));
    }

    public static Optional<Chart> find(String account) {
        int end = account.indexOf(':');
        for (Chart purpose : values()) {
            if (end > 0 && account.substring(0, end).equals(purpose.name())) {
                return Optional.of(purpose);
            }
        }
        return Optional.empty();
    }

    /** True when the posting takes something out of an account that may not be overdrawn. */
    static boolean draws(Posting posting) {
        Chart purpose = of(posting.account());
        return !purpose.mayBeOverdrawn && posting.amount().times(purpose.side()).minor() < 0;
    }
}
