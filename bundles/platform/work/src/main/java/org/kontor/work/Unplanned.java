package org.kontor.work;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Tells what nobody will take up again, for whoever looks after what must not be forgotten. */
public interface Unplanned {

    /** Those of the subjects that have no timer of this purpose, waiting or running. */
    Set<UUID> of(String purpose, Collection<UUID> subjects);
}
