package org.kontor.payments.domain;

import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** How the ledger's accounts are called, and what kind each is. */
public final class AccountName {

    public static final String CLEARING = "PROVIDER_CLEARING:";
    public static final String ESCROW = "ESCROW:";
    public static final String PAYABLE = "SELLER_PAYABLE:";
    public static final String REFUND = "REFUND_IN_FLIGHT:";

    public static final String UNALLOCATED = "UNALLOCATED:";
    public static final String CREDIT = "BUYER_CREDIT:";

    public static final String SELLER_RECEIVABLE = "SELLER_RECEIVABLE:";
    public static final String CHARGEBACK = "CHARGEBACK_RECEIVABLE:";

    public static final String BANK_CHARGE = "BANK_CHARGE:";

    private static final List<String> ASSETS = List.of(CLEARING, SELLER_RECEIVABLE, CHARGEBACK);

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

    /** Money that came for an order and is not all of what it awaits. */
    static String unallocated(UUID order, Currency currency) {
        return UNALLOCATED + order + ":" + currency;
    }

    /** What a buyer has paid too much. */
    static String credit(UUID organisation, Currency currency) {
        return CREDIT + organisation + ":" + currency;
    }

    /** What a seller must give back of what was released to it. */
    static String sellerReceivable(UUID organisation, Currency currency) {
        return SELLER_RECEIVABLE + organisation + ":" + currency;
    }

    /** What a provider took back although the payer had been refunded. */
    static String chargeback(String provider, Currency currency) {
        return CHARGEBACK + provider + ":" + currency;
    }

    /** What banks have kept of payments on their way. */
    static String bankCharge(Currency currency) {
        return BANK_CHARGE + currency;
    }

    /** ASSET, LIABILITY or EXPENSE. */
    static String kind(String account) {
        if (account.startsWith(BANK_CHARGE)) {
            return "EXPENSE";
        }
        return ASSETS.stream().anyMatch(account::startsWith) ? "ASSET" : "LIABILITY";
    }

    /** True for an account of one order, which may never be overdrawn. */
    static boolean ofOneOrder(String account) {
        return account.startsWith(ESCROW) || account.startsWith(REFUND) || account.startsWith(UNALLOCATED);
    }
}
