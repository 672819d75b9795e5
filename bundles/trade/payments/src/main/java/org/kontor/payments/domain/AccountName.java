package org.kontor.payments.domain;

import java.util.Currency;
import java.util.UUID;

/** How the ledger's accounts are called, and what kind each is. */
public final class AccountName {

    public static final String CLEARING = "PROVIDER_CLEARING:";
    public static final String ESCROW = "ESCROW:";
    public static final String PAYABLE = "SELLER_PAYABLE:";
    public static final String REFUND = "REFUND_IN_FLIGHT:";

    private AccountName() {}

    /** What a provider account holds for us. */
    static String clearing(String provider, Currency currency) {
        return CLEARING + provider + ":" + currency;
    }

    /** What we hold for the parties of an order. */
    static String escrow(UUID order, Currency currency) {
        return ESCROW + order + ":" + currency;
    }

    /** What we owe a seller. */
    static String payable(UUID organisation, Currency currency) {
        return PAYABLE + organisation + ":" + currency;
    }

    /** What a provider has been told to give back and has not confirmed. */
    static String refund(UUID order, Currency currency) {
        return REFUND + order + ":" + currency;
    }

    /** ASSET or LIABILITY. */
    static String kind(String account) {
        return account.startsWith(CLEARING) ? "ASSET" : "LIABILITY";
    }

    /** True for an account of one order, which may never be overdrawn. */
    static boolean ofOneOrder(String account) {
        return account.startsWith(ESCROW) || account.startsWith(REFUND);
    }
}
