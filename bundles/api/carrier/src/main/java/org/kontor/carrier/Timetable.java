package org.kontor.carrier;

import java.time.LocalDateTime;
import java.util.Optional;
import org.kontor.values.Require;

/**
 * What a carrier says of its calendar: the latest moment to hand over, at the origin's clock, and the moment by which it
 * delivers, at the destination's. Each is empty when the carrier does not say.
 */
public record Timetable(Optional<LocalDateTime> handOverBy, Optional<LocalDateTime> deliveryBy) {

    public static final Timetable UNKNOWN = new Timetable(Optional.empty(), Optional.empty());

    public Timetable {
        Require.present("timetable.handOverBy", handOverBy);
        Require.present("timetable.deliveryBy", deliveryBy);
    }
}
