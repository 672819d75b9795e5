package org.kontor.payment;

import java.time.LocalDate;
import org.kontor.values.Money;
import org.kontor.values.Require;

/**
 * What a payer's bank must be told: whom to pay, at which account (an IBAN, or the bank's own number) and bank (its BIC and
 * name), exactly how much, and the reference by which the money is recognised (ISO 11649); the offer stands through {@code until}.
 */
public record Remittance(
        String beneficiary, String account, String bic, String bank, Money amount, String reference, LocalDate until) {

    public Remittance {
        beneficiary = Require.text("beneficiary", beneficiary);
        account = Require.text("account", account);
        bic = Require.optional(bic);
        bank = Require.optional(bank);
        Require.present("amount", amount);
        reference = Require.text("reference", reference);
        Require.present("until", until);
    }
}
