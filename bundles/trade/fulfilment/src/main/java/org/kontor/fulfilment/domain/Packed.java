package org.kontor.fulfilment.domain;

import java.util.List;
import org.kontor.values.Parcel;
import org.kontor.values.Require;

/** Identical packages: their sides and weight, what protects them, and what is in each. */
public record Packed(Parcel parcel, Protection protection, List<Content> contents) {

    public Packed {
        Require.present("packages.parcel", parcel);
        Require.present("packages.protection", protection);
        contents = List.copyOf(Require.present("packages.contents", contents));
        Require.positive("packages.contents.size", contents.size());
    }
}
