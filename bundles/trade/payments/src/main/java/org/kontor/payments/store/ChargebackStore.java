package org.kontor.payments.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.number;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.kontor.payment.Chargebacks;
import org.kontor.payments.domain.ChargebackCase;
import org.kontor.payments.domain.ChargebackCase.Source;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.values.Money;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps chargebacks. */
@Component(service = ChargebackStore.class)
public final class ChargebackStore {

    private static final Table<Record> CHARGEBACKS = table("payment_chargebacks");
    private static final Field<UUID> ID = uuid("id");
    private static final Field<UUID> PAYMENT_ID = uuid("payment_id");
    private static final Field<UUID> ORDER_ID = uuid("order_id");
    private static final Field<String> ACCOUNT = text("account");
    private static final Field<String> REFERENCE = text("reference");
    private static final Field<Long> AMOUNT = number("amount");
    private static final Field<String> CURRENCY = text("currency");
    private static final Field<String> REASON = text("reason");
    private static final Field<Chargebacks.State> STATE = choice("state", Chargebacks.State.class);
    private static final Field<Source> SOURCE = choice("source", Source.class);
    private static final Field<Long> VERSION = number("version");
    private static final Field<Instant> EVIDENCE_DUE = instant("evidence_due");
    private static final Field<Instant> OPENED_AT = instant("opened_at");
    private static final Field<Instant> ASKED_AT = instant("asked_at");
    private static final List<Field<?>> COLUMNS = List.of(
            ID,
            PAYMENT_ID,
            ORDER_ID,
            ACCOUNT,
            REFERENCE,
            AMOUNT,
            CURRENCY,
            REASON,
            STATE,
            SOURCE,
            VERSION,
            EVIDENCE_DUE,
            OPENED_AT,
            ASKED_AT);

    private final Sql sql;

    @Activate
    public ChargebackStore(@Reference Sql sql, @Reference(target = "(module=payments)") Schema schema) {
        this.sql = sql;
    }

    /** Throws a stale conflict when another has inserted it at the same time. */
    public void insert(ChargebackCase fresh) {
        try {
            insertion(fresh).execute();
        } catch (IntegrityConstraintViolationException known) {
            throw TradeRuleException.stale("chargeback");
        }
    }

    private Query insertion(ChargebackCase fresh) {
        return sql.now()
                .insertInto(CHARGEBACKS)
                .set(ID, fresh.id())
                .set(PAYMENT_ID, fresh.payment())
                .set(ORDER_ID, fresh.order())
                .set(ACCOUNT, fresh.account())
                .set(REFERENCE, fresh.reference())
                .set(AMOUNT, fresh.amount().minor())
                .set(CURRENCY, fresh.amount().currency().getCurrencyCode())
                .set(REASON, fresh.reason())
                .set(STATE, fresh.state())
                .set(SOURCE, fresh.source())
                .set(VERSION, fresh.version())
                .set(EVIDENCE_DUE, fresh.evidenceDue().orElse(null))
                .set(OPENED_AT, fresh.openedAt())
                .set(ASKED_AT, fresh.askedAt());
    }

    /** False when the row is no longer at the version that {@code changed} was made from. */
    public boolean update(ChargebackCase changed) {
        return sql.now()
                        .update(CHARGEBACKS)
                        .set(AMOUNT, changed.amount().minor())
                        .set(CURRENCY, changed.amount().currency().getCurrencyCode())
                        .set(REASON, changed.reason())
                        .set(STATE, changed.state())
                        .set(SOURCE, changed.source())
                        .set(VERSION, changed.version() + 1)
                        .set(EVIDENCE_DUE, changed.evidenceDue().orElse(null))
                        .set(ASKED_AT, changed.askedAt())
                        .where(ID.eq(changed.id()).and(VERSION.eq(changed.version())))
                        .execute()
                == 1;
    }

    public Optional<ChargebackCase> find(UUID id) {
        return fetch(ID.eq(id)).stream().findFirst();
    }

    /** Oldest first. */
    public List<ChargebackCase> of(UUID payment) {
        return fetch(PAYMENT_ID.eq(payment));
    }

    /** Every one that is not decided, oldest first. */
    public List<ChargebackCase> open() {
        return fetch(STATE.in(Chargebacks.State.WARNED, Chargebacks.State.OPEN));
    }

    private List<ChargebackCase> fetch(Condition condition) {
        return sql.now()
                .select(COLUMNS)
                .from(CHARGEBACKS)
                .where(condition)
                .orderBy(OPENED_AT, ID)
                .fetch(ChargebackStore::chargeback);
    }

    private static ChargebackCase chargeback(Record row) {
        return new ChargebackCase(
                row.get(ID),
                row.get(PAYMENT_ID),
                row.get(ORDER_ID),
                row.get(ACCOUNT),
                row.get(REFERENCE),
                Money.of(row.get(AMOUNT), row.get(CURRENCY)),
                row.get(REASON),
                row.get(STATE),
                row.get(SOURCE),
                row.get(VERSION),
                Optional.ofNullable(row.get(EVIDENCE_DUE)),
                row.get(OPENED_AT),
                row.get(ASKED_AT));
    }
}
