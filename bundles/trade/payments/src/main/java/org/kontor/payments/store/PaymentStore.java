package org.kontor.payments.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.number;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kontor.payments.domain.Payment;
import org.kontor.payments.domain.PaymentState;
import org.kontor.security.Caller;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.values.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps payments. */
@Component(service = PaymentStore.class)
public final class PaymentStore {

    private static final Table<Record> PAYMENTS = table("payments");
    private static final Field<UUID> ID = uuid("id");
    private static final Field<UUID> ORDER_ID = uuid("order_id");
    private static final Field<String> ORDER_NUMBER = text("order_number");
    private static final Field<UUID> BUYER = uuid("buyer");
    private static final Field<UUID> SELLER = uuid("seller");
    private static final Field<String> PROVIDER = text("provider");
    private static final Field<UUID> INSTRUMENT = uuid("instrument");
    private static final Field<Long> STAGE = number("stage");
    private static final Field<Long> AMOUNT = number("amount");
    private static final Field<String> CURRENCY = text("currency");
    private static final Field<Long> WORTH = number("worth");
    private static final Field<String> WORTH_CURRENCY = text("worth_currency");
    private static final Field<Long> SPREAD = number("spread");
    private static final Field<PaymentState> STATE = choice("state", PaymentState.class);
    private static final Field<Long> VERSION = number("version");
    private static final Field<Long> ASKED = number("asked");
    private static final Field<Instant> ASKED_AT = instant("asked_at");
    private static final Field<String> REFERENCE = text("reference");
    private static final Field<String> REASON = text("reason");
    private static final Field<String> ACTION_URI = text("action_uri");
    private static final Field<String> ACTION_CODE = text("action_code");
    private static final Field<Instant> HOLD_UNTIL = instant("hold_until");
    private static final Field<UUID> KNOWN_AS = uuid("known_as");
    private static final Field<Instant> STARTED_AT = instant("started_at");
    private static final List<Field<?>> COLUMNS = List.of(
            ID,
            ORDER_ID,
            ORDER_NUMBER,
            BUYER,
            SELLER,
            PROVIDER,
            INSTRUMENT,
            STAGE,
            AMOUNT,
            CURRENCY,
            WORTH,
            WORTH_CURRENCY,
            SPREAD,
            STATE,
            VERSION,
            ASKED,
            ASKED_AT,
            REFERENCE,
            REASON,
            ACTION_URI,
            ACTION_CODE,
            HOLD_UNTIL,
            STARTED_AT);

    private final Sql sql;
    private final String insert;
    private final String update;

    @Activate
    public PaymentStore(@Reference Sql sql, @Reference(target = "(module=payments)") Schema schema) {
        this.sql = sql;
        this.insert = sql.text(DSL.insertInto(PAYMENTS, COLUMNS).values(new Object[COLUMNS.size()]));
        this.update = sql.text(DSL.update(PAYMENTS)
                .set(STATE, (PaymentState) null)
                .set(VERSION, (Long) null)
                .set(ASKED, (Long) null)
                .set(ASKED_AT, (Instant) null)
                .set(REFERENCE, (String) null)
                .set(REASON, (String) null)
                .set(ACTION_URI, (String) null)
                .set(ACTION_CODE, (String) null)
                .set(HOLD_UNTIL, (Instant) null)
                .set(KNOWN_AS, (UUID) null)
                .where(ID.eq((UUID) null).and(VERSION.eq((Long) null))));
    }

    public void insert(Payment payment) {
        Payment.Answer answer = payment.answer();
        sql.execute(
                insert,
                payment.id(),
                payment.order(),
                payment.orderNumber(),
                payment.buyer(),
                payment.seller(),
                payment.provider(),
                payment.instrument(),
                (long) payment.stage(),
                payment.amount().minor(),
                payment.amount().currency().getCurrencyCode(),
                payment.worth().amount().minor(),
                payment.worth().amount().currency().getCurrencyCode(),
                payment.worth().spread().minor(),
                payment.state(),
                payment.version(),
                answer.asked(),
                answer.askedAt().orElse(null),
                answer.reference(),
                answer.reason(),
                answer.actionUri(),
                answer.actionCode(),
                answer.holdUntil().orElse(null),
                payment.startedAt());
    }

