package org.kontor.logistics;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.kontor.logistics.Weighing.Decisive;
import org.kontor.values.Money;

/**
 * What slightly smaller packages would save: the carrier's own prices for them, asked at {@code askedAt} beside the
 * {@code price} of the packages as they are. Only steps that get cheaper are there, the smallest first.
 */
public record Advice(
        UUID option,
        String carrier,
        String service,
        Decisive decidedBy,
        Money price,
        Instant askedAt,
        List<Step> steps,
        String sentence) {

    /** The side of a package that is cut. */
    public enum Side {
        HEIGHT("lower"),
        WIDTH("narrower"),
        LENGTH("shorter");

        private final String less;

        Side(String less) {
            this.less = less;
        }

        /** The word for less of it. */
        public String less() {
            return less;
        }
    }

    /** {@code row} is the parcels' place in the shipment, counted from 1; {@code savedPercent} has one decimal. */
    public record Step(
            int row,
            Side side,
            int centimetres,
            long chargeableGrams,
            Money price,
            Money saved,
            BigDecimal savedPercent,
            String sentence) {}

    public Advice {
        steps = List.copyOf(steps);
    }
}
