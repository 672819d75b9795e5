package org.kontor.work.intentions;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kontor.store.Keys;
import org.kontor.store.Sql;
import org.kontor.store.Types;
import org.kontor.work.CrashPoint;
import org.kontor.work.Intention;

/** Keeps intentions. */
final class IntentionStore {

    /** An intention with the version it was read at. */
    record Row(Intention intention, long version) {

        /** Crash points are named after the purpose: {@code charge.after-call} for {@code payment.charge}. */
        void hit(String moment) {
            String purpose = intention.purpose();
            CrashPoint.hit(purpose.substring(purpose.lastIndexOf('.') + 1) + "." + moment);
        }

        Intention changed(Intention.State state, int attempts, Optional<Instant> nextAt, String problem) {
            return new Intention(
                    intention.id(),
                    intention.purpose(),
                    intention.subject(),
                    intention.resource(),
                    intention.provider(),
                    intention.fingerprint(),
                    state,
                    attempts,
                    intention.createdAt(),
                    nextAt,
                    problem);
        }
    }

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
    private static final List<SelectField<?>> COLUMNS = List.of(
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

    IntentionStore(Sql sql) {
        this.sql = sql;
    }

    void insert(Intention intention) {
        sql.now()
                .insertInto(INTENTIONS)
                .set(ID, intention.id())
                .set(PURPOSE, intention.purpose())
                .set(SUBJECT, intention.subject())
                .set(RESOURCE, intention.resource())
                .set(PROVIDER, intention.provider())
                .set(FINGERPRINT, shortened(intention.fingerprint(), FINGERPRINT_LENGTH))
                .set(STATE, intention.state())
                .set(ATTEMPTS, (long) intention.attempts())
                .set(VERSION, 1L)
                .set(CREATED_AT, intention.createdAt())
                .set(NEXT_AT, intention.nextAt().orElse(null))
                .set(PROBLEM, intention.problem())
                .execute();
    }

    Optional<Row> find(UUID id) {
        return fetch(ID.eq(id)).stream().findFirst();
    }

    Optional<Row> latest(UUID resource, String purpose) {
        return sql.now()
                .select(COLUMNS)
                .from(INTENTIONS)
                .where(RESOURCE.eq(resource).and(PURPOSE.eq(purpose)))
                .orderBy(ID.desc())
                .limit(1)
                .fetchOptional(IntentionStore::row);
    }

    List<Intention> open() {
        return fetch(STATE.in(unsettled())).stream().map(Row::intention).toList();
    }

    List<Intention> openAt(String provider) {
        return fetch(STATE.in(unsettled()).and(PROVIDER.eq(provider))).stream()
                .map(Row::intention)
                .toList();
    }

    /** The newest first, at most so many. */
    List<Intention> since(Instant since, int most) {
        return sql.now()
                .select(COLUMNS)
                .from(INTENTIONS)
                .where(ID.ge(Keys.at(since)).and(PROBLEM.ne("")))
                .orderBy(ID.desc())
                .limit(most)
                .fetch(found -> row(found).intention());
    }

    Map<Intention.State, Long> counts() {
        return sql.now()
                .select(STATE, COUNT)
                .from(INTENTIONS)
                .where(STATE.in(unsettled()))
                .groupBy(STATE)
                .fetchMap(STATE, COUNT);
    }

    /** False when somebody else has changed it since {@code before} was read. */
    boolean update(Row before, Intention after) {
        return sql.now()
                        .update(INTENTIONS)
                        .set(STATE, after.state())
                        .set(ATTEMPTS, (long) after.attempts())
                        .set(VERSION, before.version() + 1)
                        .set(NEXT_AT, after.nextAt().orElse(null))
                        .set(PROBLEM, shortened(after.problem(), PROBLEM_LENGTH))
                        .where(ID.eq(after.id()).and(VERSION.eq(before.version())))
                        .execute()
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

    private List<Row> fetch(Condition condition) {
        return sql.now()
                .select(COLUMNS)
                .from(INTENTIONS)
                .where(condition)
                .orderBy(CREATED_AT, ID)
                .fetch(IntentionStore::row);
    }

    private static Row row(Record found) {
        return new Row(
                new Intention(
                        found.get(ID),
                        found.get(PURPOSE),
                        found.get(SUBJECT),
                        found.get(RESOURCE),
                        found.get(PROVIDER),
                        found.get(FINGERPRINT),
                        found.get(STATE),
                        found.get(ATTEMPTS).intValue(),
                        found.get(CREATED_AT),
                        Optional.ofNullable(found.get(NEXT_AT)),
                        found.get(PROBLEM)),
                found.get(VERSION));
    }

    private static String shortened(String text, int length) {
        return text.length() > length ? text.substring(0, length) : text;
    }
}
