package org.kontor.invoices.store;

import static org.kontor.store.Types.number;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.uuid;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.kontor.invoices.Series;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps which number of a seller's year was given last. */
@Component(service = SeriesStore.class)
public final class SeriesStore {

    private static final Table<Record> SERIES = table("invoice_series");
    private static final Field<UUID> SELLER = uuid("seller");
    private static final Field<Long> YEAR = number("series_year");
    private static final Field<Long> LAST = number("last_serial");
    private static final Field<Long> SERIAL = number("serial");
    private static final String DUPLICATE = "23505";

    private final Sql sql;
    private final Transactions transactions;

    @Activate
    public SeriesStore(
            @Reference Sql sql,
            @Reference Transactions transactions,
            @Reference(target = "(module=invoices)") Schema schema) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** In a transaction of its own: of two who begin a series at once one fails, and it is begun all the same. */
    public void open(UUID seller, int year) {
        try {
            transactions.run(() -> begin(seller, year));
        } catch (DataAccessException e) {
            if (!DUPLICATE.equals(e.sqlState())) {
                throw e;
            }
        }
    }

    private void begin(UUID seller, int year) {
        if (!sql.now().fetchExists(SERIES, SELLER.eq(seller).and(YEAR.eq((long) year)))) {
            sql.now()
                    .insertInto(SERIES, SELLER, YEAR, LAST)
                    .values(seller, (long) year, 0L)
                    .execute();
        }
    }

    /** Takes the next number of an open series; others who want one of it wait until this transaction has ended. */
    public long next(UUID seller, int year) {
        sql.now()
                .update(SERIES)
                .set(LAST, LAST.plus(1))
                .where(SELLER.eq(seller).and(YEAR.eq((long) year)))
                .execute();
        return sql.now()
                .select(LAST)
                .from(SERIES)
                .where(SELLER.eq(seller).and(YEAR.eq((long) year)))
                .fetchSingle(LAST);
    }

    /** The newest year first, each with the numbers that no document has. */
    public List<Series> all() {
        return sql.now()
                .select(SELLER, YEAR, LAST)
                .from(SERIES)
                .orderBy(YEAR.desc(), SELLER)
                .fetch(row -> checked(row.get(SELLER), row.get(YEAR), row.get(LAST)));
    }

    private Series checked(UUID seller, long year, long last) {
        int documents =
                sql.now().fetchCount(InvoiceStore.INVOICES, SELLER.eq(seller).and(YEAR.eq(year)));
        return new Series(seller, (int) year, last, documents == last ? List.of() : missing(seller, year, last));
    }

    private List<Long> missing(UUID seller, long year, long last) {
        Set<Long> given = new HashSet<>(sql.now()
                .select(SERIAL)
                .from(InvoiceStore.INVOICES)
                .where(SELLER.eq(seller).and(YEAR.eq(year)))
                .fetch(SERIAL));
        return LongStream.rangeClosed(1, last)
                .filter(serial -> !given.contains(serial))
                .boxed()
                .toList();
    }
}
