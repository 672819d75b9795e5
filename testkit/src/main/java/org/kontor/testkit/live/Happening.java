package org.kontor.testkit.live;

import java.time.OffsetDateTime;
import java.util.Objects;

/** Something that happened to a shipment, before a carrier puts it into its own form. */
public record Happening(Stage stage, OffsetDateTime at) {

    /** The first two at the origin, Shenzhen; the others at the destination, Hamburg. */
    public enum Stage {
        COLLECTED,
        DEPARTED,
        ARRIVED,
        DELIVERED
    }

    public Happening {
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(at, "at");
    }

    public boolean isAbroad() {
        return stage == Stage.ARRIVED || stage == Stage.DELIVERED;
    }
}
