package org.kontor.payment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kontor.values.Money;
import org.kontor.values.Require;

/**
 * Money that came to our account or left it.
 *
 * @param id what makes the entry recognised when the bank tells of it again, in this file or another
 * @param amount positive
 * @param credit true when it came to us
 * @param booked only what is booked moves money; the rest is announced
 * @param reversal takes an earlier entry of the opposite direction back
 * @param references valid creditor references (ISO 11649) and our own references found in it, best first, normalised
 * @param endToEndId the payer's or our own id, empty when the bank names none
 * @param creditedAccount the virtual account that the payer used, empty when it is the statement's own
 * @param counterparty the other party's name and account, each empty when the bank does not tell it
 * @param remittance the payer's words, whole
 * @param returnReason why the bank sent it back, empty when it did not
 * @param code the bank's own transaction code, verbatim
 */
public record BankEntry(
        String id,
        Money amount,
        boolean credit,
        boolean booked,
        boolean reversal,
        LocalDate bookedOn,
        Optional<LocalDate> valueOn,
        List<String> references,
        String endToEndId,
        String creditedAccount,
        Counterparty counterparty,
        String remittance,
        String returnReason,
        String code) {

    /** Whom the money came from or went to. */
    public record Counterparty(String name, String account) {
        public Counterparty {
            name = Require.optional(name);
            account = Require.optional(account);
        }
    }

    public BankEntry {
        id = Require.text("id", id);
        Require.present("amount", amount);
        Require.present("bookedOn", bookedOn);
        Require.present("valueOn", valueOn);
        references = List.copyOf(references);
        endToEndId = Require.optional(endToEndId);
        creditedAccount = Require.optional(creditedAccount);
        Require.present("counterparty", counterparty);
        remittance = Require.optional(remittance);
        returnReason = Require.optional(returnReason);
        code = Require.optional(code);
    }
}
