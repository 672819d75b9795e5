package org.kontor.testkit.trade;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * One trade over HTTP, step by step, each returning the server's answer. A step repeated is the same request with the same
 * key, as a client repeats what it got no answer to.
 */
public final class TradeRun {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int NOT_YET = 409;

    private final Traders traders;
    private final Duration pause;
    private final String carrier;
    private final String mode;
    private final String name = UUID.randomUUID().toString();
    private String request = "";
    private String option = "";
    private String order = "";
    private int orders;

    /** {@code pause} lies between two looks while waiting for the carrier. */
    public TradeRun(Traders traders, Duration pause) {
        this(traders, pause, Traders.CARRIER, "EXPRESS");
    }

    /** Goes with the first option of this mode that this carrier account gives. */
    public TradeRun(Traders traders, Duration pause, String carrier, String mode) {
        this.traders = traders;
        this.pause = pause;
        this.carrier = carrier;
        this.mode = mode;
    }

    public String order() {
        return order;
    }

    public Http.Answer quote() {
        Http.Answer answer = traders.buyer()
                .post(
                        "shipment-requests",
                        LampTrade.shipmentRequest(LocalDate.now(ZoneOffset.UTC).plusDays(3)))
                .expect(201);
        request = answer.text("id");
        option = "";
        for (JsonNode candidate : answer.body().path("options")) {
            if (option.isEmpty()
                    && candidate.path("carrier").asText().equals(carrier)
                    && candidate.path("mode").asText().equals(mode)) {
                option = candidate.path("id").asText();
            }
        }
        return answer;
    }

    public Http.Answer tryToOrder() {
        return traders.buyer()
                .post(
                        "orders",
                        LampTrade.order(traders.sellerId(), request, option, traders.instrument()),
                        name + "-order-" + (orders++));
    }

    public Http.Answer placeOrder() {
        return placed(tryToOrder());
    }

    /** Orders with a payment plan; without a stage, all at once. */
    public Http.Answer placeOrder(List<Map<String, Object>> plan) {
        Map<String, Object> wanted =
                new HashMap<>(LampTrade.order(traders.sellerId(), request, option, traders.instrument()));
        if (!plan.isEmpty()) {
            wanted.put("paymentPlan", plan);
        }
        return placed(traders.buyer().post("orders", wanted, name + "-order-" + (orders++)));
    }

    private Http.Answer placed(Http.Answer answer) {
        order = answer.expect(201).text("id");
        return answer;
    }

    public Http.Answer pay() {
        return traders.buyer().post(at("payments"), Map.of(), name + "-pay").expect(201, 202);
    }

    /** Pays, and when the answer is not known at once, waits for the money. */
    public Http.Answer payUntilPaid() {
        Http.Answer answer = pay();
        if (answer.status() == 202) {
            until("PAID");
        }
        return answer;
    }

    public Http.Answer check(String colour) {
        return traders.seller()
                .post(at("checks"), LampTrade.checks(colour), name + "-check-" + colour.replace(' ', '-'))
                .expect(200);
    }

    public Http.Answer pack() {
        return traders.seller()
                .post(at("packages"), LampTrade.packages(), name + "-pack")
                .expect(200);
    }

    public Http.Answer mark() {
        return traders.seller().get(at("shipping-mark")).expect(200);
    }

    public Http.Answer book() {
        return traders.seller().post(at("booking"), Map.of(), name + "-book").expect(200, 202);
    }

    /** Books, and when the carrier cannot be asked at once, waits for the booking. */
    public Http.Answer bookUntilBooked() {
        Http.Answer answer = book();
        return answer.status() == 202
                ? until(
                        () -> traders.seller().get(at("fulfilment")).expect(200),
                        now -> now.text("state").equals("BOOKED"),
                        "BOOKED")
                : answer;
    }

    /** Asks all carriers until the one that the trade goes with is among the options. */
    public Http.Answer quoteUntilOffered() {
        return until(this::quote, answer -> !option.isEmpty(), "an option of " + carrier + " by " + mode);
    }

    public Http.Answer label() {
        return traders.seller().get(at("label")).expect(200);
    }

    public Http.Answer handOver() {
        return traders.seller()
                .post(at("handover"), Map.of(), name + "-handover")
                .expect(200);
    }

    public Http.Answer tracking() {
        return traders.buyer().get(at("tracking")).expect(200);
    }

    /** Has the goods followed by a further number, once they are on their way. */
    public Http.Answer followAlso(String kind, String account, String number) {
        Map<String, Object> leg = Map.of(
                "kind", kind, "carrier", account, "number", number, "confirm", true, "reason", "told by the carrier");
        return until(
                () -> traders.seller().post(at("tracking/legs"), leg),
                answer -> answer.status() != NOT_YET,
                "a journey that a number can be added to");
    }

    /** Asks for a look at the carrier until the answer shows enough. */
    public Http.Answer refreshUntil(Predicate<Http.Answer> enough, String what) {
        return until(() -> traders.buyer().post(at("tracking/refresh"), Map.of()), enough, what);
    }

    /** Asks for a look at the carrier until the goods have arrived. */
    public Http.Answer refreshUntilDelivered() {
        return until(
                () -> traders.buyer().post(at("tracking/refresh"), Map.of()).expect(200),
                answer -> answer.text("state").equals("DELIVERED"),
                "DELIVERED");
    }

    public Http.Answer accept() {
        return traders.buyer()
                .post(at("acceptance"), Map.of(), name + "-accept")
                .expect(200, 201);
    }

    public Http.Answer show() {
        return traders.buyer().get("orders/" + order).expect(200);
    }

    /** Looks at the order until it is in the state; fails when that takes more than a minute. */
    public Http.Answer until(String state) {
        return until(this::show, answer -> answer.text("state").equals(state), state);
    }

    public Http.Answer until(
            java.util.function.Supplier<Http.Answer> look, Predicate<Http.Answer> enough, String what) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Http.Answer answer = look.get();
            if (enough.test(answer)) {
                return answer;
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited a minute for " + what + ", last saw " + answer.body());
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    private String at(String part) {
        return "orders/" + order + "/" + part;
    }
}
