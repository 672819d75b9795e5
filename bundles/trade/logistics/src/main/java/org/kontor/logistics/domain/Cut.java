package org.kontor.logistics.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Weights;
import org.kontor.logistics.Advice.Side;
import org.kontor.values.Parcel;

/**
 * Where a centimetre less takes away most volume: the shortest side of the parcels whose volume counts and is the
 * largest.
 */
record Cut(Shipment shipment, int row, Side side) {

    private static final int MILLIMETRES = 10;

    /** Empty when no package's volume counts. */
    static Optional<Cut> of(Shipment shipment, Weights weights) {
        Recount recount = new Recount(shipment.parcels(), weights);
        List<Parcel> parcels = recount.isBulky() ? shipment.parcels() : List.of();
        return IntStream.range(0, parcels.size())
                .boxed()
                .filter(row -> recount.isBulky(parcels.get(row)))
                .max(Comparator.comparing(row -> volume(parcels.get(row))))
                .map(row -> new Cut(shipment, row, shortest(parcels.get(row))));
    }

    /** The same goods in packages of which this side is so much less; empty when nothing of it would be left. */
    Optional<Shipment> by(int centimetres) {
        int millimetres = centimetres * MILLIMETRES;
        Parcel before = shipment.parcels().get(row);
        if (length(before, side) <= millimetres) {
            return Optional.empty();
        }
        List<Parcel> parcels = new ArrayList<>(shipment.parcels());
        parcels.set(
                row,
                new Parcel(
                        before.count(),
                        before.lengthMm() - (side == Side.LENGTH ? millimetres : 0),
                        before.widthMm() - (side == Side.WIDTH ? millimetres : 0),
                        before.heightMm() - (side == Side.HEIGHT ? millimetres : 0),
                        before.weightGrams()));
        return Optional.of(new Shipment(
                shipment.origin(),
                shipment.destination(),
                parcels,
                shipment.goods(),
                shipment.readyDate(),
                shipment.incoterm()));
    }

    private static BigDecimal volume(Parcel parcel) {
        return BigDecimal.valueOf(parcel.volumeMm3()).multiply(BigDecimal.valueOf(parcel.count()));
    }

    /** Of equal sides the height, which is the easiest to cut. */
    private static Side shortest(Parcel parcel) {
        return Arrays.stream(Side.values())
                .min(Comparator.comparingInt(side -> length(parcel, side)))
                .orElseThrow();
    }

    private static int length(Parcel parcel, Side side) {
        return switch (side) {
            case HEIGHT -> parcel.heightMm();
            case WIDTH -> parcel.widthMm();
            case LENGTH -> parcel.lengthMm();
        };
    }
}
