package org.kontor.payments.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.kontor.payments.domain.EntryWord;
import org.kontor.payments.domain.EntryWord.Said;
import org.kontor.payments.domain.EntryWord.Way;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps what one operator has said of a bank's entry until another confirms it. */
@Component(service = EntryWordStore.class)
public final class EntryWordStore {

    private static final Table<Record> WORDS = table("bank_entry_words");
    private static final Field<UUID> ENTRY_ID = uuid("entry_id");
    private static final Field<Way> WAY = choice("way", Way.class);
    private static final Field<UUID> PAYMENT_ID = uuid("payment_id");
    private static final Field<String> REASON = text("reason");
    private static final Field<UUID> SAID_BY = uuid("said_by");
    private static final Field<String> SAYER = text("sayer");
    private static final Field<Instant> SAID_AT = instant("said_at");

    private final Sql sql;

    @Activate
    public EntryWordStore(@Reference Sql sql, @Reference(target = "(module=payments)") Schema schema) {
        this.sql = sql;
    }

    /** Takes the place of what was said before. */
    public void put(UUID entry, Said said) {
        remove(entry);
        sql.now()
                .insertInto(WORDS)
                .set(ENTRY_ID, entry)
                .set(WAY, said.word().way())
                .set(PAYMENT_ID, said.word().payment().orElse(null))
                .set(REASON, said.word().reason())
                .set(SAID_BY, said.member())
                .set(SAYER, said.name())
                .set(SAID_AT, said.at())
                .execute();
    }

    public void remove(UUID entry) {
        sql.now().deleteFrom(WORDS).where(ENTRY_ID.eq(entry)).execute();
    }

    public Optional<Said> of(UUID entry) {
        return sql.now()
                .select(WAY, PAYMENT_ID, REASON, SAID_BY, SAYER, SAID_AT)
                .from(WORDS)
                .where(ENTRY_ID.eq(entry))
                .fetchOptional(row -> new Said(
                        new EntryWord(row.get(WAY), Optional.ofNullable(row.get(PAYMENT_ID)), row.get(REASON)),
                        row.get(SAID_BY),
                        row.get(SAYER),
                        row.get(SAID_AT)));
    }
}
