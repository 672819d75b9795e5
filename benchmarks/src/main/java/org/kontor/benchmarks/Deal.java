package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.kontor.testkit.trade.Http;
import org.kontor.testkit.trade.TradeRun;
import org.kontor.testkit.trade.Traders;

/** One trade from the order to the settled money, in few words on the screen. */
final class Deal {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Traders traders;
    private final TradeRun trade;
    private JsonNode order;

    /** Is paid with the traders' instrument. */
    Deal(Traders traders) {
        this.traders = traders;
        this.trade = new TradeRun(traders, PAUSE);
    }

    String id() {
        return trade.order();
    }

    String number() {
        return order.path("number").asText();
    }

    JsonNode total() {
        return order.path("total");
    }

    Traders traders() {
        return traders;
    }

    TradeRun trade() {
        return trade;
    }

    /** An empty plan is all at once. */
    void order(List<Map<String, Object>> plan) {
        trade.quoteUntilOffered();
        Http.Answer placed = trade.placeOrder(plan);
        order = placed.body();
        Telling.step("buyer", "orders 1,200 lamps and their way", placed, number() + " of " + Telling.money(total()));
        for (JsonNode stage : order.path("paymentPlan").path("stages")) {
            Telling.aside(
                    "%s. %-8s %12s  %s",
                    stage.path("number").asText(),
                    stage.path("label").asText(),
                    Telling.money(stage.path("amount")),
                    stage.path("trigger").asText());
        }
    }

    /** The first open stage. */
    Http.Answer pay(String what) {
        Http.Answer answer =
                traders.buyer().post("orders/" + id() + "/payments", Map.of()).expect(201, 202);
        return Telling.step("buyer", what, answer, answer.text("meaning"));
    }

    Http.Answer payment(String payment) {
        return traders.buyer().get("payments/" + payment).expect(200);
    }

    /** Looks until the payment is in the state. */
    Http.Answer until(String payment, String state) {
        Http.Answer answer =
                trade.until(() -> payment(payment), now -> now.text("state").equals(state), state);
        return Telling.step("kontor", "the payment stands", answer, answer.text("meaning"));
    }

    void prepare() {
        trade.check("warm white");
        Telling.step("seller", "checks and packs", trade.pack());
    }

    void ship() {
        Http.Answer booked = trade.bookUntilBooked();
        trade.label();
        trade.handOver();
        Telling.step("seller", "books the carrier and hands over", booked, "waybill " + booked.text("waybill"));
        Telling.step("carrier", "delivers", trade.until("DELIVERED"));
    }

    void settle() {
        trade.accept();
        Telling.step("buyer", "accepts the goods", trade.until("SETTLED"));
    }
}
