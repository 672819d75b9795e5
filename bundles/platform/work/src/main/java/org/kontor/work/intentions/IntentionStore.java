package org.kontor.work.intentions;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kontor.store.Keys;
import org.kontor.store.Sql;
import org.kontor.store.Types;
import org.kontor.work.Intention;

/** Keeps intentions. */
final class IntentionStore {

    private static final Table<Record> INTENTIONS = Types.table("intentions");
    private static final Field<UUID> ID = Types.uuid("id");
    private static final Field<String> PURPOSE = Types.text("purpose");
    private static final Field<UUID> SUBJECT = Types.uuid("subject");
    private static final Field<UUID> RESOURCE = Types.uuid("resource");
    private static final Field<String> PROVIDER = Types.text("provider");
    private static final Field<String> FINGERPRINT = Types.text("fingerprint");
    private static final Field<Intention.State> STATE = Types.choice("state", Intention.State.class);
    private static final Field<Long> ATTEMPTS = Types.number("attempts");
    private static final Field<Long> VERSION = Types.number("version");
    private static final Field<Instant> CREATED_AT = Types.instant("created_at");
    private static final Field<Instant> NEXT_AT = Types.instant("next_at");
    private static final Field<String> PROBLEM = Types.text("problem");
    private static final List<Field<?>> COLUMNS = List.of(
            ID,
            PURPOSE,
            SUBJECT,
            RESOURCE,
            PROVIDER,
            FINGERPRINT,
            STATE,
            ATTEMPTS,
            VERSION,
            CREATED_AT,
            NEXT_AT,
            PROBLEM);
    private static final Field<Long> COUNT = DSL.count().cast(Long.class);
    private static final int PROBLEM_LENGTH = 500;
    private static final int FINGERPRINT_LENGTH = 200;

    private final Sql sql;
    private final String insert;
    private final String update;

    IntentionStore(Sql sql) {
        this.sql = sql;
        this.insert = sql.text(DSL.insertInto(INTENTIONS, COLUMNS).values(new Object[COLUMNS.size()]));
        this.update = sql.text(DSL.update(INTENTIONS)
                .set(STATE, (Intention.State) null)
                .set(ATTEMPTS, (Long) null)
                .set(VERSION, (Long) null)
                .set(NEXT_AT, (Instant) null)
                .set(PROBLEM, (String) null)
                .where(ID.eq((UUID) null).and(VERSION.eq((Long) null))));
    }

    void insert(Intention intention) {
        sql.execute(
                insert,
                intention.id(),
                intention.purpose(),
                intention.subject(),
                intention.resource(),
                intention.provider(),
                shortened(intention.fingerprint(), FINGERPRINT_LENGTH),
                intention.state(),
                (long) intention.attempts(),
                intention.version(),
                intention.createdAt(),
                intention.nextAt().orElse(null),
                intention.problem());
    }

    Optional<Intention> find(UUID id) {
        return fetch(ID.eq(id)).stream().findFirst();
    }

    Optional<Intention> latest(UUID resource, String purpose) {
        return sql.now()
                .select(COLUMNS)
                .from(INTENTIONS)
                .where(RESOURCE.eq(resource).and(PURPOSE.eq(purpose)))
                .orderBy(ID.desc())
                .limit(1)
                .fetchOptional(IntentionStore::intention);
    }

    List<Intention> open() {
        return fetch(STATE.in(unsettled()));
    }

    List<Intention> openAt(String provider) {
        return fetch(STATE.in(unsettled()).and(PROVIDER.eq(provider)));
    }

    /** The newest first, at most so many. */
    List<Intention> since(Instant since, int most) {
        return sql.now()
                .select(COLUMNS)
                .from(INTENTIONS)
                .where(ID.ge(Keys.at(since)).and(PROBLEM.ne("")))
                .orderBy(ID.desc())
                .limit(most)
                .fetch(IntentionStore::intention);
    }

    Map<Intention.State, Long> counts() {
        return sql.now()
                .select(STATE, COUNT)
                .from(INTENTIONS)
                .where(STATE.in(unsettled()))
                .groupBy(STATE)
                .fetchMap(STATE, COUNT);
    }

    /** False when it is no longer as it was before this change. */
    boolean update(Intention changed) {
        return sql.execute(
                        update,
                        changed.state(),
                        (long) changed.attempts(),
                        changed.version(),
                        changed.nextAt().orElse(null),
                        shortened(changed.problem(), PROBLEM_LENGTH),
                        changed.id(),
                        changed.version() - 1)
                == 1;
    }

    private static List<Intention.State> unsettled() {
        return List.of(
                Intention.State.INTENDED,
                Intention.State.WAITING,
                Intention.State.ASKING,
                Intention.State.IN_DOUBT,
                Intention.State.STUCK);
    }

    private List<Intention> fetch(Condition condition) {
        return sql.now()
                .select(COLUMNS)
                .from(INTENTIONS)
                .where(condition)
                .orderBy(CREATED_AT, ID)
                .fetch(IntentionStore::intention);
    }

    private static Intention intention(Record found) {
        return new Intention(
                found.get(ID),
                found.get(PURPOSE),
                found.get(SUBJECT),
                found.get(RESOURCE),
                found.get(PROVIDER),
                found.get(FINGERPRINT),
                found.get(STATE),
                found.get(ATTEMPTS).intValue(),
                found.get(VERSION),
                found.get(CREATED_AT),
                Optional.ofNullable(found.get(NEXT_AT)),
                found.get(PROBLEM));
    }

    private static String shortened(String text, int length) {
        return text.length() > length ? text.substring(0, length) : text;
    }
}
