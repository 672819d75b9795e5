package org.kontor.invoices.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kontor.accounts.Accounts;
import org.kontor.invoices.Kind;
import org.kontor.orders.Order;
import org.kontor.orders.Orders;
import org.kontor.orders.Stage;
import org.kontor.orders.StageState;
import org.kontor.values.Address;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes what a document says. Prices are without tax, as they are between firms; days are those of UTC. */
@Component(service = Drafting.class)
public final class Drafting {

    private static final int MOST_DIGITS = 2;
    private static final String ESCROW =
            "Online payment service: held in escrow by Kontor until the goods are accepted";

    private final Accounts accounts;
    private final Orders orders;
    private final TaxRules rules = new TaxRules();

    @Activate
    public Drafting(@Reference Accounts accounts, @Reference Orders orders) {
        this.accounts = accounts;
        this.orders = orders;
    }

    /** In the caller's transaction; a trade rule says why it cannot be written. */
    Content invoice(Occasion shipped, Instant now) {
        Order order = orders.order(shipped.order());
        requireTwoDigits(order.total());
        Trader seller = Trader.of(accounts.organisation(order.seller()));
        Trader buyer = Trader.of(accounts.organisation(order.buyer()));
        Delivery delivery = delivery(order, shipped.details());
        List<Line> lines = order.lines().stream().map(Line::of).toList();
        Money goods = lines.stream().map(Line::net).reduce(Money::plus).orElseThrow();
        Money freight = order.freight().to();
        Treatment treatment =
                shipped.details().decided().orElseGet(() -> rules.of(sale(order, seller, buyer, delivery)));
        Identified.require(treatment, seller, buyer);
        TaxLine tax = TaxLine.on(goods.plus(freight), treatment);
        Totals totals = Totals.of(goods, freight, tax.amount(), prepaid(order));
        return new Content(
                Kind.INVOICE,
                order.number(),
                day(now),
                seller,
                buyer,
                delivery,
                lines,
                tax,
                totals,
                ESCROW,
                terms(order, totals),
                Optional.empty());
    }

    /** Takes off the invoice's price, in the invoice's words about the parties, the goods' way and the tax. */
    Content creditNote(Occasion reduced, Invoice invoice, Instant now) {
        Content before = invoice.content();
        Occasion.Details details = reduced.details();
        Line line = Line.reduction(details.why(), details.amount().orElseThrow());
        TaxLine tax = TaxLine.on(line.net(), before.tax().treatment());
        Money none = Money.zero(line.net().currency());
        return new Content(
                Kind.CREDIT_NOTE,
                before.orderNumber(),
                day(now),
                before.seller(),
                before.buyer(),
                before.delivery(),
                List.of(line),
                tax,
                Totals.of(line.net(), none, tax.amount(), none),
                ESCROW,
                "Given back to the buyer out of escrow or by the seller",
                Optional.of(new Preceding(invoice.number().text(), before.issuedOn())));
    }

    private static Sale sale(Order order, Trader seller, Trader buyer, Delivery delivery) {
        return new Sale(
                delivery.shippedOn(),
                seller,
                buyer,
                order.shipment().origin(),
                order.shipment().destination(),
                order.incoterm(),
                order.lines().stream().map(line -> line.hsCode()).distinct().toList(),
                order.total().currency());
    }

    private static Delivery delivery(Order order, Occasion.Details shipped) {
        Incoterm term = order.incoterm();
        Address origin = order.shipment().origin();
        Address destination = order.shipment().destination();
        boolean handedOverThere =
                switch (term) {
                    case EXW, FCA, FAS, FOB -> true;
                    case CPT, CIP, DAP, DPU, DDP, CFR, CIF -> false;
                };
        return new Delivery(
                day(shipped.at()),
                shipped.carrier(),
                shipped.waybill(),
                term,
                handedOverThere ? origin.city() : destination.city(),
                order.consignee().name(),
                destination);
    }

    private static Money prepaid(Order order) {
        return order.stages().stream()
                .filter(standing -> standing.state() == StageState.PAID)
                .map(standing -> standing.stage().amount())
                .reduce(Money.zero(order.total().currency()), Money::plus);
    }

    private static String terms(Order order, Totals totals) {
        if (totals.due().isZero()) {
            return "Paid";
        }
        String open = order.stages().stream()
                .filter(standing -> standing.state() != StageState.PAID)
                .map(standing -> standing.stage())
                .map(Drafting::terms)
                .collect(Collectors.joining("; "));
        return totals.tax().isZero()
                ? open
                : (open + "; tax " + totals.tax() + " to the seller").replaceFirst("^; ", "");
    }

    private static String terms(Stage stage) {
        return stage.amount() + " " + stage.when() + " (" + stage.label() + ")";
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static void requireTwoDigits(Money total) {
        if (total.currency().getDefaultFractionDigits() > MOST_DIGITS) {
            throw TradeRuleException.conflict(
                    "currency-too-fine",
                    "EN 16931 writes amounts with two decimals at most, and " + total.currency() + " has more",
                    "issue this invoice outside Kontor");
        }
    }
}
