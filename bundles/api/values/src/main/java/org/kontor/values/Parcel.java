package org.kontor.values;

/** Identical packages: how many, the outer sides of each in millimetres and the gross weight of each in grams. */
public record Parcel(int count, int lengthMm, int widthMm, int heightMm, long weightGrams) {

    public Parcel {
        Require.positive("parcel.count", count);
        Require.positive("parcel.lengthMm", lengthMm);
        Require.positive("parcel.widthMm", widthMm);
        Require.positive("parcel.heightMm", heightMm);
        Require.positive("parcel.weightGrams", weightGrams);
    }

    /** Gross weight of all of them, in grams. */
    public long totalWeightGrams() {
        return Math.multiplyExact(weightGrams, (long) count);
    }

    /** Volume of one, in cubic millimetres. */
    public long volumeMm3() {
        return Math.multiplyExact(Math.multiplyExact((long) lengthMm, (long) widthMm), (long) heightMm);
    }
}
