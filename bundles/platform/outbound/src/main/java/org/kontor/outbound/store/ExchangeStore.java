package org.kontor.outbound.store;

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
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kontor.outbound.Exchange;
import org.kontor.store.Keys;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.values.ProviderException.Fault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps exchanges; their ids are in the order in which they were written. */
@Component(service = ExchangeStore.class)
public final class ExchangeStore {

    private static final Table<Record> EXCHANGES = table("exchanges");
    private static final Field<UUID> ID = uuid("id");
    private static final Field<Instant> HAPPENED = instant("happened");
    private static final Field<String> ACCOUNT = text("account");
    private static final Field<String> PLUGIN = text("plugin");
    private static final Field<String> VERSION = text("version");
    private static final Field<UUID> TRADE = uuid("trade");
    private static final Field<String> METHOD = text("method");
    private static final Field<String> URL = text("url");
    private static final Field<Long> STATUS = number("status");
    private static final Field<Long> TOOK_MILLIS = number("took_millis");
    private static final Field<String> REQUEST = document("request");
    private static final Field<String> RESPONSE = document("response");
    private static final Field<Fault> FAULT = choice("fault", Fault.class);
    private static final Field<String> PROBLEM = text("problem");

    private static final List<Field<?>> ALL = List.of(
            ID,
            HAPPENED,
            ACCOUNT,
            PLUGIN,
            VERSION,
            TRADE,
            METHOD,
            URL,
            STATUS,
            TOOK_MILLIS,
            REQUEST,
            RESPONSE,
            FAULT,
            PROBLEM);

    private static final int PURGED_AT_ONCE = 500;
    private static final int FETCHED_AT_ONCE = 200;

    private final Sql sql;

    @Activate
    public ExchangeStore(@Reference Sql sql, @Reference(target = "(module=outbound)") Schema schema) {
        this.sql = sql;
    }

    public void insert(List<Exchange> exchanges) {
        exchanges.forEach(this::insert);
    }

    public List<Exchange> ofAccount(String account, Optional<UUID> trade, Optional<UUID> after, int most) {
        return where(
                ACCOUNT.eq(account)
                        .and(trade.map(TRADE::eq).orElse(DSL.noCondition()))
                        .and(after.map(ID::lt).orElse(DSL.noCondition())),
                most);
    }

    public List<Exchange> ofTrade(UUID trade, int most) {
        return where(TRADE.eq(trade), most);
    }

    public Optional<Exchange> find(UUID id) {
        return where(ID.eq(id), 1).stream().findFirst();
    }

    /** Each that was written since; in the caller's transaction. */
    public void since(Instant since, Consumer<Exchange> exchange) {
        try (Cursor<? extends Record> rows = sql.now()
                .select(ALL)
                .from(EXCHANGES)
                .where(ID.ge(Keys.at(since)))
                .orderBy(ID)
                .fetchSize(FETCHED_AT_ONCE)
                .fetchLazy()) {
            rows.forEach(row -> exchange.accept(exchange(row)));
        }
    }

    /** Takes away what is older, some hundred rows at once; true when there may be more. */
    public boolean purgeBefore(Instant time) {
        List<UUID> old = sql.now()
                .select(ID)
                .from(EXCHANGES)
                .where(HAPPENED.lt(time))
                .orderBy(HAPPENED)
                .limit(PURGED_AT_ONCE)
                .fetch(ID);
        sql.now().deleteFrom(EXCHANGES).where(ID.in(old)).execute();
        return old.size() == PURGED_AT_ONCE;
    }

    private void insert(Exchange exchange) {
        sql.now()
                .insertInto(EXCHANGES)
                .set(ID, exchange.id())
                .set(HAPPENED, exchange.at())
                .set(ACCOUNT, exchange.account())
                .set(PLUGIN, exchange.plugin())
                .set(VERSION, exchange.version())
                .set(TRADE, exchange.trade().orElse(null))
                .set(METHOD, exchange.method())
                .set(URL, exchange.url())
                .set(STATUS, (long) exchange.status())
                .set(TOOK_MILLIS, exchange.tookMillis())
                .set(REQUEST, exchange.request())
                .set(RESPONSE, exchange.response())
                .set(FAULT, exchange.fault().orElse(null))
                .set(PROBLEM, exchange.problem())
                .execute();
    }

    private List<Exchange> where(Condition condition, int most) {
        return sql.now()
                .select(ALL)
                .from(EXCHANGES)
                .where(condition)
                .orderBy(ID.desc())
                .limit(most)
                .fetch(ExchangeStore::exchange);
    }

    private static Exchange exchange(Record row) {
        return new Exchange(
                row.get(ID),
                row.get(HAPPENED),
                row.get(ACCOUNT),
                row.get(PLUGIN),
                row.get(VERSION),
                Optional.ofNullable(row.get(TRADE)),
                row.get(METHOD),
                row.get(URL),
                row.get(STATUS).intValue(),
                row.get(TOOK_MILLIS),
                row.get(REQUEST),
                row.get(RESPONSE),
                Optional.ofNullable(row.get(FAULT)),
                row.get(PROBLEM));
    }
}
