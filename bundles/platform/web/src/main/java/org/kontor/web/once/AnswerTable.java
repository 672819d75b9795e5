package org.kontor.web.once;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.kontor.store.Documents;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.store.Types;
import org.kontor.work.Invariant.Look;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The rows of requests begun and answered. */
@Component(service = AnswerTable.class)
public final class AnswerTable {

    /** What is known of a key: the body it came with, what was begun, and the answer once there is one. */
    record Row(String fingerprint, Optional<UUID> resource, Optional<Answer> answer) {}

    private static final Table<Record> ANSWERS = Types.table("idempotency_answers");
    private static final Field<String> SCOPE = Types.text("scope");
    private static final Field<String> REQUEST = Types.text("request");
    private static final Field<String> FINGERPRINT = Types.text("fingerprint");
    private static final Field<UUID> RESOURCE = Types.uuid("resource");
    private static final Field<Long> STATUS = Types.number("status");
    private static final Field<String> BODY = Types.document("body");
    private static final Field<String> BODY_SHA256 = Types.text("body_sha256");
    private static final Field<Instant> CREATED = Types.instant("created");
    private static final int FETCHED_AT_ONCE = 200;

    private final Sql sql;
    private final Clock clock;

    @Activate
    public AnswerTable(@Reference Sql sql, @Reference Clock clock, @Reference(target = "(module=web)") Schema schema) {
        this.sql = sql;
        this.clock = clock;
    }

    Optional<Row> find(Request request) {
        return sql.now()
                .select(FINGERPRINT, RESOURCE, STATUS, BODY)
                .from(ANSWERS)
                .where(is(request))
                .fetchOptional(row ->
                        new Row(row.get(FINGERPRINT), Optional.ofNullable(row.get(RESOURCE)), answer(request, row)));
    }

    void insertAnswered(Request request, Answer answer) {
        String sealed = sealed(request, answer);
        sql.now()
                .insertInto(ANSWERS)
                .columns(SCOPE, REQUEST, FINGERPRINT, STATUS, BODY, BODY_SHA256, CREATED)
                .values(
                        request.scope(),
                        request.key(),
                        request.fingerprint(),
                        answer.status(),
                        sealed,
                        hash(sealed),
                        clock.instant())
                .execute();
    }

    void insertBegun(Request request, UUID resource) {
        sql.now()
                .insertInto(ANSWERS)
                .columns(SCOPE, REQUEST, FINGERPRINT, RESOURCE, CREATED)
                .values(request.scope(), request.key(), request.fingerprint(), resource, clock.instant())
                .execute();
    }

    /** False when it had been answered already. */
    boolean update(Request request, Answer answer) {
        String sealed = sealed(request, answer);
        return sql.now()
                        .update(ANSWERS)
                        .set(STATUS, answer.status())
                        .set(BODY, sealed)
                        .set(BODY_SHA256, hash(sealed))
                        .where(is(request))
                        .and(STATUS.isNull())
                        .execute()
                == 1;
    }

    private static Condition is(Request request) {
        return SCOPE.eq(request.scope()).and(REQUEST.eq(request.key()));
    }

    /** Only the same body opens a kept answer: another one under the key is refused before. */
    private static Optional<Answer> answer(Request request, Record row) {
        if (row.get(STATUS) == null || !row.get(FINGERPRINT).equals(request.fingerprint())) {
            return Optional.empty();
        }
        return Optional.of(Documents.read(request.seal().open(row.get(BODY)), Answer.class));
    }

    private static String sealed(Request request, Answer answer) {
        return request.seal().close(Documents.write(answer));
    }

    private static String hash(String sealed) {
        return Seal.hash(sealed.getBytes(StandardCharsets.US_ASCII));
    }

    /** Looks for answers, of requests made since, that are no longer what was kept. */
    Look changed(Instant since) {
        List<String> changed = new ArrayList<>();
        long rows = 0;
        try (Cursor<? extends Record> answers = sql.now()
                .select(SCOPE, REQUEST, BODY, BODY_SHA256, CREATED)
                .from(ANSWERS)
                .where(CREATED.ge(since).and(STATUS.isNotNull()).and(BODY_SHA256.isNotNull()))
                .orderBy(CREATED)
                .fetchSize(FETCHED_AT_ONCE)
                .fetchLazy()) {
            for (Record row : answers) {
                rows++;
                if (row.get(BODY) == null || !hash(row.get(BODY)).equals(row.get(BODY_SHA256))) {
                    changed.add("the answer of " + row.get(CREATED) + " to request " + row.get(REQUEST) + " in scope "
                            + row.get(SCOPE) + " is not what was kept");
                }
            }
        }
        return new Look(rows, changed);
    }

    /** Takes away what is older, at most a thousand rows at once; true when there may be more. */
    boolean purgeBefore(Instant time) {
        var old = sql.now()
                .select(SCOPE, REQUEST)
                .from(ANSWERS)
                .where(CREATED.lt(time))
                .limit(1_000)
                .fetch();
        old.forEach(row -> sql.now()
                .deleteFrom(ANSWERS)
                .where(SCOPE.eq(row.get(SCOPE)).and(REQUEST.eq(row.get(REQUEST))))
                .execute());
        return old.size() == 1_000;
    }
}
