package org.kontor.payments.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kontor.payment.BankEntry;
import org.kontor.values.Money;

/** An entry of a bank's statement as a test tells it: a booked credit, until it says otherwise. */
final class EntryDraft {

    private final String id;
    private final Money amount;
    private final LocalDate bookedOn;
    private boolean credit = true;
    private boolean booked = true;
    private List<String> references = List.of();
    private String endToEndId = "";
    private String creditedAccount = "";
    private String name = "";
    private String account = "";
    private String returnReason = "";

    EntryDraft(String id, Money amount, LocalDate bookedOn) {
        this.id = id;
        this.amount = amount;
        this.bookedOn = bookedOn;
    }

    EntryDraft to(String virtualAccount) {
        creditedAccount = virtualAccount;
        return this;
    }

    EntryDraft writing(String... found) {
        references = List.of(found);
        return this;
    }

    EntryDraft endToEnd(String given) {
        endToEndId = given;
        return this;
    }

    EntryDraft from(String payerAccount) {
        account = payerAccount;
        return this;
    }

    EntryDraft named(String payer) {
        name = payer;
        return this;
    }

    EntryDraft announced() {
        booked = false;
        return this;
    }

    EntryDraft debit() {
        credit = false;
        return this;
    }

    /** A debit that takes a credit back. */
    EntryDraft returned(String reason) {
        returnReason = reason;
        return debit();
    }

    /** A credit of money that had left us. */
    EntryDraft comingBack() {
        returnReason = "AC04";
        return this;
    }

    BankEntry told() {
        return new BankEntry(
                id,
                amount,
                credit,
                booked,
                false,
                bookedOn,
                Optional.empty(),
                references,
                endToEndId,
                creditedAccount,
                new BankEntry.Counterparty(name, account),
                "",
                returnReason,
                "");
    }
}
