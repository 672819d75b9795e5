package org.kontor.fulfilment.domain;

/** Where the preparation of a paid order stands. */
public enum FulfilmentState {
    /** The seller must compare every line with the goods. */
    TO_CHECK,
    /** A line does not match; nothing goes on until it does. */
    MISMATCHED,
    /** Every line matches; the seller must pack. */
    CHECKED,
    /** Packed and weighed; the seller must book the carrier or enter a waybill. */
    PACKED,
    /** The carrier is being booked. */
    BOOKING,
    /** The carrier holds the booking request and will confirm or decline it. */
    BOOKING_AWAITED,
    /** The seller takes an awaited booking request back; the carrier is being told. */
    WITHDRAWING,
    /** The carrier's waybill number looks wrong; the seller must confirm or correct it. */
    WAYBILL_DOUBTED,
    /** Booked, with a waybill; the seller must hand the goods over. */
    BOOKED,
    /** The carrier has the goods. */
    HANDED_OVER,
    /** The order was called off after booking; the carrier is being told. */
    VOIDING,
    /** The order was called off, but the carrier still holds its booking: the seller must talk to the carrier. */
    BOOKING_STANDS,
    /** The order was called off. */
    STOPPED
}
