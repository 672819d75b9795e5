package org.kontor.carrier;

import java.time.LocalDate;
import java.util.List;
import org.kontor.values.Address;
import org.kontor.values.Goods;
import org.kontor.values.Incoterm;
import org.kontor.values.Parcel;
import org.kontor.values.Require;

/** What is to travel, from where to where, ready on which day at the origin. */
public record Shipment(
        Address origin,
        Address destination,
        List<Parcel> parcels,
        List<Goods> goods,
        LocalDate readyDate,
        Incoterm incoterm) {

    public Shipment {
        Require.present("origin", origin);
        Require.present("destination", destination);
        parcels = List.copyOf(Require.present("parcels", parcels));
        goods = List.copyOf(Require.present("goods", goods));
        Require.positive("parcels.size", parcels.size());
        Require.positive("goods.size", goods.size());
        Require.present("readyDate", readyDate);
        Require.present("incoterm", incoterm);
    }
}
