package org.kontor.security;

/** Too many ask for the same costly thing at once; nothing happened, and the caller may ask again shortly. */
public final class BusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BusyException(String message) {
        super(message);
    }
}
