package org.kontor.benchmarks;

import java.nio.charset.StandardCharsets;
import org.kontor.testkit.live.payment.Bank;
import org.kontor.testkit.live.payment.CamtForm;
import org.kontor.testkit.trade.Http;

/** Brings what the bank tells to the server, as an operator does: each statement has all movements so far. */
final class BankMail {

    private final Bank bank;
    private final String account;
    private final Http operator;

    /** {@code account} is the server's, with this bank. */
    BankMail(Bank bank, String account, Http operator) {
        this.bank = bank;
        this.account = account;
        this.operator = operator;
    }

    Bank bank() {
        return bank;
    }

    /** The server's report. */
    Http.Answer bring() {
        String statement = bank.tells(CamtForm.STATEMENT, bank.postings());
        Http.Answer report = operator.post(
                "bank-statements/" + account + "?name=camt053.xml",
                "application/octet-stream",
                statement.getBytes(StandardCharsets.UTF_8));
        String counts = "taken %s, known %s; matched %s, in suspense %s, of no payment %s"
                .formatted(
                        report.text("taken"),
                        report.text("known"),
                        report.text("matched"),
                        report.text("suspense"),
                        report.text("ignored"));
        Telling.step("operator", "brings the bank's camt.053", report.expect(200), counts);
        report.body().path("warnings").forEach(warning -> Telling.aside("%s", warning.asText()));
        return report;
    }

    String account() {
        return account;
    }
}
