package org.kontor.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/** A provider written by hand, for what no recording can answer: sums, and states that change. */
@FunctionalInterface
public interface Improviser {

    /** A request; {@code key} is its Idempotency-Key, empty when it has none. */
    record Call(String method, String path, String key, JsonNode body) {}

    /** An answer in JSON. */
    record Reply(int status, JsonNode body) {}

    /** Asked one request at a time. */
    Reply answer(Call call);
}
