package org.kontor.web;

import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Idempotent POSTs: the same Idempotency-Key with the same body gets the same answer, byte for byte; with another body a
 * 409. The key's scope is caller and route. Resources return what these methods return.
 */
public interface Once {

    /** For a POST that only touches our tables: key, effect and answer commit in one transaction. */
    Response inOneTransaction(Supplier<Response> work);

    /**
     * For a POST with an effect outside. {@code begin} runs in the transaction that takes the key and returns the id of what it began; {@code carryOut} after
     * it, outside any transaction; {@code answer} last, in the transaction that stores the answer. When the server died in
     * between, the same key answers with {@code answer} of what {@code begin} had begun.
     */
    Response withEffect(Supplier<UUID> begin, Consumer<UUID> carryOut, Function<UUID, Response> answer);
}
