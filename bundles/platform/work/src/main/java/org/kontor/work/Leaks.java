package org.kontor.work;

import java.util.Optional;

/** Knows what must never be kept in a journal, an audit or an error: card numbers, and the canaries of the settings. */
public interface Leaks {

    /** What the text holds of it, told without showing it. */
    Optional<String> in(String text);
}
