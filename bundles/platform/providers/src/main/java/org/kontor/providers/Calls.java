package org.kontor.providers;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Tells those who serve plugins, such as their HTTP client, on whose behalf the present thread works. */
public interface Calls {

    /**
     * A call to a plugin. {@code plugin} is the bundle's symbolic name; after {@code deadline} nobody waits for an answer.
     * A rehearsal is a call to an account that only checks the plugin: it never reaches a real provider.
     */
    record Call(
            String account, String plugin, String version, Optional<UUID> trade, boolean rehearsal, Instant deadline) {}

    /** The call that this thread carries out; empty on a plugin's own threads. */
    Optional<Call> current();
}
