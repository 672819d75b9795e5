package org.kontor.logistics;

import java.util.List;
import java.util.UUID;

/** The options' ids, the best first: by price, by transit time, and by both. */
public record Rankings(List<UUID> cheapest, List<UUID> fastest, List<UUID> balanced) {

    public Rankings {
        cheapest = List.copyOf(cheapest);
        fastest = List.copyOf(fastest);
        balanced = List.copyOf(balanced);
    }
}
