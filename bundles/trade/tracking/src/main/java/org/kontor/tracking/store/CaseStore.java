package org.kontor.tracking.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.flag;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kontor.security.Caller;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.tracking.Case;
import org.kontor.tracking.domain.Journey;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps cases. */
@Component(service = CaseStore.class)
public final class CaseStore {

    private static final Table<Record> CASES = table("cases");
    private static final Field<UUID> ID = uuid("id");
    private static final Field<UUID> ORDER_ID = uuid("order_id");
    private static final Field<UUID> BUYER = uuid("buyer");
    private static final Field<UUID> SELLER = uuid("seller");
    private static final Field<Case.Kind> KIND = choice("kind", Case.Kind.class);
    private static final Field<Case.Owner> OWNER = choice("owner", Case.Owner.class);
    private static final Field<String> EVIDENCE = text("evidence");
    private static final Field<Instant> OPENED_AT = instant("opened_at");
    private static final Field<Instant> DEADLINE = instant("deadline");
    private static final Field<Boolean> IS_OPEN = flag("is_open");
    private static final Field<String> RESOLUTION = text("resolution");

    private final Sql sql;

    @Activate
    public CaseStore(@Reference Sql sql, @Reference(target = "(module=tracking)") Schema schema) {
        this.sql = sql;
    }

    public void insert(Map<Case, Journey> opened) {
        sql.batch(
                sql.now()
                        .insertInto(
                                CASES,
                                ID,
                                ORDER_ID,
                                BUYER,
                                SELLER,
                                KIND,
                                OWNER,
                                EVIDENCE,
                                OPENED_AT,
                                DEADLINE,
                                IS_OPEN,
                                RESOLUTION)
                        .values((UUID) null, null, null, null, null, null, null, null, null, null, null),
                opened.keySet().stream()
                        .map(fresh -> row(fresh, opened.get(fresh)))
                        .toList());
    }

    private static Object[] row(Case opened, Journey journey) {
        return new Object[] {
            opened.id(),
            opened.order(),
            journey.buyer(),
            journey.seller(),
            opened.kind(),
            opened.owner(),
            opened.evidence(),
            opened.openedAt(),
            opened.deadline(),
            opened.open(),
            opened.resolution()
        };
    }

    /** Returns the ids of those that were open until now. */
    public Set<UUID> resolve(Map<UUID, String> resolutions) {
        List<UUID> ids = List.copyOf(resolutions.keySet());
        int[] changed = sql.batch(
                sql.now()
                        .update(CASES)
                        .set(IS_OPEN, false)
                        .set(RESOLUTION, (String) null)
                        .where(ID.eq((UUID) null).and(IS_OPEN.isTrue())),
                ids.stream()
                        .map(id -> new Object[] {false, resolutions.get(id), id})
                        .toList());
        return IntStream.range(0, ids.size())
                .filter(place -> changed[place] == 1)
                .mapToObj(ids::get)
                .collect(Collectors.toSet());
    }

    public List<Case> of(Collection<UUID> orders) {
        return where(ORDER_ID.in(orders), Integer.MAX_VALUE);
    }

    public List<Case> open() {
        return where(IS_OPEN.isTrue(), Integer.MAX_VALUE);
    }

    /** Open cases of the viewer's trades, of all trades for an operator. */
    public List<Case> open(Caller viewer, int limit) {
        return where(IS_OPEN.isTrue().and(visibleTo(viewer)), limit);
    }

    public Optional<Case> find(UUID id, Caller viewer) {
        return where(ID.eq(id).and(visibleTo(viewer)), 1).stream().findFirst();
    }

    private static Condition visibleTo(Caller viewer) {
        return viewer.isOperator()
                ? DSL.noCondition()
                : BUYER.eq(viewer.organisation()).or(SELLER.eq(viewer.organisation()));
    }

    private List<Case> where(Condition condition, int limit) {
        return sql.now()
                .select(ID, ORDER_ID, KIND, OWNER, EVIDENCE, OPENED_AT, DEADLINE, IS_OPEN, RESOLUTION)
                .from(CASES)
                .where(condition)
                .orderBy(DEADLINE, ID)
                .limit(limit)
                .fetch(row -> new Case(
                        row.get(ID),
                        row.get(ORDER_ID),
                        row.get(KIND),
                        row.get(OWNER),
                        row.get(EVIDENCE),
                        row.get(OPENED_AT),
                        row.get(DEADLINE),
                        row.get(IS_OPEN),
                        row.get(RESOLUTION)));
    }
}
