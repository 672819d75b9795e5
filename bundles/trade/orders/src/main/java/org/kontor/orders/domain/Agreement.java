package org.kontor.orders.domain;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.kontor.carrier.Shipment;
import org.kontor.logistics.Conversion;
import org.kontor.logistics.Option;
import org.kontor.orders.OrderLine;
import org.kontor.orders.Stage;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.Party;

/** The part of an order that never changes, as it is kept; agreements made before there were plans pay all at once. */
public record Agreement(
        Party shipper,
        Party consignee,
        List<OrderLine> lines,
        Incoterm incoterm,
        Option option,
        Shipment shipment,
        Conversion freight,
        Money total,
        ZoneId timeZone,
        List<Stage> stages,
        UUID paymentInstrument) {

    public Agreement {
        lines = List.copyOf(lines);
        timeZone = timeZone == null ? ZoneId.of("UTC") : timeZone;
        stages = stages == null ? Planning.whole(total) : List.copyOf(stages);
    }

    /** How many stages must be paid before the goods may be shipped. */
    int stagesBeforeShipment() {
        return (int) stages.stream()
                .filter(stage -> stage.trigger().beforeShipment())
                .count();
    }
}
