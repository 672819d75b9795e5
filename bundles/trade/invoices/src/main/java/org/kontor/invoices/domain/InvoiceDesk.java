package org.kontor.invoices.domain;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kontor.invoices.Held;
import org.kontor.invoices.Invoices;
import org.kontor.invoices.Kind;
import org.kontor.invoices.Series;
import org.kontor.invoices.store.InvoiceStore;
import org.kontor.invoices.store.OccasionStore;
import org.kontor.invoices.store.SeriesStore;
import org.kontor.orders.Orders;
import org.kontor.security.Caller;
import org.kontor.store.Transactions;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.Timers;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows documents to their buyer, their seller and operators, and lets operators decide the tax that no rule knows. */
@Component(service = {InvoiceDesk.class, Invoices.class})
public final class InvoiceDesk implements Invoices {

    private final InvoiceStore store;
    private final OccasionStore occasions;
    private final SeriesStore series;
    private final Orders orders;
    private final Transactions transactions;
    private final Timers timers;
    private final Facts facts;
    private final Clock clock;

    @Activate
    public InvoiceDesk(
            @Reference InvoiceStore store,
            @Reference OccasionStore occasions,
            @Reference SeriesStore series,
            @Reference Orders orders,
            @Reference Transactions transactions,
            @Reference Timers timers,
            @Reference Facts facts,
            @Reference Clock clock) {
        this.store = store;
        this.occasions = occasions;
        this.series = series;
        this.orders = orders;
        this.transactions = transactions;
        this.timers = timers;
        this.facts = facts;
        this.clock = clock;
    }

    /** In the order of issue. */
    public List<Invoice> ofOrder(UUID order, Caller viewer) {
        return transactions.call(() -> {
            orders.order(order, viewer);
            return store.ofOrder(order);
        });
    }

    /** Not found when the caller is neither of its parties nor an operator. */
    public Invoice invoice(UUID id, Caller viewer) {
        return transactions.call(() -> {
            Invoice invoice = store.find(id).orElseThrow(() -> TradeRuleException.notFound("invoice"));
            requireParty(invoice, viewer);
            return invoice;
        });
    }

    /** As it was issued, to the byte. */
    public byte[] xml(UUID id, Caller viewer) {
        return transactions.call(() -> store.xml(invoice(id, viewer).id()));
    }

    @Override
    public List<Series> series() {
        return transactions.call(series::all);
    }

    @Override
    public List<Held> held(int most) {
        return transactions.call(() -> occasions.held(most));
    }

    /** Documents of the order that could not be issued. */
    public List<Held> heldOf(UUID order, Caller viewer) {
        return transactions.call(() -> {
            orders.order(order, viewer);
            return occasions.ofOrder(order).stream()
                    .filter(InvoiceDesk::isHeld)
                    .map(Occasion::held)
                    .toList();
        });
    }

    /** Issues a held invoice with this tax, as soon as it can be. */
    public Held decideTax(UUID cause, Treatment treatment, String why, Caller operator) {
        return transactions.call(() -> {
            Occasion held = occasions
                    .find(cause)
                    .filter(occasion -> occasion.kind() == Kind.INVOICE && isHeld(occasion))
                    .orElseThrow(() -> TradeRuleException.notFound("held invoice"));
            occasions.told(cause, held.details().taxed(treatment));
            facts.record(
                    held.order(),
                    Fact.Kind.INVOICE_TAX_DECIDED,
                    operator.name(),
                    Map.of(
                            "category", treatment.category().name(),
                            "percent", treatment.percent().toPlainString(),
                            "reason", why));
            timers.schedule(Issuing.PURPOSE, cause, clock.instant());
            return held.held();
        });
    }

    private static boolean isHeld(Occasion occasion) {
        return occasion.state() == Occasion.State.HELD;
    }

    private void requireParty(Invoice invoice, Caller viewer) {
        try {
            orders.order(invoice.order(), viewer);
        } catch (TradeRuleException e) {
            throw e.kind() == TradeRuleException.Kind.NOT_FOUND ? TradeRuleException.notFound("invoice") : e;
        }
    }
}
