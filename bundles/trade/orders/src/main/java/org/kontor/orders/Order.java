package org.kontor.orders;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.carrier.Shipment;
import org.kontor.logistics.Conversion;
import org.kontor.logistics.Option;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.Party;

/**
 * What was agreed: an immutable snapshot, with only {@code state}, {@code version} and the stages' standing moving.
 * {@code total} is the goods plus the freight converted to the order's currency; the stages sum up to it. The days of the
 * contract are counted in {@code timeZone}.
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
        ZoneId timeZone,
        List<StageStanding> stages,
        UUID paymentInstrument,
        OrderState state,
        long version,
        Instant placedAt) {

    public Order {
        lines = List.copyOf(lines);
        stages = List.copyOf(stages);
    }

    /** The stage that the buyer may pay now: the first that is not paid, unless a payment for it is being decided. */
    public Optional<StageStanding> payable() {
        return stages.stream()
                .filter(stage -> stage.state() != StageState.PAID)
                .findFirst()
                .filter(stage -> stage.state() == StageState.OPEN);
    }

    /** Whether a payment for the stage is being decided, so that its money is welcome. */
    public boolean awaits(int stage) {
        return stages.stream().anyMatch(one -> one.stage().number() == stage && one.state() == StageState.PAYING);
    }

    public boolean paid() {
        return paidWith(0);
    }

    /** Whether every stage is paid once this one is. */
    public boolean paidWith(int stage) {
        return stages.stream().allMatch(one -> one.stage().number() == stage || one.state() == StageState.PAID);
    }
}
