package org.kontor.payments.store;

import static org.kontor.payments.store.LedgerTables.ACCOUNT;
import static org.kontor.payments.store.LedgerTables.AMOUNT;
import static org.kontor.payments.store.LedgerTables.CURRENCY;
import static org.kontor.payments.store.LedgerTables.ID;
import static org.kontor.payments.store.LedgerTables.KIND;
import static org.kontor.payments.store.LedgerTables.ORDER_ID;
import static org.kontor.payments.store.LedgerTables.POSTED_AT;
import static org.kontor.payments.store.LedgerTables.POSTINGS;
import static org.kontor.payments.store.LedgerTables.TRANSFERS;
import static org.kontor.payments.store.LedgerTables.TRANSFER_ID;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kontor.payments.Books.Invariant;
import org.kontor.payments.Transfer;
import org.kontor.payments.domain.Chart;
import org.kontor.payments.domain.Event;
import org.kontor.payments.domain.PaymentState;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.store.Types;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks for orders whose payments say one thing and whose postings another. */
@Component(service = OrderFindings.class)
public final class OrderFindings {

    private static final Table<Record> PAYMENTS = Types.table("payments");
    private static final Field<PaymentState> STATE = Types.choice("state", PaymentState.class);
    private static final Set<PaymentState> HELD = Set.of(
            PaymentState.CAPTURED, PaymentState.CHARGED_BACK, PaymentState.REFUNDING, PaymentState.REFUND_FAILED);
    private static final String FUNDING = Event.CAPTURE.name();
    private static final String FEE = Event.CHARGEBACK_FEE.name();

    private final Sql sql;

    @Activate
    public OrderFindings(@Reference Sql sql, @Reference(target = "(module=payments)") Schema schema) {
        this.sql = sql;
    }

    /** Of the orders that something was posted for since, and of those with a refund under way. */
    List<Invariant> since(Instant since) {
        Condition escrow = ACCOUNT.like(Chart.ESCROW.prefix() + "%");
        Condition inFlight = ACCOUNT.like(Chart.REFUND_IN_FLIGHT.prefix() + "%");
        Condition refunding = STATE.eq(PaymentState.REFUNDING);
        Condition clearing = ACCOUNT.like(Chart.PROVIDER_CLEARING.prefix() + "%");
        Condition unallocated = ACCOUNT.like(Chart.UNALLOCATED.prefix() + "%");
        List<Condition> orders = orders(since);
        return List.of(
                difference(
                        "every order's escrow was funded by exactly the payments taken",
                        orders,
                        DSL.when(escrow.and(KIND.eq(FUNDING)), AMOUNT.neg()).otherwise(0L),
                        OrderClaims::payments),
                difference(
                        "what banks sent in part for an order is what its payments still await",
                        orders,
                        DSL.when(unallocated, AMOUNT.neg()).otherwise(0L),
                        OrderClaims::receipts),
                difference(
                        "what was taken back from an order is booked as its chargebacks stand",
                        orders,
                        DSL.when(clearing.and(KIND.like("CHARGEBACK_%").and(KIND.ne(FEE))), AMOUNT)
                                .otherwise(0L),
                        OrderClaims::chargebacks),
                alone(
                        "no order has money in escrow whose payments are all released or given back",
                        orders,
                        DSL.when(escrow, AMOUNT.neg()).otherwise(0L),
                        STATE.in(HELD)),
                alone(
                        "no order has a refund in flight without a payment that is being refunded",
                        orders,
                        DSL.when(inFlight, AMOUNT.neg()).otherwise(0L),
                        refunding),
                idle("every payment that is being refunded has its refund in flight", orders, inFlight, refunding));
    }

    /** Orders where the two do not sum to zero. */
    private Invariant difference(
            String name,
            List<Condition> orders,
            Field<Long> posted,
            Function<Condition, Select<Record3<UUID, String, Long>>> told) {
        return Offenders.invariant("I3", name, orders, some -> sql.now()
                .select(ORDER_ID, CURRENCY, DSL.sum(OrderClaims.DIFFERENCE))
                .from(DSL.select(ORDER_ID, CURRENCY, posted.as(OrderClaims.DIFFERENCE))
                        .from(POSTINGS)
                        .join(TRANSFERS)
                        .on(ID.eq(TRANSFER_ID))
                        .where(some)
                        .unionAll(told.apply(some))
                        .asTable("compared"))
                .groupBy(ORDER_ID, CURRENCY)
                .having(DSL.sum(OrderClaims.DIFFERENCE).ne(BigDecimal.ZERO))
                .limit(Offenders.SHOWN));
    }

    /** Orders whose postings leave something although no payment is in such a state. */
    private Invariant alone(String name, List<Condition> orders, Field<Long> posted, Condition state) {
        Field<UUID> of = Types.uuid("ledger_transfers.order_id");
        Field<BigDecimal> left = DSL.sum(posted);
        return Offenders.invariant("I3", name, orders, some -> sql.now()
                .select(ORDER_ID, CURRENCY, left)
                .from(POSTINGS)
                .join(TRANSFERS)
                .on(ID.eq(TRANSFER_ID))
                .where(some)
                .andNotExists(DSL.selectOne()
                        .from(PAYMENTS)
                        .where(Types.uuid("payments.order_id").eq(of).and(state)))
                .groupBy(ORDER_ID, CURRENCY)
                .having(left.ne(BigDecimal.ZERO))
                .limit(Offenders.SHOWN));
    }

    /** Payments in such a state whose order has nothing on such accounts. */
    private Invariant idle(String name, List<Condition> orders, Condition accounts, Condition state) {
        return Offenders.invariant("I3", name, orders, some -> sql.now()
                .select(ORDER_ID, ID)
                .from(PAYMENTS)
                .where(state.and(some)
                        .and(ORDER_ID.notIn(DSL.select(ORDER_ID)
                                .from(POSTINGS)
                                .join(TRANSFERS)
                                .on(ID.eq(TRANSFER_ID))
                                .where(accounts.and(some))
                                .groupBy(ORDER_ID)
                                .having(DSL.sum(AMOUNT).ne(BigDecimal.ZERO)))))
                .limit(Offenders.SHOWN));
    }

    private List<Condition> orders(Instant since) {
        if (since.equals(Instant.EPOCH)) {
            return List.of(ORDER_ID.ne(Transfer.NONE));
        }
        Set<UUID> touched = sql.now()
                .select(ORDER_ID)
                .from(TRANSFERS)
                .where(POSTED_AT.ge(since))
                .union(DSL.select(ORDER_ID).from(PAYMENTS).where(STATE.eq(PaymentState.REFUNDING)))
                .fetchSet(ORDER_ID);
        touched.remove(Transfer.NONE);
        return Offenders.parts(ORDER_ID, touched);
    }
}
