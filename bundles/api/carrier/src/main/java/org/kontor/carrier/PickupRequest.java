package org.kontor.carrier;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.kontor.values.Parcel;
import org.kontor.values.Party;
import org.kontor.values.Require;

/**
 * Collect these packages at the party's address on that day, between {@code ready} and {@code closes} at the address's
 * clock. {@code waybills} are those already booked; {@code reference} is ours.
 */
public record PickupRequest(
        Party at,
        LocalDate day,
        LocalTime ready,
        LocalTime closes,
        List<Parcel> parcels,
        List<String> waybills,
        String reference) {

    public PickupRequest {
        Require.present("pickup.at", at);
        Require.present("pickup.day", day);
        Require.present("pickup.ready", ready);
        Require.present("pickup.closes", closes);
        parcels = List.copyOf(parcels);
        Require.positive("pickup.parcels.size", parcels.size());
        waybills = List.copyOf(waybills);
        reference = Require.text("pickup.reference", reference);
        if (!ready.isBefore(closes)) {
            throw new IllegalArgumentException("a pickup's window must last, was " + ready + " to " + closes);
        }
    }
}
