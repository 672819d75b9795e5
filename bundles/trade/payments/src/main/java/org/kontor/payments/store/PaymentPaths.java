package org.kontor.payments.store;

import static org.kontor.payments.store.LedgerTables.POSTED_AT;
import static org.kontor.payments.store.LedgerTables.TRANSFERS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kontor.payments.domain.PaymentState;
import org.kontor.payments.domain.PaymentStates;
import org.kontor.store.Keys;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.store.Transactions;
import org.kontor.store.Types;
import org.kontor.work.Invariant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** I8, of payments: what was heard of one, and where it stands now, can follow one another by the table. */
@Component(service = {Invariant.class, PaymentPaths.class})
public final class PaymentPaths implements Invariant {

    private static final Table<?> PAYMENTS = Types.table("payments");
    private static final Table<?> ANSWERS = Types.table("payment_answers");
    private static final Field<UUID> ID = Types.uuid("payments.id");
    private static final Field<UUID> ORDER_ID = Types.uuid("payments.order_id");
    private static final Field<PaymentState> STATE = Types.choice("payments.state", PaymentState.class);
    private static final Field<UUID> ANSWER_ID = Types.uuid("payment_answers.id");
    private static final Field<UUID> ANSWERED = Types.uuid("payment_answers.payment_id");
    private static final Field<PaymentState> HEARD = Types.choice("payment_answers.state", PaymentState.class);
    private static final int FETCHED_AT_ONCE = 1_000;

    private final Transactions transactions;
    private final Sql sql;

    @Activate
    public PaymentPaths(
            @Reference Transactions transactions,
            @Reference Sql sql,
            @Reference(target = "(module=payments)") Schema schema) {
        this.transactions = transactions;
        this.sql = sql;
    }

    @Override
    public String number() {
        return "I8";
    }

    @Override
    public String name() {
        return "every payment's history is a path in its table";
    }

    /** Where those payments stand that are in one of the states. */
    public Map<UUID, PaymentState> standing(Set<PaymentState> states) {
        return sql.now()
                .select(ID, STATE)
                .from(PAYMENTS)
                .where(STATE.in(states))
                .fetchMap(ID, STATE);
    }

    @Override
    public Look since(Instant since) {
        return transactions.call(() -> {
            Walk walk = new Walk();
            try (Cursor<Record3<UUID, PaymentState, PaymentState>> rows = sql.now()
                    .select(ID, STATE, HEARD)
                    .from(PAYMENTS)
                    .leftJoin(ANSWERS)
                    .on(ANSWERED.eq(ID))
                    .where(touched(since))
                    .orderBy(ID, ANSWER_ID)
                    .fetchSize(FETCHED_AT_ONCE)
                    .fetchLazy()) {
                rows.forEach(row -> walk.step(row.value1(), row.value2(), row.value3()));
            }
            return walk.end();
        });
    }

    private static Condition touched(Instant since) {
        if (since.equals(Instant.EPOCH)) {
            return DSL.noCondition();
        }
        UUID first = Keys.at(since);
        return ID.ge(first)
                .or(ID.in(DSL.select(ANSWERED).from(ANSWERS).where(ANSWER_ID.ge(first))))
                .or(ORDER_ID.in(
                        DSL.select(LedgerTables.ORDER_ID).from(TRANSFERS).where(POSTED_AT.ge(since))));
    }

    /** Goes along the payments and their answers, in order. */
    private static final class Walk {

        private final List<String> evidence = new ArrayList<>();
        private long payments;
        private UUID payment;
        private PaymentState at;
        private PaymentState stands;

        void step(UUID id, PaymentState now, PaymentState heard) {
            if (!id.equals(payment)) {
                arrive();
                payments++;
                payment = id;
                at = PaymentStates.TABLE.initial();
                stands = now;
            }
            if (heard != null) {
                go(heard);
            }
        }

        Look end() {
            arrive();
            return new Look(payments, evidence);
        }

        private void arrive() {
            if (payment != null) {
                go(stands);
            }
        }

        private void go(PaymentState to) {
            if (!PaymentStates.TABLE.leads(at, to)) {
                evidence.add("payment " + payment + " went from " + at + " to " + to);
            }
            at = to;
        }
    }
}
