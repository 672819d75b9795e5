package org.kontor.conformance;

/** A kit in a jar that cannot be used; the message names the file, what is wrong in it, and what would be right. */
public final class UnreadableKitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableKitException(String file, String problem) {
        super(file + " " + problem);
    }
}
