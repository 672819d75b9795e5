package org.kontor.orders;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.kontor.carrier.Shipment;
import org.kontor.logistics.Conversion;
import org.kontor.logistics.Option;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.Party;

/**
 * What was agreed: an immutable snapshot, with only {@code state} and {@code version} moving.
 * {@code total} is the goods plus the freight converted to the order's currency.
 */
public record Order(
        UUID id,
        String number,
        UUID buyer,
        UUID seller,
        Party shipper,
        Party consignee,
        List<OrderLine> lines,
        Incoterm incoterm,
        Option option,
        Shipment shipment,
        Conversion freight,
        Money total,
        UUID paymentInstrument,
        OrderState state,
        long version,
        Instant placedAt) {

    public Order {
        lines = List.copyOf(lines);
    }
}
