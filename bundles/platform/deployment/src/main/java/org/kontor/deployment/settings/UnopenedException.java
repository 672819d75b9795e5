package org.kontor.deployment.settings;

/** A sealed text stays sealed: its key is not here, or it is not what was sealed for this place. */
final class UnopenedException extends RuntimeException {

    UnopenedException(String message) {
        super(message);
    }

    UnopenedException(String message, Throwable cause) {
        super(message, cause);
    }
}
