package org.kontor.logistics.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kontor.carrier.Charge;
import org.kontor.carrier.LandedCost;
import org.kontor.logistics.Conversion;
import org.kontor.logistics.DoorPrice;
import org.kontor.logistics.DoorPrice.CustomsValue;
import org.kontor.logistics.DoorPrice.Kind;
import org.kontor.logistics.DoorPrice.Line;
import org.kontor.logistics.DoorPrice.Payer;
import org.kontor.logistics.Logistics;
import org.kontor.logistics.Option;
import org.kontor.logistics.Quotation;
import org.kontor.logistics.domain.Customs.Item;
import org.kontor.values.Goods;
import org.kontor.values.Money;

/** Gathers the lines of a door price, each with its payer, source, age and exchange rate. */
final class Bill {

    private final Quotation quotation;
    private final Option option;
    private final Terms terms;
    private final Logistics exchange;
    private final Instant now;
    private final List<Line> lines = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    Bill(Quotation quotation, Option option, Logistics exchange, Instant now) {
        this.quotation = quotation;
        this.option = option;
        this.terms = new Terms(quotation.request().shipment().incoterm());
        this.exchange = exchange;
        this.now = now;
        remarks.addAll(terms.remarks(option.mode()));
    }

    void freight() {
        for (Charge charge : option.charges()) {
            Kind kind =
                    switch (charge.kind()) {
                        case BASE -> Kind.FREIGHT;
                        case FUEL -> Kind.FUEL;
                        case SURCHARGE -> Kind.SURCHARGE;
                    };
            line(kind, charge.code(), charge.description(), charge.amount(), option.carrier(), quotation.quotedAt());
        }
    }

    /** Only where the Incoterm obliges the seller to insure. */
    Optional<Money> insurance(CustomsTable.Insurance premium) {
        if (!terms.isInsuranceOwed()) {
            return Optional.empty();
        }
        Money goods = quotation.request().shipment().goods().stream()
                .map(Goods::value)
                .map(value -> convert(value).to())
                .reduce(Money::plus)
                .orElseThrow();
        BigDecimal share =
                premium.insuredPercent().multiply(premium.premiumPercent()).movePointLeft(4);
        Money amount = goods.times(share);
        String description = premium.premiumPercent() + " % of " + premium.insuredPercent() + " % of the goods' value "
                + goods + ", as " + terms.incoterm() + " obliges the seller to insure";
        line(Kind.INSURANCE, "INSURANCE", description, amount, premium.source(), start(premium.asOf()));
        return Optional.of(amount);
    }

    void customs(Item item) {
        line(item.kind(), item.code(), item.description(), item.amount(), item.source(), start(item.asOf()));
    }

    void landed(LandedCost cost) {
        cost.items()
                .forEach(item -> line(
                        Kind.valueOf(item.kind().name()),
                        item.code(),
                        item.description(),
                        item.amount(),
                        cost.source(),
                        cost.asOf()));
    }

    void remark(String remark) {
        remarks.add(remark);
    }

    DoorPrice total(Optional<CustomsValue> customsValue) {
        if (lines.stream().noneMatch(line -> line.kind() == Kind.INSURANCE)) {
            remarks.add("No insurance is in this price; under " + terms.incoterm() + " nobody must insure the goods");
        }
        Money buyer = sum(Payer.BUYER);
        Money seller = sum(Payer.SELLER);
        return new DoorPrice(
                option.id(), terms.incoterm(), lines, customsValue, buyer, seller, buyer.plus(seller), remarks);
    }

    private Money sum(Payer payer) {
        return lines.stream()
                .filter(line -> line.paidBy() == payer)
                .map(line -> line.compared().to())
                .reduce(Money.zero(quotation.request().currency()), Money::plus);
    }

    private void line(Kind kind, String code, String description, Money amount, String source, Instant asOf) {
        lines.add(new Line(
                kind,
                code,
                description,
                amount,
                convert(amount),
                terms.payer(kind),
                source,
                asOf,
                Duration.between(asOf, now)));
    }

    private Conversion convert(Money amount) {
        return exchange.convert(amount, quotation.request().currency());
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
