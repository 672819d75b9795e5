package org.kontor.payments.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.decimal;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.kontor.payments.domain.EntryWord;
import org.kontor.payments.domain.EntryWord.Said;
import org.kontor.payments.domain.EntryWord.Settlement;
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
    private static final Field<String> PROVIDER = text("provider");
    private static final Field<BigDecimal> FEE = decimal("fee");
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
                .set(
                        PROVIDER,
                        said.word().settlement().map(Settlement::provider).orElse(null))
                .set(FEE, said.word().settlement().map(Settlement::fee).orElse(null))
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
                .select(WAY, PAYMENT_ID, PROVIDER, FEE, REASON, SAID_BY, SAYER, SAID_AT)
                .from(WORDS)
                .where(ENTRY_ID.eq(entry))
                .fetchOptional(row -> new Said(word(row), row.get(SAID_BY), row.get(SAYER), row.get(SAID_AT)));
    }

    private static EntryWord word(Record row) {
        Optional<Settlement> settlement =
                Optional.ofNullable(row.get(PROVIDER)).map(provider -> new Settlement(provider, row.get(FEE)));
        return new EntryWord(row.get(WAY), Optional.ofNullable(row.get(PAYMENT_ID)), settlement, row.get(REASON));
    }
}
