package org.kontor.payments.store;

import static org.kontor.payments.store.LedgerTables.AMOUNT;
import static org.kontor.payments.store.LedgerTables.CURRENCY;
import static org.kontor.payments.store.LedgerTables.ORDER_ID;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kontor.payment.Chargebacks;
import org.kontor.payments.domain.ChargebackCase;
import org.kontor.payments.domain.ChargebackCase.Source;
import org.kontor.payments.domain.PaymentState;
import org.kontor.store.Types;

/** What payments, bank receipts and chargebacks say of orders' money, for comparison with what was posted. */
final class OrderClaims {

    static final Field<Long> DIFFERENCE = Types.number("difference");

    private static final Table<Record> PAYMENTS = Types.table("payments");
    private static final Field<PaymentState> STATE = Types.choice("state", PaymentState.class);
    private static final Set<PaymentState> UNDECIDED = EnumSet.range(PaymentState.STARTED, PaymentState.REVIEW);
    private static final Table<Record> CHARGEBACKS = Types.table("payment_chargebacks");
    private static final Field<Source> SOURCE = Types.choice("source", Source.class);
    private static final Field<Chargebacks.State> CHARGEBACK_STATE = Types.choice("state", Chargebacks.State.class);

    private OrderClaims() {}

    static Select<Record3<UUID, String, Long>> payments(Condition orders) {
        return DSL.select(
                        ORDER_ID,
                        CURRENCY,
                        DSL.when(STATE.in(PaymentState.CAME), AMOUNT.neg())
                                .otherwise(0L)
                                .as(DIFFERENCE))
                .from(PAYMENTS)
                .where(orders);
    }

    static Select<Record3<UUID, String, Long>> receipts(Condition orders) {
        return DSL.select(
                        ORDER_ID,
                        CURRENCY,
                        Types.number("payment_receipts.amount").neg().as(DIFFERENCE))
                .from(PAYMENTS)
                .join(Types.table("payment_receipts"))
                .on(Types.uuid("payments.id").eq(Types.uuid("payment_id")))
                .where(STATE.in(UNDECIDED).and(orders));
    }

    static Select<Record3<UUID, String, Long>> chargebacks(Condition orders) {
        return DSL.select(ORDER_ID, CURRENCY, AMOUNT.as(DIFFERENCE))
                .from(CHARGEBACKS)
                .where(CHARGEBACK_STATE.in(ChargebackCase.TAKEN).and(SOURCE.in(Source.BOOKED)))
                .and(orders);
    }
}
