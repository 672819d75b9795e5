package org.kontor.invoices.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kontor.invoices.store.InvoiceStore;
import org.kontor.invoices.store.OccasionStore;
import org.kontor.invoices.store.SeriesStore;
import org.kontor.invoices.ubl.UblInvoices;
import org.kontor.orders.Order;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.values.Money;
import org.kontor.work.Fact;

/** The invoices step, wired as in the product, on the test's database. */
public final class Office {

    public final InvoiceDesk desk;
    final Issuing issuing;
    final Shop shop;
    private final TestStore ground;

    public Office(TestStore ground, Shop shop) {
        this.ground = ground;
        this.shop = shop;
        var transactions = ground.transactions();
        var clock = ground.clock();
        var schema = ground.schema("invoices");
        InvoiceStore store = new InvoiceStore(ground.sql(), schema);
        OccasionStore occasions = new OccasionStore(ground.sql(), schema);
        SeriesStore series = new SeriesStore(ground.sql(), transactions, schema);
        Register register = new Register(
                store,
                occasions,
                series,
                new Drafting(shop, shop),
                new UblInvoices(),
                shop,
                transactions,
                ground.facts(),
                clock);
        issuing = new Issuing(register, occasions, transactions, ground.timers(), ground.facts(), clock);
        desk = new InvoiceDesk(store, occasions, series, shop, transactions, ground.timers(), ground.facts(), clock);
        ground.add(issuing);
        ground.add(new OrderWatch(issuing));
    }

    /** As fulfilment tells it. */
    public void ships(Order order) {
        tell(order.id(), Fact.Kind.SHIPPED, Map.of("carrier", "carrier.test", "waybill", "WB0012345"));
        ground.runDue();
    }

    /** As settlement tells it. */
    public UUID decides(Order order, Money toBuyer) {
        UUID dispute = Keys.fresh();
        decides(order, dispute, toBuyer);
        return dispute;
    }

    void decides(Order order, UUID dispute, Money toBuyer) {
        tell(
                order.id(),
                Fact.Kind.DISPUTE_CLOSED,
                Map.of(
                        "dispute",
                        dispute.toString(),
                        "state",
                        "EXECUTED",
                        "reason",
                        "QUALITY",
                        "toBuyer",
                        toBuyer.toString()));
        ground.runDue();
    }

    void tell(UUID order, Fact.Kind kind, Map<String, String> details) {
        ground.transactions().run(() -> ground.facts().record(order, kind, "sales", details));
    }

    public List<Invoice> invoices(Order order) {
        return desk.ofOrder(order.id(), caller(order.buyer()));
    }

    List<Fact.Kind> story(Order order) {
        return ground.facts().of(order.id()).stream().map(Fact::kind).toList();
    }

    public static Caller caller(UUID organisation) {
        return new Caller(organisation, Keys.fresh(), "somebody", Set.of(Permission.READ, Permission.TRADE));
    }

    static Caller operator() {
        return new Caller(Keys.fresh(), Keys.fresh(), "operator", Set.of(Permission.READ, Permission.OPERATE));
    }
}
