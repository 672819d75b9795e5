package org.kontor.invoices.store;

import static org.kontor.store.Types.bytes;
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
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.kontor.invoices.Kind;
import org.kontor.invoices.domain.Content;
import org.kontor.invoices.domain.Invoice;
import org.kontor.invoices.domain.Invoice.Number;
import org.kontor.store.Documents;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps issued documents; there is no statement here that could change one. */
@Component(service = InvoiceStore.class)
public final class InvoiceStore {

    static final Table<Record> INVOICES = table("invoices");
    private static final Field<UUID> ID = uuid("id");
    private static final Field<UUID> CAUSE = uuid("cause");
    private static final Field<Kind> KIND = choice("kind", Kind.class);
    private static final Field<UUID> ORDER_ID = uuid("order_id");
    private static final Field<UUID> SELLER = uuid("seller");
    private static final Field<UUID> BUYER = uuid("buyer");
    private static final Field<Long> YEAR = number("series_year");
    private static final Field<Long> SERIAL = number("serial");
    private static final Field<String> NUMBER = text("invoice_number");
    private static final Field<Instant> ISSUED_AT = instant("issued_at");
    private static final Field<String> CONTENT = document("content");
    private static final Field<byte[]> UBL = bytes("ubl");

    private final Sql sql;

    @Activate
    public InvoiceStore(@Reference Sql sql, @Reference(target = "(module=invoices)") Schema schema) {
        this.sql = sql;
    }

    public void insert(Invoice invoice, byte[] xml) {
        sql.now()
                .insertInto(INVOICES)
                .set(ID, invoice.id())
                .set(CAUSE, invoice.cause())
                .set(KIND, invoice.content().kind())
                .set(ORDER_ID, invoice.order())
                .set(SELLER, invoice.seller())
                .set(BUYER, invoice.buyer())
                .set(YEAR, (long) invoice.number().year())
                .set(SERIAL, invoice.number().serial())
                .set(NUMBER, invoice.number().text())
                .set(ISSUED_AT, invoice.issuedAt())
                .set(CONTENT, Documents.write(invoice.content()))
                .set(UBL, xml)
                .execute();
    }

    public Optional<Invoice> find(UUID id) {
        return select(ID.eq(id)).fetchOptional(InvoiceStore::invoice);
    }

    /** The order's invoice, which is one at most. */
    public Optional<Invoice> invoiceOf(UUID order) {
        return select(ORDER_ID.eq(order).and(KIND.eq(Kind.INVOICE))).fetchOptional(InvoiceStore::invoice);
    }

    /** In the order of issue. */
    public List<Invoice> ofOrder(UUID order) {
        return select(ORDER_ID.eq(order)).fetch(InvoiceStore::invoice);
    }

    public byte[] xml(UUID id) {
        return sql.now().select(UBL).from(INVOICES).where(ID.eq(id)).fetchSingle(UBL);
    }

    private ResultQuery<? extends Record> select(Condition which) {
        return sql.now()
                .select(ID, CAUSE, ORDER_ID, SELLER, BUYER, YEAR, SERIAL, NUMBER, ISSUED_AT, CONTENT)
                .from(INVOICES)
                .where(which)
                .orderBy(YEAR, SERIAL);
    }

    private static Invoice invoice(Record row) {
        return new Invoice(
                row.get(ID),
                row.get(CAUSE),
                row.get(ORDER_ID),
                row.get(SELLER),
                row.get(BUYER),
                new Number(Math.toIntExact(row.get(YEAR)), row.get(SERIAL), row.get(NUMBER)),
                row.get(ISSUED_AT),
                Documents.read(row.get(CONTENT), Content.class));
    }
}
