package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.kontor.testkit.trade.Http;
import org.kontor.values.Money;

/** Paid by bank transfer in two stages; the balance comes without a reference, and an operator knows whose it is. */
final class BankTrade {

    static final List<Map<String, Object>> PLAN = List.of(
            Map.of("label", "Deposit", "percent", "30", "trigger", "ON_ORDER"),
            Map.of("label", "Balance", "percent", "70", "trigger", "BEFORE_SHIPMENT"));

    private static final String BUYERS_ACCOUNT = "NL91ABNA0417164300";
    private static final String ANOTHER_ACCOUNT = "DE75512108001245126199";

    private final Deal deal;
    private final BankMail mail;

    BankTrade(Deal deal, BankMail mail) {
        this.deal = deal;
        this.mail = mail;
    }

    void play(Expectations expectations) {
        deal.order(PLAN);
        deposit();
        expectations.that(
                "a deposit of 30 %, found by its reference",
                deal.trade().until("DEPOSITED").status() == 200);
        deal.prepare();
        Http.Answer early = deal.traders().seller().post("orders/" + deal.id() + "/booking", Map.of());
        Telling.step("seller", "books a carrier too early", early, early.text("detail"));
        expectations.that("no booking before the balance", early.status() == 409);
        balance(expectations);
        deal.ship();
        deal.settle();
    }

    private void deposit() {
        JsonNode remittance = told(deal.pay("asks how to pay the deposit"));
        pays("Elbe Leuchten GmbH", BUYERS_ACCOUNT, due(remittance), "deposit " + reference(remittance));
        mail.bring();
    }

    private void balance(Expectations expectations) {
        Http.Answer asked = deal.pay("asks how to pay the balance");
        JsonNode remittance = told(asked);
        pays("Elbe Holding AG", ANOTHER_ACCOUNT, due(remittance), "balance for the lamps");
        boolean suspended = mail.bring().body().path("suspense").asInt() == 1;
        expectations.that("an entry that nobody knows waits in suspense", suspended);
        String entry = "bank-entries/" + inSuspense(remittance);
        Http operator = deal.traders().operator();
        Http.Answer assigned = operator.post(entry + "/allocation", Map.of("payment", asked.text("id")));
        Telling.step("operator", "assigns it to the payment", assigned.expect(200), note(assigned));
        expectations.that(
                "and is assigned to its payment", deal.trade().until("PAID").status() == 200);
        Http.Answer looked = operator.post(entry + "/sender-check", Map.of("reason", "the buyer's parent company"));
        Telling.step("operator", "has looked at the sender", looked.expect(200), note(looked));
        deal.until(asked.text("id"), "CAPTURED");
    }

    private void pays(String payer, String account, Money amount, String words) {
        mail.bank().receives(amount, payer, account, words);
        Telling.act("payer", "sends " + amount, payer + ": \"" + words + "\"");
    }

    private static String note(Http.Answer entry) {
        return entry.body().at("/outcome/state").asText() + "  "
                + entry.body().at("/outcome/note").asText();
    }

    private static JsonNode told(Http.Answer asked) {
        JsonNode remittance = asked.body().path("remittance");
        Telling.aside(
                "%s to %s, %s, %s, reference %s, until %s",
                Telling.money(remittance.path("amount")),
                remittance.path("beneficiary").asText(),
                remittance.path("account").asText(),
                remittance.path("bic").asText(),
                reference(remittance),
                remittance.path("until").asText());
        return remittance;
    }

    private static Money due(JsonNode remittance) {
        JsonNode amount = remittance.path("remaining");
        return Money.parse(
                amount.path("amount").asText(), amount.path("currency").asText());
    }

    private static String reference(JsonNode remittance) {
        return remittance.path("reference").asText();
    }

    /** The entry of this account and amount; others may wait as well. */
    private String inSuspense(JsonNode remittance) {
        Http.Answer entries =
                deal.traders().operator().get("bank-entries?limit=100").expect(200);
        for (JsonNode entry : entries.body().path("items")) {
            if (entry.path("account").asText().equals(mail.account())
                    && entry.path("amount").equals(remittance.path("remaining"))) {
                return entry.path("id").asText();
            }
        }
        throw new IllegalStateException("nothing in suspense: " + entries.body());
    }
}
