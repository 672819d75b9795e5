package org.kontor.fulfilment.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.UUID;
import org.junit.Test;
import org.kontor.orders.Order;
import org.kontor.orders.OrderLine;
import org.kontor.orders.OrderState;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Parcel;
import org.kontor.work.TradeRuleException;

public class ChecksAndPackingTest {

    private final Order order = Lamps.order(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), OrderState.PAID);

    @Test
    public void goodsAsAgreedMatchWhateverTheirSpelling() {
        assertEquals(List.of(), compare(new LineCheck(1, 1200, "bw-a60-9", "E27,  9 W", "Warm White")));
    }

    @Test
    public void everyDifferenceIsNamed() {
        List<Mismatch> mismatches = compare(new LineCheck(1, 1199, "BW-A60-8", "E14, 9 W", "cold white"));

        assertEquals(
                List.of("quantity", "model", "specification", "colour"),
                mismatches.stream().map(Mismatch::field).toList());
        assertEquals(new Mismatch(1, "colour", "warm white", "cold white"), mismatches.get(3));
    }

    @Test
    public void aLineNotCheckedOrCheckedTwiceOrUnknownIsADifference() {
        LineCheck right = new LineCheck(1, 1200, "BW-A60-9", "E27, 9 W", "warm white");

        assertEquals(1, compare().size());
        assertEquals(1, compare(right, right).size());
        assertEquals(1, compare(right, new LineCheck(2, 1, "", "", "")).size());
    }

    @Test
    public void packagesMustHoldExactlyWhatWasOrdered() {
        Packing.require(order, List.of(Lamps.PACKED));

        Packed tooFew = new Packed(Lamps.CARTON, Lamps.PROTECTION, List.of(new Content(1, 49)));
        TradeRuleException refusal =
                assertThrows(TradeRuleException.class, () -> Packing.require(order, List.of(tooFew)));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("1176"));
    }

    @Test
    public void countsThatOverflowDoNotPass() {
        Packed huge = new Packed(
                new Parcel(1, 100, 100, 100, 100),
                Lamps.PROTECTION,
                List.of(new Content(1, Long.MAX_VALUE), new Content(1, Long.MAX_VALUE), new Content(1, 1202)));

        assertThrows(TradeRuleException.class, () -> Packing.require(order, List.of(huge)));
    }

    @Test
    public void morePackagesThanAnybodyCanMarkAreRefused() {
        OrderLine pieces = new OrderLine(
                1,
                Lamps.LINE.product(),
                Lamps.LINE.model(),
                "",
                "",
                2_000_000_000L,
                Lamps.LINE.unitPrice(),
                Lamps.LINE.hsCode(),
                Lamps.LINE.origin());
        Packed single =
                new Packed(new Parcel(2_000_000_000, 100, 100, 100, 100), Lamps.PROTECTION, List.of(new Content(1, 1)));

        TradeRuleException refusal = assertThrows(
                TradeRuleException.class, () -> Packing.require(Lamps.with(order, List.of(pieces)), List.of(single)));
        assertEquals("too-many-packages", refusal.code());
    }

    @Test
    public void anUnknownLineInAPackageIsRefused() {
        Packed stray = new Packed(new Parcel(1, 100, 100, 100, 100), Lamps.PROTECTION, List.of(new Content(7, 1)));

        assertThrows(TradeRuleException.class, () -> Packing.require(order, List.of(Lamps.PACKED, stray)));
    }

    @Test
    public void aPackageWithoutProtectionFromShockIsRefusedByField() {
        InvalidValueException refusal =
                assertThrows(InvalidValueException.class, () -> new Protection("PE liner", " ", "double wall"));
        assertEquals("packages.protection.shock", refusal.field());
    }

    @Test
    public void packagesHeavierThanQuotedWarn() {
        Parcel heavier = new Parcel(24, 600, 400, 350, 12_000);

        assertEquals("", Packing.weightWarning(List.of(Lamps.CARTON), List.of(Lamps.CARTON)));
        assertTrue(
                Packing.weightWarning(List.of(Lamps.CARTON), List.of(heavier)).contains("288 kg"));
    }

    private List<Mismatch> compare(LineCheck... checks) {
        return LineChecks.compare(order.lines(), List.of(checks));
    }
}
