package org.kontor.conformance;

/** The rule is about something that the plugin does not offer; the message says what. */
public final class NotApplicable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotApplicable(String why) {
        super(why);
    }
}
