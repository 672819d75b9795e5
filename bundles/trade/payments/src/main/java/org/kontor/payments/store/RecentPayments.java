package org.kontor.payments.store;

import static org.kontor.payments.store.LedgerTables.POSTED_AT;
import static org.kontor.payments.store.LedgerTables.TRANSFERS;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kontor.payments.domain.PaymentState;
import org.kontor.store.Keys;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.store.Types;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds the latest payments that a provider has decided, to be compared with what it says of them now. */
@Component(service = RecentPayments.class)
public final class RecentPayments {

    private static final Table<?> PAYMENTS = Types.table("payments");
    private static final Table<?> ANSWERS = Types.table("payment_answers");
    private static final Table<?> REMITTANCES = Types.table("payment_remittances");
    private static final Field<UUID> ID = Types.uuid("payments.id");
    private static final Field<UUID> ORDER_ID = Types.uuid("payments.order_id");
    private static final Field<PaymentState> STATE = Types.choice("payments.state", PaymentState.class);
    private static final Field<Instant> ASKED_AT = Types.instant("payments.asked_at");
    private static final Field<UUID> ANSWER_ID = Types.uuid("payment_answers.id");
    private static final Field<UUID> ANSWERED = Types.uuid("payment_answers.payment_id");
    private static final Field<UUID> TOLD = Types.uuid("payment_remittances.payment_id");

    private final Sql sql;

    @Activate
    public RecentPayments(@Reference Sql sql, @Reference(target = "(module=payments)") Schema schema) {
        this.sql = sql;
    }

    /** Those that the provider took, heard of before a moment and changed since another; the newest first. */
    public List<UUID> taken(Instant since, Instant before, int most) {
        Condition changed =
                ORDER_ID.in(DSL.select(LedgerTables.ORDER_ID).from(TRANSFERS).where(POSTED_AT.ge(since)));
        return newest(STATE.in(PaymentState.CAPTURED, PaymentState.RELEASED), since, changed, before, most);
    }

    /** Those that ended without money, in the same way. */
    public List<UUID> declined(Instant since, Instant before, int most) {
        Condition changed = ID.in(DSL.select(ANSWERED).from(ANSWERS).where(ANSWER_ID.ge(Keys.at(since))));
        return newest(STATE.eq(PaymentState.DECLINED), since, changed, before, most);
    }

    /** Of money that payers send from their banks the provider knows nothing: the bank's statements tell of it. */
    private List<UUID> newest(Condition state, Instant since, Condition changed, Instant before, int most) {
        return sql.now()
                .select(ID)
                .from(PAYMENTS)
                .where(state.and(ASKED_AT.lt(before)).and(since.equals(Instant.EPOCH) ? DSL.noCondition() : changed))
                .andNotExists(DSL.selectOne().from(REMITTANCES).where(TOLD.eq(ID)))
                .orderBy(ID.desc())
                .limit(most)
                .fetch(ID);
    }
}
