package org.kontor.logistics.store;

import static org.kontor.store.Types.date;
import static org.kontor.store.Types.decimal;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.number;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kontor.logistics.ExchangeRate;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the operator's exchange rates, every date's, and the version of the whole table. */
@Component(service = ExchangeRateStore.class)
public final class ExchangeRateStore {

    private static final Table<Record> RATES = table("exchange_rates");
    private static final Table<Record> VERSIONS = table("exchange_rate_table");
    private static final Name LATER = DSL.unquotedName("later_rates");
    private static final Field<String> BASE = text("base_currency");
    private static final Field<String> QUOTE = text("quote_currency");
    private static final Field<LocalDate> RATE_DATE = date("rate_date");
    private static final Field<BigDecimal> RATE = decimal("rate");
    private static final Field<String> SOURCE = text("source_name");
    private static final Field<Instant> LOADED_AT = instant("loaded_at");
    private static final Field<Long> VERSION = number("version");

    private final Sql sql;

    @Activate
    public ExchangeRateStore(@Reference Sql sql, @Reference(target = "(module=logistics)") Schema schema) {
        this.sql = sql;
    }

    /** Of each pair the rate in force on this day. */
    public List<ExchangeRate> inForce(LocalDate day) {
        return fetch(RATE_DATE.le(day).and(notReplacedBy(day)));
    }

    /** Of each pair the rate in force on this day and those of later dates. */
    public List<ExchangeRate> inForceAndLater(LocalDate day) {
        return fetch(notReplacedBy(day));
    }

    public long version() {
        return sql.now().select(VERSION).from(VERSIONS).fetchOne(VERSION);
    }

    /** False when the table is no longer at {@code version}. */
    public boolean advance(long version) {
        return sql.now()
                        .update(VERSIONS)
                        .set(VERSION, version + 1)
                        .where(VERSION.eq(version))
                        .execute()
                == 1;
    }

    /** Adds the rate, in place of one of the same pair and date. */
    public void put(ExchangeRate rate, Instant loadedAt) {
        sql.now()
                .deleteFrom(RATES)
                .where(BASE.eq(rate.base().getCurrencyCode())
                        .and(QUOTE.eq(rate.quote().getCurrencyCode()))
                        .and(RATE_DATE.eq(rate.date())))
                .execute();
        sql.now()
                .insertInto(RATES, BASE, QUOTE, RATE_DATE, RATE, SOURCE, LOADED_AT)
                .values(
                        rate.base().getCurrencyCode(),
                        rate.quote().getCurrencyCode(),
                        rate.date(),
                        rate.rate(),
                        rate.source(),
                        loadedAt)
                .execute();
    }

    /** No other rate of the pair is later and in force on that day. */
    private static Condition notReplacedBy(LocalDate day) {
        return DSL.notExists(DSL.selectOne()
                .from(RATES.as(LATER))
                .where(of(LATER, BASE).eq(of(RATES.getUnqualifiedName(), BASE)))
                .and(of(LATER, QUOTE).eq(of(RATES.getUnqualifiedName(), QUOTE)))
                .and(of(LATER, RATE_DATE).gt(of(RATES.getUnqualifiedName(), RATE_DATE)))
                .and(of(LATER, RATE_DATE).le(day)));
    }

    private static <T> Field<T> of(Name table, Field<T> column) {
        return DSL.field(table.append(column.getUnqualifiedName()), column.getDataType());
    }

    private List<ExchangeRate> fetch(Condition condition) {
        return sql.now()
                .select(BASE, QUOTE, RATE_DATE, RATE, SOURCE)
                .from(RATES)
                .where(condition)
                .orderBy(BASE, QUOTE, RATE_DATE)
                .fetch(row -> new ExchangeRate(
                        Currency.getInstance(row.get(BASE)),
                        Currency.getInstance(row.get(QUOTE)),
                        row.get(RATE).stripTrailingZeros(),
                        row.get(RATE_DATE),
                        row.get(SOURCE)));
    }
}
