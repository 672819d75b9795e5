package org.kontor.payments.domain;

import java.util.Currency;
import java.util.UUID;
import java.util.stream.Stream;

/** How the ledger's accounts are called, and what kind each is. */
public final class AccountName {

    public static final String CLEARING = "PROVIDER_CLEARING:";
    public static final String ESCROW = "ESCROW:";
    public static final String PAYABLE = "SELLER_PAYABLE:";
    public static final String REFUND = "REFUND_IN_FLIGHT:";
    public static final String PAYOUT = "PAYOUT_IN_FLIGHT:";
    public static final String RECEIVABLE = "SELLER_RECEIVABLE:";
    public static final String COMMISSION = "COMMISSION:";
    public static final String BANK = "BANK:";

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

    /** What is on its way to a seller's own account. */
    static String payout(UUID payout, Currency currency) {
        return PAYOUT + payout + ":" + currency;
    }

    /** What a seller owes us. */
    static String receivable(UUID organisation, Currency currency) {
        return RECEIVABLE + organisation + ":" + currency;
    }

    /** What we earn. */
    static String commission(Currency currency) {
        return COMMISSION + currency;
    }

    /** What lies in our own bank account. */
    static String bank(Currency currency) {
        return BANK + currency;
    }

    /** ASSET, LIABILITY or INCOME. */
    static String kind(String account) {
        if (account.startsWith(COMMISSION)) {
            return "INCOME";
        }
        boolean asset = Stream.of(CLEARING, RECEIVABLE, BANK).anyMatch(account::startsWith);
        return asset ? "ASSET" : "LIABILITY";
    }

    /** True for an account of one order or payout, which may never be overdrawn. */
    static boolean ofOneOrder(String account) {
        return account.startsWith(ESCROW) || account.startsWith(REFUND) || account.startsWith(PAYOUT);
    }
}
