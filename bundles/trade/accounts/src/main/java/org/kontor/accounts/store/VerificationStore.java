package org.kontor.accounts.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.document;
import static org.kontor.store.Types.flag;
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
import org.kontor.accounts.Verification;
import org.kontor.accounts.VerificationState;
import org.kontor.accounts.domain.Slice;
import org.kontor.store.Documents;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps verifications. */
@Component(service = VerificationStore.class)
public final class VerificationStore {

    private static final Table<Record> VERIFICATIONS = table("verifications");
    private static final Field<UUID> ID = uuid("id");
    private static final Field<UUID> ORGANISATION = uuid("organisation");
    private static final Field<String> PROVIDER = text("provider");
    private static final Field<VerificationState> STATE = choice("state", VerificationState.class);
    private static final Field<Boolean> IS_OPEN = flag("is_open");
    private static final Field<Long> VERSION = number("version");
    private static final Field<Instant> STARTED_AT = instant("started_at");
    private static final Field<String> DETAILS = document("details");

    private final Sql sql;

    @Activate
    public VerificationStore(@Reference Sql sql, @Reference(target = "(module=accounts)") Schema schema) {
        this.sql = sql;
    }

    public void insert(Verification verification) {
        sql.now()
                .insertInto(VERIFICATIONS, ID, ORGANISATION, PROVIDER, STATE, IS_OPEN, VERSION, STARTED_AT, DETAILS)
                .values(
                        verification.id(),
                        verification.organisation(),
                        verification.provider(),
                        verification.state(),
                        true,
                        verification.version(),
                        verification.startedAt(),
                        Documents.write(verification.details()))
                .execute();
    }

    public Optional<Verification> find(UUID id) {
        return select(ID.eq(id), 1).stream().findFirst();
    }

    public Optional<Verification> findOf(UUID organisation, UUID id) {
        return select(ID.eq(id).and(ORGANISATION.eq(organisation)), 1).stream().findFirst();
    }

    public List<Verification> of(UUID organisation, Slice slice) {
        return select(ORGANISATION.eq(organisation).and(after(slice)), slice.limit());
    }

    public List<Verification> open(Slice slice) {
        return select(IS_OPEN.eq(true).and(after(slice)), slice.limit());
    }

    /** False when the row is no longer at the version that {@code changed} was made from. */
    public boolean update(Verification changed, boolean open) {
        return sql.now()
                        .update(VERIFICATIONS)
                        .set(STATE, changed.state())
                        .set(IS_OPEN, open)
                        .set(VERSION, changed.version() + 1)
                        .set(DETAILS, Documents.write(changed.details()))
                        .where(ID.eq(changed.id()).and(VERSION.eq(changed.version())))
                        .execute()
                == 1;
    }

    /** Locks the row until the transaction ends; false when it is no longer at this version. */
    public boolean hold(UUID id, long version) {
        return sql.now()
                        .update(VERIFICATIONS)
                        .set(VERSION, version)
                        .where(ID.eq(id).and(VERSION.eq(version)))
                        .execute()
                == 1;
    }

    private List<Verification> select(Condition condition, int limit) {
        return sql.now()
                .select(ID, ORGANISATION, PROVIDER, STATE, VERSION, STARTED_AT, DETAILS)
                .from(VERIFICATIONS)
                .where(condition)
                .orderBy(ID)
                .limit(limit)
                .fetch(row -> new Verification(
                        row.get(ID),
                        row.get(ORGANISATION),
                        row.get(PROVIDER),
                        row.get(STATE),
                        row.get(VERSION),
                        row.get(STARTED_AT),
                        Documents.read(row.get(DETAILS), Verification.Details.class)));
    }

    private static Condition after(Slice slice) {
        return slice.after().map(ID::gt).orElse(DSL.noCondition());
    }
}
