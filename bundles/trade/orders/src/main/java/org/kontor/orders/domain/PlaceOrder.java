package org.kontor.orders.domain;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.kontor.orders.OrderLine;
import org.kontor.values.Party;
import org.kontor.values.Require;

/** What a buyer orders: of whom, for whom, which lines, how it travels, how it is paid; an empty plan pays all at once. */
public record PlaceOrder(
        UUID seller,
        Party consignee,
        List<OrderLine> lines,
        UUID shipmentRequest,
        UUID option,
        UUID paymentInstrument,
        ZoneId timeZone,
        List<ProposedStage> paymentPlan) {

    public PlaceOrder {
        Require.present("seller", seller);
        Require.present("consignee", consignee);
        lines = List.copyOf(Require.present("lines", lines));
        Require.positive("lines.size", lines.size());
        Require.present("shipmentRequest", shipmentRequest);
        Require.present("option", option);
        Require.present("paymentInstrument", paymentInstrument);
        Require.present("timeZone", timeZone);
        paymentPlan = List.copyOf(paymentPlan);
    }
}
