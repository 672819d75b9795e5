package org.kontor.accounts.domain;

import java.util.Optional;
import java.util.UUID;

/** Part of a list in the order of ids: at most {@code limit} after an id. */
public record Slice(Optional<UUID> after, int limit) {

    public static Slice first(int limit) {
        return new Slice(Optional.empty(), limit);
    }
}
