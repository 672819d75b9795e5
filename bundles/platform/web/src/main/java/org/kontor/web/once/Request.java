package org.kontor.web.once;

/** What identifies a POST: hashes of its caller and route, of its key and of its body. */
public record Request(String scope, String key, String fingerprint) {

    private static final ThreadLocal<Request> CURRENT = new ThreadLocal<>();

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