    /** False when the row is no longer at the version that {@code changed} was made from. */
    public boolean update(Payment changed) {
        Payment.Answer answer = changed.answer();
        return sql.execute(
                        update,
                        changed.state(),
                        changed.version() + 1,
                        answer.asked(),
                        answer.askedAt().orElse(null),
                        answer.reference(),
                        answer.reason(),
                        answer.actionUri(),
                        answer.actionCode(),
                        answer.holdUntil().orElse(null),
                        known(changed.provider(), answer.reference()),
                        changed.id(),
                        changed.version())
                == 1;
    }

    public Optional<Payment> find(UUID id) {
        return sql.now().select(COLUMNS).from(PAYMENTS).where(ID.eq(id)).fetchOptional(PaymentStore::payment);
    }

    /** The payment, when the viewer is its buyer, its seller or an operator. */
    public Optional<Payment> find(UUID id, Caller viewer) {
        if (viewer.isOperator()) {
            return find(id);
        }
        UUID own = viewer.organisation();
        return sql.now()
                .select(COLUMNS)
                .from(PAYMENTS)
                .where(ID.eq(id).and(BUYER.eq(own).or(SELLER.eq(own))))
                .fetchOptional(PaymentStore::payment);
    }

    /** Oldest first. */
    public List<Payment> ofOrder(UUID order) {
        return sql.now()
                .select(COLUMNS)
                .from(PAYMENTS)
                .where(ORDER_ID.eq(order))
                .orderBy(ID)
                .fetch(PaymentStore::payment);
    }

    /** What the provider account calls so; none is called by nothing. Several only when a provider erred. */
    public List<Payment> knownAs(String provider, String reference) {
        return sql.now()
                .select(COLUMNS)
                .from(PAYMENTS)
                .where(KNOWN_AS.eq(known(provider, reference)))
                .fetch(PaymentStore::payment);
    }

    /** The oldest first, at most so many. */
    public List<Payment> in(Set<PaymentState> states, int most) {
        return sql.now()
                .select(COLUMNS)
                .from(PAYMENTS)
                .where(STATE.in(states))
                .orderBy(ID)
                .limit(most)
                .fetch(PaymentStore::payment);
    }

    /** A reference is too long for an index; this stands for it. */
    private static UUID known(String provider, String reference) {
        return reference.isEmpty()
                ? null
                : UUID.nameUUIDFromBytes((provider + "\n" + reference).getBytes(StandardCharsets.UTF_8));
    }

    private static Payment payment(Record row) {
        return new Payment(
                row.get(ID),
                row.get(ORDER_ID),
                row.get(ORDER_NUMBER),
                row.get(BUYER),
                row.get(SELLER),
                row.get(PROVIDER),
                row.get(INSTRUMENT),
                row.get(STAGE).intValue(),
                Money.of(row.get(AMOUNT), row.get(CURRENCY)),
                new Payment.Worth(
                        Money.of(row.get(WORTH), row.get(WORTH_CURRENCY)),
                        Money.of(row.get(SPREAD), row.get(WORTH_CURRENCY))),
                row.get(STATE),
                row.get(VERSION),
                new Payment.Answer(
                        row.get(REFERENCE),
                        row.get(REASON),
                        row.get(ACTION_URI),
                        row.get(ACTION_CODE),
                        Optional.ofNullable(row.get(HOLD_UNTIL)),
                        row.get(ASKED),
                        Optional.ofNullable(row.get(ASKED_AT))),
                row.get(STARTED_AT));
    }
}
