package org.kontor.orders.domain;

import static org.kontor.orders.OrderState.*;
import static org.kontor.orders.domain.OrderAction.*;
import static org.kontor.work.StateTable.row;

import java.util.List;
import org.kontor.orders.OrderState;
import org.kontor.work.StateTable;

/** The table that an order moves by. */
public final class OrderStates {

    public static final StateTable<OrderState, OrderAction> TABLE = StateTable.of(
            "order",
            PLACED,
            List.of(
                    row(PLACED, START_PAYMENT, PAYING, "buyer"),
                    row(PAYING, PAY, PAID, "provider"),
                    row(PAYING, DEPOSIT, DEPOSITED, "provider"),
                    row(DEPOSITED, PAY, PAID, "provider"),
                    row(PAYING, FAIL_PAYMENT, PLACED, "provider"),
                    row(PAID, START_BOOKING, BOOKING, "seller"),
                    row(BOOKING, BOOK, BOOKED, "provider"),
                    row(BOOKING, FAIL_BOOKING, PAID, "provider"),
                    row(BOOKED, SHIP, SHIPPED, "seller"),
                    row(SHIPPED, DELIVER, DELIVERED, "carrier"),
                    row(SHIPPED, DEEM_ACCEPTED, ACCEPTED, "kontor"),
                    row(DELIVERED, ACCEPT, ACCEPTED, "buyer"),
                    row(ACCEPTED, SETTLE, SETTLED, "kontor"),
                    row(PLACED, CANCEL, CANCELLED, "buyer or seller"),
                    row(DEPOSITED, CANCEL, CANCELLED, "buyer or seller"),
                    row(PAID, CANCEL, CANCELLED, "buyer or seller"),
                    row(BOOKED, CANCEL, CANCELLED, "buyer or seller"),
                    row(CANCELLED, REFUND, REFUNDED, "provider")));

    private OrderStates() {}
}
