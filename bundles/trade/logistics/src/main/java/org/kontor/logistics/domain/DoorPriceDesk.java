package org.kontor.logistics.domain;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.carrier.LandedCost;
import org.kontor.carrier.LandedCosts;
import org.kontor.carrier.Shipment;
import org.kontor.logistics.DoorPrice;
import org.kontor.logistics.Option;
import org.kontor.logistics.Quotation;
import org.kontor.logistics.domain.Customs.Reckoned;
import org.kontor.logistics.store.CustomsTables;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Prices an option to the buyer's door: what customs asks by the carrier's estimate where it makes one, else by our own
 * table.
 */
@Component(service = DoorPriceDesk.class)
public final class DoorPriceDesk {

    private final LogisticsDesk desk;
    private final Providers providers;
    private final CustomsTable table;
    private final Clock clock;

    @Activate
    public DoorPriceDesk(
            @Reference LogisticsDesk desk,
            @Reference Providers providers,
            @Reference CustomsTables tables,
            @Reference Clock clock) {
        this.desk = desk;
        this.providers = providers;
        this.table = tables.current();
        this.clock = clock;
    }

    /** Outside any transaction. */
    public DoorPrice price(UUID organisation, UUID request, UUID option) {
        Quotation quotation = desk.quotation(organisation, request);
        Option chosen = desk.option(organisation, request, option).option();
        Customs customs = new Customs(table, desk::convert);
        Shipment shipment = quotation.request().shipment();
        Bill bill = new Bill(quotation, chosen, desk, clock.instant());
        bill.freight();
        Optional<LandedCost> estimate =
                customs.isBorder(shipment) ? ask(request, chosen, shipment, bill) : Optional.empty();
        if (estimate.isPresent()) {
            return byTheCarrier(bill, estimate.get());
        }
        List<Money> carriage = new ArrayList<>(List.of(chosen.price()));
        bill.insurance(table.insurance()).ifPresent(carriage::add);
        return byTheTable(bill, customs.reckon(shipment, carriage));
    }

    private DoorPrice byTheCarrier(Bill bill, LandedCost estimate) {
        bill.landed(estimate);
        if (estimate.items().stream().noneMatch(item -> item.kind() == LandedCost.Kind.INSURANCE)) {
            bill.insurance(table.insurance());
        }
        bill.remark("Duty and tax are an estimate by " + estimate.source() + ", not a ruling");
        return bill.total(Optional.empty());
    }

    private DoorPrice byTheTable(Bill bill, Reckoned reckoned) {
        reckoned.items().forEach(bill::customs);
        reckoned.remarks().forEach(bill::remark);
        if (reckoned.value().isPresent()) {
            bill.remark("Duty and tax are an estimate by Kontor's table " + table.version()
                    + ", not a ruling: preferences, anti-dumping and other additional duties are not in it");
        }
        return bill.total(reckoned.value());
    }

    private Optional<LandedCost> ask(UUID request, Option option, Shipment shipment, Bill bill) {
        if (!providers.has(LandedCosts.class, option.carrier())) {
            return Optional.empty();
        }
        Target<LandedCosts> carrier = Target.of(LandedCosts.class, option.carrier())
                .by(option.providerVersion())
                .about(request);
        try {
            return Optional.of(
                    providers.ask(carrier, (LandedCosts costs) -> costs.estimate(shipment, option.service())));
        } catch (ProviderException e) {
            bill.remark("The carrier was asked for duty and tax and gave no estimate; our own table is used");
            return Optional.empty();
        }
    }
}
