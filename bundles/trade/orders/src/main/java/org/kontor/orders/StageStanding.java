package org.kontor.orders;

import java.time.Instant;
import java.util.Optional;

/** An agreed stage and how it stands; {@code due} is empty until what it waits for has happened. */
public record StageStanding(Stage stage, StageState state, Optional<Instant> due) {

    public boolean isDue(Instant now) {
        return state == StageState.OPEN && due.filter(at -> !at.isAfter(now)).isPresent();
    }
}
