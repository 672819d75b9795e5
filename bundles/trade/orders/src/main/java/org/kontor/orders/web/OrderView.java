package org.kontor.orders.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.kontor.logistics.Conversion;
import org.kontor.logistics.Option;
import org.kontor.orders.Order;
import org.kontor.orders.OrderLine;
import org.kontor.orders.OrderState;
import org.kontor.orders.domain.Acceptance;
import org.kontor.orders.domain.OrderAction;
import org.kontor.orders.domain.OrderStates;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.Party;
import org.kontor.web.NextAction;

/** An order for its parties: what was agreed, where it stands, who must act. */
public record OrderView(
        UUID id,
        String number,
        OrderState state,
        String meaning,
        String whoMustAct,
        List<NextAction> nextActions,
        UUID buyer,
        UUID seller,
        Party shipper,
        Party consignee,
        List<OrderLine> lines,
        Incoterm incoterm,
        Option option,
        Conversion freight,
        Money total,
        PlanView paymentPlan,
        UUID paymentInstrument,
        Instant placedAt,
        Optional<AcceptanceView> acceptance,
        String history,
        long version) {

    static OrderView of(Order order, Optional<Acceptance> acceptance) {
        return new OrderView(
                order.id(),
                order.number(),
                order.state(),
                meaning(order.state()),
                whoMustAct(order.state()),
                nextActions(order),
                order.buyer(),
                order.seller(),
                order.shipper(),
                order.consignee(),
                order.lines(),
                order.incoterm(),
                order.option(),
                order.freight(),
                order.total(),
                PlanView.of(order),
                order.paymentInstrument(),
                order.placedAt(),
                acceptance.map(it -> AcceptanceView.of(it, order.timeZone())),
                "/api/v1/orders/" + order.id() + "/history",
                order.version());
    }

    private static List<NextAction> nextActions(Order order) {
        Stream<NextAction> moves = OrderStates.TABLE.allowed(order.state()).stream()
                .map(row -> path(row.action())
                        .map(path -> NextAction.post(row.action().name(), row.actor(), at(order, path)))
                        .orElseGet(() -> NextAction.awaited(row.action().name(), row.actor())));
        return Stream.concat(moves, laterStage(order)).toList();
    }

    /** The first stage is paid by {@code START_PAYMENT}. */
    private static Stream<NextAction> laterStage(Order order) {
        return order
                .payable()
                .filter(open -> open.stage().number() > 1)
                .map(open -> NextAction.post("PAY_STAGE_" + open.stage().number(), "buyer", at(order, "payments")))
                .stream();
    }

    private static String at(Order order, String path) {
        return "orders/" + order.id() + "/" + path;
    }

    private static Optional<String> path(OrderAction action) {
        return switch (action) {
            case START_PAYMENT -> Optional.of("payments");
            case START_BOOKING -> Optional.of("booking");
            case SHIP -> Optional.of("handover");
            case ACCEPT -> Optional.of("acceptance");
            case CANCEL -> Optional.of("cancellation");
            case DEPOSIT, PAY, FAIL_PAYMENT, BOOK, FAIL_BOOKING, DELIVER, DEEM_ACCEPTED, SETTLE, REFUND ->
                Optional.empty();
        };
    }

    private static String whoMustAct(OrderState state) {
        return switch (state) {
            case PLACED, DELIVERED -> "buyer";
            case DEPOSITED -> "seller, to prepare the goods, and buyer, to pay what is due before shipment";
            case PAYING -> "payment provider";
            case CANCELLED -> "payment provider, if it had been paid";
            case PAID, BOOKED -> "seller";
            case BOOKING, SHIPPED -> "carrier";
            case ACCEPTED -> "kontor";
            case SETTLED, REFUNDED -> "nobody";
        };
    }

    private static String meaning(OrderState state) {
        return switch (state) {
            case PLACED -> "Agreed; the buyer pays next";
            case PAYING -> "A payment is being decided; its resource says what is known";
            case DEPOSITED ->
                "The deposit is in escrow; the seller checks and packs, and ships when all that is due before is paid";
            case PAID -> "The money is in escrow; the seller checks, packs and books the carrier";
            case BOOKING -> "The carrier is being booked";
            case BOOKED -> "The carrier is booked; the seller hands the goods over";
            case SHIPPED -> "The goods are on their way; tracking shows where";
            case DELIVERED -> "The carrier says delivered; the buyer accepts, or the acceptance window passes";
            case ACCEPTED -> "Accepted; the escrow is being released";
            case SETTLED -> "The seller has been credited; the trade is done";
            case CANCELLED -> "Called off; if it had been paid, the refund is under way";
            case REFUNDED -> "Called off, and the buyer has the money back";
        };
    }
}
