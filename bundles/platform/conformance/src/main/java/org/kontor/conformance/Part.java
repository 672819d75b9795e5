package org.kontor.conformance;

import java.util.List;
import java.util.Optional;

/** What a scripted provider says, whichever of its doors a request came by. */
interface Part {

    /** The key of what the request would do; empty when it has no effect. */
    Optional<String> key(Heard request);

    Answer answer(Heard request);

    /** How many keys have had their effect. */
    int acts();

    /** What could not be answered. */
    List<String> unknown();
}
