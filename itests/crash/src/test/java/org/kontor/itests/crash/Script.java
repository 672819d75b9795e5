package org.kontor.itests.crash;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kontor.orders.OrderState;
import org.kontor.orders.Trigger;

/** What becomes of an order's money: what the buyer pays with, what happens then, and how it may end. */
enum Script {
    CARD("tok-ok"),
    ANSWER_LOST("tok-in-doubt"),
    HOLD("tok-hold"),
    LATER("tok-pending"),
    STAGES("tok-ok"),
    /** Refused, and paid with another card. */
    REFUSED("tok-declined"),
    /** The buyer gives the payment up, and then the order. */
    GIVEN_UP("tok-pending", OrderState.CANCELLED, OrderState.REFUNDED),
    CANCELLED("tok-ok", OrderState.REFUNDED),
    REFUND_LOST("tok-refund-in-doubt", OrderState.REFUNDED),
    /** From the buyer's bank, in two parts that are five dollars too much. */
    TRANSFER("tok-transfer"),
    /** From a bank without any reference; an operator finds out whose it is. */
    SUSPENSE("tok-transfer"),
    /** Somebody sends as much for something else, and an operator sends it back; then the buyer's own money comes. */
    STRAY("tok-transfer"),
    DISPUTE("tok-ok"),
    CHARGED_BACK("tok-disputed"),
    WON_BACK("tok-dispute-won");

    /** Which scripts come by the points that begin so; by others all do. */
    private static final Map<String, List<Script>> REACHING = Map.ofEntries(
            Map.entry("capture", List.of(HOLD)),
            Map.entry("void", List.of(GIVEN_UP)),
            Map.entry("refund", List.of(CANCELLED, REFUND_LOST, DISPUTE)),
            Map.entry("cancellation", List.of(CANCELLED, REFUND_LOST)),
            Map.entry("funds", List.of(TRANSFER, SUSPENSE, STRAY)),
            Map.entry("bank-entry", List.of(TRANSFER, SUSPENSE, STRAY)),
            Map.entry("return", List.of(STRAY)),
            Map.entry("suspense", List.of(SUSPENSE)),
            Map.entry("dispute", List.of(DISPUTE)),
            Map.entry("chargeback", List.of(CHARGED_BACK, WON_BACK)),
            Map.entry("payout", List.of(CARD, HOLD, STAGES)),
            Map.entry("release", List.of(CARD, HOLD, STAGES, DISPUTE)));

    private final String token;
    private final Set<OrderState> ends;

    Script(String token, OrderState... ends) {
        this.token = token;
        this.ends = ends.length == 0 ? EnumSet.of(OrderState.SETTLED) : EnumSet.copyOf(List.of(ends));
    }

    static List<Script> reaching(String point) {
        String subject = point.split("\\.")[0];
        return REACHING.getOrDefault(subject, Arrays.asList(values()));
    }

    String token() {
        return token;
    }

    Set<OrderState> ends() {
        return ends;
    }

    Optional<Trigger> rest() {
        return this == STAGES ? Optional.of(Trigger.BEFORE_SHIPMENT) : Optional.empty();
    }

    boolean cancels() {
        return ends.contains(OrderState.REFUNDED);
    }

    boolean disputedAtTheBank() {
        return this == CHARGED_BACK || this == WON_BACK;
    }
}
