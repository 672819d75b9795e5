package org.kontor.outbound;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.kontor.values.ProviderException.Fault;

/**
 * What a plugin asked of its provider and what came of it, without secrets and shortened. {@code account} is the plugin's
 * symbolic name when it asked on a thread of its own; {@code status} is 0 when no answer began; {@code request} and
 * {@code response} are headers, an empty line and the body.
 */
public record Exchange(
        UUID id,
        Instant at,
        String account,
        String plugin,
        String version,
        Optional<UUID> trade,
        String method,
        String url,
        int status,
        long tookMillis,
        String request,
        String response,
        Optional<Fault> fault,
        String problem) {

    public Exchange {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(trade, "trade");
        Objects.requireNonNull(fault, "fault");
    }
}
