package org.kontor.accounts.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.document;
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
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kontor.accounts.domain.Binding;
import org.kontor.accounts.domain.InstrumentState;
import org.kontor.accounts.domain.Slice;
import org.kontor.store.Documents;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps payment instruments. */
@Component(service = InstrumentStore.class)
public final class InstrumentStore {

    private static final Table<Record> INSTRUMENTS = table("payment_instruments");
    private static final Field<UUID> ID = uuid("id");
    private static final Field<UUID> ORGANISATION = uuid("organisation");
    private static final Field<String> PROVIDER = text("provider");
    private static final Field<InstrumentState> STATE = choice("state", InstrumentState.class);
    private static final Field<Long> VERSION = number("version");
    private static final Field<Instant> STARTED_AT = instant("started_at");
    private static final Field<String> DETAILS = document("details");

    private final Sql sql;

    @Activate
    public InstrumentStore(@Reference Sql sql, @Reference(target = "(module=accounts)") Schema schema) {
        this.sql = sql;
    }

    public void insert(Binding binding) {
        sql.now()
                .insertInto(INSTRUMENTS, ID, ORGANISATION, PROVIDER, STATE, VERSION, STARTED_AT, DETAILS)
                .values(
                        binding.id(),
                        binding.organisation(),
                        binding.provider(),
                        binding.state(),
                        binding.version(),
                        binding.startedAt(),
                        Documents.write(binding.details()))
                .execute();
    }

    public Optional<Binding> find(UUID id) {
        return select(ID.eq(id), 1).stream().findFirst();
    }

    public Optional<Binding> findOf(UUID organisation, UUID id) {
        return select(ID.eq(id).and(ORGANISATION.eq(organisation)), 1).stream().findFirst();
    }

    public List<Binding> of(UUID organisation, Slice slice) {
        return select(ORGANISATION.eq(organisation).and(after(slice)), slice.limit());
    }

    /** False when the row is no longer at the version that {@code changed} was made from. */
    public boolean update(Binding changed) {
        return sql.now()
                        .update(INSTRUMENTS)
                        .set(STATE, changed.state())
                        .set(VERSION, changed.version() + 1)
                        .set(DETAILS, Documents.write(changed.details()))
                        .where(ID.eq(changed.id()).and(VERSION.eq(changed.version())))
                        .execute()
                == 1;
    }

    private List<Binding> select(Condition condition, int limit) {
        return sql.now()
                .select(ID, ORGANISATION, PROVIDER, STATE, VERSION, STARTED_AT, DETAILS)
                .from(INSTRUMENTS)
                .where(condition)
                .orderBy(ID)
                .limit(limit)
                .fetch(row -> new Binding(
                        row.get(ID),
                        row.get(ORGANISATION),
                        row.get(PROVIDER),
                        row.get(STATE),
                        row.get(VERSION),
                        row.get(STARTED_AT),
                        Documents.read(row.get(DETAILS), Binding.Details.class)));
    }

    private static Condition after(Slice slice) {
        return slice.after().map(ID::gt).orElse(DSL.noCondition());
    }
}
