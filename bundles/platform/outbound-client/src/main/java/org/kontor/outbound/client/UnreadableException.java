package org.kontor.outbound.client;

/** Something came, but no answer that we take: too long, or packed as nobody asked. */
final class UnreadableException extends Exception {

    UnreadableException(String message) {
        super(message);
    }
}
