package org.kontor.payment.bank.transfer;

import java.util.Optional;
import org.kontor.payment.BankEntry.Counterparty;

/** Who paid whom, in camt's words. */
final class CamtParties {

    private CamtParties() {}

    /** An account's IBAN, or the bank's own number. */
    static String account(Optional<Element> account) {
        return account.map(element -> {
                    String iban = Iban.normal(element.text("Id", "IBAN"));
                    return Words.first(iban, element.text("Id", "Othr", "Id"), element.text("Id", "PrtryAcct", "Id"));
                })
                .orElse("");
    }

    /** The party that is not the owner of the account: a return keeps the roles of the payment it returns. */
    static Counterparty other(Element parties, boolean credit, String own) {
        Counterparty expected = party(parties, credit ? "Dbtr" : "Cdtr");
        boolean isOurs = expected.account().equals(own);
        boolean isNobody = expected.name().isEmpty() && expected.account().isEmpty();
        if (!isOurs && !isNobody) {
            return expected;
        }
        Counterparty opposite = party(parties, credit ? "Cdtr" : "Dbtr");
        return opposite.account().equals(own) || !isOurs && opposite.account().isEmpty() ? expected : opposite;
    }

    /** The account of ours that the payer named, where it is not the statement's own: a virtual one. */
    static String credited(Element parties, String own) {
        String account = account(parties.at("CdtrAcct"));
        return account.equals(own) ? "" : account;
    }

    private static Counterparty party(Element parties, String role) {
        return new Counterparty(
                Words.first(name(parties, role), name(parties, "Ultmt" + role)), account(parties.at(role + "Acct")));
    }

    private static String name(Element parties, String role) {
        return Words.first(
                parties.text(role, "Nm"),
                parties.text(role, "Pty", "Nm"),
                parties.text(role, "Agt", "FinInstnId", "Nm"));
    }
}
