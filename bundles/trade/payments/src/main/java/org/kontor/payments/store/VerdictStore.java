package org.kontor.payments.store;

import static org.kontor.store.Types.flag;
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
import org.kontor.payments.domain.Verdict.Proposal;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps what one operator has said of a payment until another confirms it. */
@Component(service = VerdictStore.class)
public final class VerdictStore {

    private static final Table<Record> VERDICTS = table("payment_verdicts");
    private static final Field<UUID> PAYMENT_ID = uuid("payment_id");
    private static final Field<Boolean> PAID = flag("paid");
    private static final Field<String> REFERENCE = text("reference");
    private static final Field<String> REASON = text("reason");
    private static final Field<UUID> PROPOSED_BY = uuid("proposed_by");
    private static final Field<String> PROPOSER = text("proposer");
    private static final Field<Instant> PROPOSED_AT = instant("proposed_at");

    private final Sql sql;

    @Activate
    public VerdictStore(@Reference Sql sql, @Reference(target = "(module=payments)") Schema schema) {
        this.sql = sql;
    }

    /** Takes the place of what was said before. */
    public void put(UUID payment, Proposal proposal) {
        remove(payment);
        sql.now()
                .insertInto(VERDICTS, PAYMENT_ID, PAID, REFERENCE, REASON, PROPOSED_BY, PROPOSER, PROPOSED_AT)
                .values(
                        payment,
                        proposal.paid(),
                        proposal.reference(),
                        proposal.reason(),
                        proposal.member(),
                        proposal.name(),
                        proposal.at())
                .execute();
    }

    public void remove(UUID payment) {
        sql.now().deleteFrom(VERDICTS).where(PAYMENT_ID.eq(payment)).execute();
    }

    public Optional<Proposal> of(UUID payment) {
        return sql.now()
                .select(PAID, REFERENCE, REASON, PROPOSED_BY, PROPOSER, PROPOSED_AT)
                .from(VERDICTS)
                .where(PAYMENT_ID.eq(payment))
                .fetchOptional(row -> new Proposal(
                        row.get(PAID),
                        row.get(REFERENCE),
                        row.get(REASON),
                        row.get(PROPOSED_BY),
                        row.get(PROPOSER),
                        row.get(PROPOSED_AT)));
    }
}
