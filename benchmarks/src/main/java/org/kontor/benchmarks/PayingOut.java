package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.kontor.testkit.trade.Http;
import org.kontor.testkit.trade.LampTrade;
import org.kontor.testkit.trade.Traders;

/** The seller is paid what it is owed: a small sum at once, the rest when an operator consents. */
final class PayingOut {

    private static final String SMALL = "5000.00";
    private static final String SELLERS_ACCOUNT = "iban=GB29NWBK60161331926819;bic=NWBKGB2L;town=London;country=GB";

    private final Traders traders;
    private final BankMail mail;
    private final Path inbox;

    /** {@code inbox} is where the bank lays its answers. */
    PayingOut(Traders traders, BankMail mail, Path inbox) {
        this.traders = traders;
        this.mail = mail;
        this.inbox = inbox;
    }

    void play(Expectations expectations) throws IOException {
        JsonNode payable = bound().body().path("payable").path(0);
        Telling.aside("payable: %s", Telling.money(payable));
        Http.Answer small = ask(LampTrade.money(SMALL));
        Files.writeString(inbox.resolve("answer-pain.002.xml"), carriedOut().get(0));
        expectations.that("a payout by pain.001, settled by its pain.002", isSettled(small));
        String rest = new BigDecimal(payable.path("amount").asText())
                .subtract(new BigDecimal(SMALL))
                .toPlainString();
        Http.Answer large = ask(LampTrade.money(rest));
        expectations.that(
                "a large payout awaits an operator", large.text("state").equals("AWAITING_APPROVAL"));
        Http.Answer sent = traders.operator().post("payouts/" + large.text("id") + "/approval", Map.of());
        Telling.step("operator", "consents", sent.expect(200, 202));
        carriedOut();
        mail.bring();
        expectations.that("and is settled by the camt.053", isSettled(large));
    }

    private Http.Answer bound() {
        Http.Answer instrument = traders.seller()
                .post(
                        "organisations/" + traders.sellerId() + "/payment-instruments",
                        Map.of(
                                "provider",
                                mail.account(),
                                "setup",
                                SELLERS_ACCOUNT,
                                "holder",
                                "Brightway Lighting (Shenzhen) Co., Ltd."));
        Telling.step("seller", "names its bank account", instrument.expect(201), "…" + instrument.text("lastDigits"));
        Http.Answer account = traders.seller().post("payout-account", Map.of("instrument", instrument.text("id")));
        String from = account.text("usableFrom");
        return Telling.step("seller", "wants to be paid there", account.expect(200), "usable from " + from);
    }

    private Http.Answer ask(Map<String, Object> amount) {
        Http.Answer asked =
                traders.seller().post("payouts", Map.of("amount", amount)).expect(201, 202);
        String whoMustAct = "who must act: " + asked.text("whoMustAct");
        return Telling.step("seller", "asks for " + amount.get("amount"), asked, whoMustAct);
    }

    /** The bank takes the payment files; its answers. */
    private List<String> carriedOut() {
        int before = mail.bank().postings().size();
        List<String> answers = mail.bank().collects();
        mail.bank().postings().stream()
                .skip(before)
                .forEach(paid -> Telling.act(
                        "bank", "carries out a pain.001: " + paid.amount(), paid.name() + ", " + paid.account()));
        return answers;
    }

    private boolean isSettled(Http.Answer payout) {
        Http.Answer now = traders.seller().post("payouts/" + payout.text("id") + "/refresh", Map.of());
        Telling.step("seller", "has the bank asked", now.expect(200, 202), now.text("reference"));
        return now.text("state").equals("SETTLED");
    }
}
