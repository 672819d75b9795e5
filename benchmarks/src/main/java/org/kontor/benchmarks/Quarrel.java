package org.kontor.benchmarks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.kontor.testkit.trade.Http;
import org.kontor.testkit.trade.LampTrade;

/** A dispute about all of an order: evidence of both sides, and a decision that two operators share. */
final class Quarrel {

    private static final int STALE = 409;
    private static final BigDecimal BUYERS_PART = new BigDecimal("0.40");
    private static final Map<String, Object> FLICKERING = Map.of(
            "kind", "VIDEO",
            "words", "480 of 1,200 lamps, flickering",
            "link", "https://evidence.example/lamps.mp4");
    private static final Map<String, Object> NOT_AGREED = Map.of(
            "kind", "INSPECTION_REPORT",
            "words", "dimming was not agreed",
            "link", "https://evidence.example/report.pdf");

    private final Http first;
    private final Http second;

    /** Two operators. */
    Quarrel(Http first, Http second) {
        this.first = first;
        this.second = second;
    }

    /** True when two operators had to decide, and the buyer has 40 % back. */
    boolean isSplit(Deal deal, String payment) {
        String dispute = opened(deal);
        String evidence = dispute + "/evidence";
        show(deal, deal.traders().buyer(), "buyer", evidence, FLICKERING);
        show(deal, deal.traders().seller(), "seller", evidence, NOT_AGREED);
        until(deal, dispute, "ESCALATABLE");
        Http.Answer called = deal.traders().buyer().post(dispute + "/escalation", Map.of("words", "we do not agree"));
        Telling.step("buyer", "calls the operator", called.expect(200));
        Telling.step(
                "operator",
                "takes it up",
                first.post(dispute + "/review", Map.of()).expect(200));
        Map<String, Object> ruling = Map.of("toBuyer", part(deal), "words", "40 % of the lamps flicker");
        boolean proposed = decide(first, "operator", dispute, ruling).status() == 200;
        boolean alone = decide(first, "operator", dispute, ruling).status() == 403;
        boolean together = decide(second, "second", dispute, ruling).status() == 200;
        until(deal, dispute, "EXECUTED");
        Http.Answer back = deal.trade()
                .until(() -> deal.payment(payment), now -> !now.text("state").equals("REFUNDING"), "the refund's end");
        Telling.step("kontor", "the payment stands", back, back.text("meaning"));
        return proposed && alone && together;
    }

    /** What of the order's total the buyer gets. */
    static Map<String, Object> part(Deal deal) {
        BigDecimal total = new BigDecimal(deal.total().path("amount").asText());
        return LampTrade.money(
                total.multiply(BUYERS_PART).setScale(2, RoundingMode.DOWN).toPlainString());
    }

    private static String opened(Deal deal) {
        Map<String, Object> claim =
                Map.of("amount", deal.total(), "reason", "QUALITY", "words", "480 lamps flicker when dimmed");
        Http.Answer opened = deal.traders().buyer().post("orders/" + deal.id() + "/disputes", claim);
        Telling.step("buyer", "opens a dispute about all of it", opened.expect(201), opened.text("words"));
        return "disputes/" + opened.text("id");
    }

    /** When the dispute's time moves it in the same moment, it is said again. */
    private static void show(Deal deal, Http party, String who, String path, Map<String, Object> exhibit) {
        Http.Answer shown = deal.trade()
                .until(() -> party.post(path, exhibit), answer -> answer.status() != STALE, "the evidence to be taken");
        Telling.step(who, "shows evidence: " + exhibit.get("kind"), shown.expect(200), "" + exhibit.get("words"));
    }

    private static Http.Answer decide(Http operator, String who, String dispute, Map<String, Object> ruling) {
        Http.Answer decided = operator.post(dispute + "/decision", ruling);
        String division = Telling.money(decided.body().at("/division/toBuyer")) + " to the buyer, "
                + Telling.money(decided.body().at("/division/toSeller")) + " to the seller";
        return Telling.step(who, "decides 60/40", decided, decided.status() == 200 ? division : decided.text("detail"));
    }

    private static Http.Answer until(Deal deal, String dispute, String state) {
        Http.Answer now = deal.trade()
                .until(
                        () -> deal.traders().buyer().get(dispute).expect(200),
                        answer -> answer.text("state").equals(state),
                        state);
        return Telling.step("kontor", "the dispute stands", now, "who must act: " + now.text("whoMustAct"));
    }
}
