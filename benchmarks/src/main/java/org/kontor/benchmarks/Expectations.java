package org.kontor.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a demonstration promises to show, and whether it did. */
final class Expectations {

    private final Map<String, Boolean> held = new LinkedHashMap<>();

    void that(String what, boolean holds) {
        held.put(what, holds);
    }

    /** Prints each; true when all held. */
    boolean show() {
        held.forEach((what, holds) -> System.out.println((holds ? "  seen      " : "  NOT SEEN  ") + what));
        return !held.containsValue(false);
    }
}
