package org.kontor.orders.domain;

import java.time.Instant;
import java.util.UUID;
import org.kontor.accounts.Accounts;
import org.kontor.logistics.Conversion;
import org.kontor.logistics.Logistics;
import org.kontor.orders.Order;
import org.kontor.security.Caller;
import org.kontor.store.Keys;
import org.kontor.values.Money;

/** Writes down what is agreed. */
final class Drafting {

    private final Accounts accounts;
    private final Logistics logistics;
    private final OrderTimes times;

    Drafting(Accounts accounts, Logistics logistics, OrderTimes times) {
        this.accounts = accounts;
        this.logistics = logistics;
        this.times = times;
    }

    Agreement agreement(PlaceOrder wanted, Logistics.Chosen chosen) {
        Money goods = Agreeing.goodsTotal(wanted.lines());
        Conversion freight = logistics.convert(chosen.option().price(), goods.currency());
        Money total = Agreeing.total(goods, freight.to());
        return new Agreement(
                accounts.organisation(wanted.seller()).party(),
                wanted.consignee(),
                wanted.lines(),
                chosen.shipment().incoterm(),
                chosen.option(),
                chosen.shipment(),
                freight,
                total,
                wanted.timeZone(),
                Planning.stages(wanted.paymentPlan(), total),
                wanted.paymentInstrument());
    }

    Order order(Caller buyer, UUID seller, Agreement agreed, Instant now) {
        UUID id = Keys.fresh();
        return new Order(
                id,
                OrderNumber.of(id),
                buyer.organisation(),
                seller,
                agreed.shipper(),
                agreed.consignee(),
                agreed.lines(),
                agreed.incoterm(),
                agreed.option(),
                agreed.shipment(),
                agreed.freight(),
                agreed.total(),
                agreed.timeZone(),
                StageDates.placed(agreed, now, times),
                agreed.paymentInstrument(),
                OrderStates.TABLE.initial(),
                1,
                now);
    }
}
