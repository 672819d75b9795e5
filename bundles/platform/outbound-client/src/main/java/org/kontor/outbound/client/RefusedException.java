package org.kontor.outbound.client;

/** We do not go there; the message names the host at most. */
final class RefusedException extends Exception {

    private final Refusal refusal;

    RefusedException(Refusal refusal, String message) {
        super(message);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
