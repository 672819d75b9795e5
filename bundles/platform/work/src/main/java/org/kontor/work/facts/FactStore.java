package org.kontor.work.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Cursor;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kontor.store.Documents;
import org.kontor.store.Keys;
import org.kontor.store.Sql;
import org.kontor.store.Types;
import org.kontor.work.Fact;

/** Keeps facts. */
public final class FactStore {

    private static final Table<Record> FACTS = Types.table("facts");
    private static final Field<UUID> ID = Types.uuid("id");
    private static final Field<UUID> SUBJECT = Types.uuid("subject");
    private static final Field<Fact.Kind> KIND = Types.choice("kind", Fact.Kind.class);
    private static final Field<Instant> HAPPENED_AT = Types.instant("happened_at");
    private static final Field<String> ACTOR = Types.text("actor");
    private static final Field<String> DETAILS = Types.document("details");
    private static final Field<String> HEARD = Types.text("heard");
    private static final int FETCHED_AT_ONCE = 1_000;

    private static final List<Fact.Kind> HEARD_OF = Arrays.stream(Fact.Kind.values())
            .filter(kind -> !kind.mustHear().isEmpty())
            .toList();

    /** A fact and the steps that it was handed to. */
    record Delivered(Fact fact, Set<String> steps) {}

    private final Sql sql;
    private final String insert;

    public FactStore(Sql sql) {
        this.sql = sql;
        this.insert = sql.text(DSL.insertInto(FACTS, ID, SUBJECT, KIND, HAPPENED_AT, ACTOR, DETAILS, HEARD)
                .values((UUID) null, null, null, null, null, null, null));
    }

    /** In one statement, however many. */
    void insert(Collection<Delivered> facts) {
        sql.batch(insert, facts.stream().map(FactStore::row).toList());
    }

    private static Object[] row(Delivered delivered) {
        Fact fact = delivered.fact();
        return new Object[] {
            fact.id(),
            fact.subject(),
            fact.kind(),
            fact.at(),
            fact.actor(),
            Documents.write(fact.details()),
            String.join(",", delivered.steps())
        };
    }

    List<Fact> of(UUID subject) {
        return sql.now()
                .select(ID, KIND, HAPPENED_AT, ACTOR, DETAILS)
                .from(FACTS)
                .where(SUBJECT.eq(subject))
                .orderBy(ID)
                .fetch(row -> fact(subject, row));
    }

    /** The whole journals of the subjects with a newer fact. */
    void since(Instant since, Consumer<List<Fact>> journal) {
        Select<Record1<UUID>> touched = DSL.select(SUBJECT).from(FACTS).where(ID.ge(Keys.at(since)));
        List<Fact> open = new ArrayList<>();
        try (Cursor<? extends Record> rows = sql.now()
                .select(ID, SUBJECT, KIND, HAPPENED_AT, ACTOR, DETAILS)
                .from(FACTS)
                .where(since.equals(Instant.EPOCH) ? DSL.noCondition() : SUBJECT.in(touched))
                .orderBy(SUBJECT, ID)
                .fetchSize(FETCHED_AT_ONCE)
                .fetchLazy()) {
            for (Record row : rows) {
                Fact fact = fact(row.get(SUBJECT), row);
                if (!open.isEmpty() && !open.get(0).subject().equals(fact.subject())) {
                    journal.accept(List.copyOf(open));
                    open.clear();
                }
                open.add(fact);
            }
        }
        if (!open.isEmpty()) {
            journal.accept(List.copyOf(open));
        }
    }

    /** Each newer fact that somebody must hear of and that says who did; oldest first. */
    void delivered(Instant since, Consumer<Delivered> fact) {
        try (Cursor<? extends Record> rows = sql.now()
                .select(ID, SUBJECT, KIND, HAPPENED_AT, ACTOR, DETAILS, HEARD)
                .from(FACTS)
                .where(ID.ge(Keys.at(since)).and(HEARD.isNotNull()).and(KIND.in(HEARD_OF)))
                .orderBy(ID)
                .fetchSize(FETCHED_AT_ONCE)
                .fetchLazy()) {
            for (Record row : rows) {
                Set<String> steps = Set.copyOf(Arrays.asList(row.get(HEARD).split(",")));
                fact.accept(new Delivered(fact(row.get(SUBJECT), row), steps));
            }
        }
    }

    /** Each newer fact. */
    void newer(Instant since, Consumer<Fact> fact) {
        try (Cursor<? extends Record> rows = sql.now()
                .select(ID, SUBJECT, KIND, HAPPENED_AT, ACTOR, DETAILS)
                .from(FACTS)
                .where(ID.ge(Keys.at(since)))
                .orderBy(ID)
                .fetchSize(FETCHED_AT_ONCE)
                .fetchLazy()) {
            for (Record row : rows) {
                fact.accept(fact(row.get(SUBJECT), row));
            }
        }
    }

    private static Fact fact(UUID subject, Record row) {
        return new Fact(
                row.get(ID), subject, row.get(KIND), row.get(HAPPENED_AT), row.get(ACTOR), details(row.get(DETAILS)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> details(String json) {
        return Documents.read(json, Map.class);
    }
}
