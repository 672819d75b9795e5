package org.kontor.web.once;

import java.nio.charset.StandardCharsets;

/**
 * What identifies a POST: hashes of its caller and route, of its key and of its body; and what seals its answer, made of
 * the key itself, which is kept nowhere: who has our database alone cannot read the answers in it.
 */
public record Request(String scope, String key, String fingerprint, Seal seal) {

    private static final ThreadLocal<Request> CURRENT = new ThreadLocal<>();

    /** {@code key} is the Idempotency-Key as it was sent. */
    public static Request of(String scope, String key, byte[] body) {
        return new Request(
                Seal.hash(scope.getBytes(StandardCharsets.UTF_8)),
                Seal.hash(key.getBytes(StandardCharsets.UTF_8)),
                Seal.hash(body),
                Seal.madeOf(key, scope));
    }

    /** Nobody knows an anonymous caller again: there only the same body under the same key is the same request. */
    public static Request anonymous(String route, String key, byte[] body) {
        return of(route + " " + Seal.hash(body), key, body);
    }

    /** The request this thread serves. */
    static Request current() {
        Request request = CURRENT.get();
        if (request == null) {
            throw new IllegalStateException("only a POST with an Idempotency-Key can be answered once");
        }
        return request;
    }

    public void enter() {
        CURRENT.set(this);
    }

    public static void leave() {
        CURRENT.remove();
    }
}
