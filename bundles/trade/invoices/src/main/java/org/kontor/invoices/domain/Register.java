package org.kontor.invoices.domain;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.kontor.invoices.Kind;
import org.kontor.invoices.domain.Invoice.Number;
import org.kontor.invoices.store.InvoiceStore;
import org.kontor.invoices.store.OccasionStore;
import org.kontor.invoices.store.SeriesStore;
import org.kontor.orders.Order;
import org.kontor.orders.Orders;
import org.kontor.store.Keys;
import org.kontor.store.Transactions;
import org.kontor.values.Money;
import org.kontor.work.CrashPoint;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Issues documents. A number is taken in the transaction that stores its document, and whoever takes one of a seller
 * waits for who did before: so numbers are given in the order of issue, and what is rolled back leaves no gap.
 */
@Component(service = Register.class)
public final class Register {

    private final InvoiceStore store;
    private final OccasionStore occasions;
    private final SeriesStore series;
    private final Drafting drafting;
    private final InvoiceXml xml;
    private final Orders orders;
    private final Transactions transactions;
    private final Facts facts;
    private final Clock clock;

    @Activate
    public Register(
            @Reference InvoiceStore store,
            @Reference OccasionStore occasions,
            @Reference SeriesStore series,
            @Reference Drafting drafting,
            @Reference InvoiceXml xml,
            @Reference Orders orders,
            @Reference Transactions transactions,
            @Reference Facts facts,
            @Reference Clock clock) {
        this.store = store;
        this.occasions = occasions;
        this.series = series;
        this.drafting = drafting;
        this.xml = xml;
        this.orders = orders;
        this.transactions = transactions;
        this.facts = facts;
        this.clock = clock;
    }

    /** Outside any transaction. A trade rule says why it cannot be issued; an issued one is left alone. */
    void issue(UUID cause) {
        Occasion occasion = transactions.call(() -> occasions.find(cause)).orElseThrow();
        if (occasion.state() == Occasion.State.ISSUED || transactions.call(() -> isTooEarly(occasion))) {
            return;
        }
        // Nobody waits for a number while the writer gets ready, and what cannot be written takes none.
        Draft tried = transactions.call(() -> draft(occasion, clock.instant()));
        xml.of(tried.content(), "");
        int year = year(clock.instant());
        series.open(tried.seller(), year);
        transactions.run(() -> issue(occasion, tried.seller(), year));
    }

    private record Draft(UUID seller, UUID buyer, Content content) {}

    /** In one transaction. */
    private void issue(Occasion occasion, UUID seller, int year) {
        if (!occasions.issued(occasion.cause())) {
            return;
        }
        Number number = SeriesNumber.of(seller, year, series.next(seller, year));
        Instant now = clock.instant();
        if (year(now) != year) {
            throw new IllegalStateException("the year has ended meanwhile");
        }
        Draft draft = draft(occasion, now);
        Invoice invoice = new Invoice(
                Keys.fresh(),
                occasion.cause(),
                occasion.order(),
                draft.seller(),
                draft.buyer(),
                number,
                now,
                draft.content());
        store.insert(invoice, xml.of(draft.content(), number.text()));
        CrashPoint.hit("invoice.before-commit");
        facts.record(
                invoice.order(),
                occasion.kind() == Kind.INVOICE ? Fact.Kind.INVOICE_ISSUED : Fact.Kind.CREDIT_NOTE_ISSUED,
                "kontor",
                Map.of(
                        "number", number.text(),
                        "amount", draft.content().totals().gross().toString()));
    }

    /** A price that is taken off before the goods have left is billed, and taken off at once. */
    private boolean isTooEarly(Occasion occasion) {
        return occasion.kind() == Kind.CREDIT_NOTE
                && store.invoiceOf(occasion.order()).isEmpty();
    }

    private Draft draft(Occasion occasion, Instant now) {
        if (occasion.kind() == Kind.INVOICE) {
            Order order = orders.order(occasion.order());
            return new Draft(order.seller(), order.buyer(), drafting.invoice(occasion, now));
        }
        Invoice invoice = store.invoiceOf(occasion.order()).orElseThrow();
        requireLeft(invoice, occasion.details().amount().orElseThrow());
        return new Draft(invoice.seller(), invoice.buyer(), drafting.creditNote(occasion, invoice, now));
    }

    private void requireLeft(Invoice invoice, Money amount) {
        Money left = store.ofOrder(invoice.order()).stream()
                .map(Invoice::content)
                .filter(content -> content.kind() == Kind.CREDIT_NOTE)
                .map(content -> content.totals().net())
                .reduce(invoice.content().totals().net(), Money::minus);
        if (left.compareTo(amount) < 0) {
            throw TradeRuleException.conflict(
                    "credit-too-high",
                    "Only " + left + " of invoice " + invoice.number().text() + " are left, and " + amount
                            + " were to be taken off",
                    "look at the order's credit notes");
        }
    }

    private static int year(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).getYear();
    }
}
