package org.kontor.conformance;

/** A plugin broke the rule under test: what was asked of it, what the rule expects, what came instead. */
public final class BrokenRule extends AssertionError {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 500;

    private final String input;
    private final String expected;
    private final String got;

    BrokenRule(String input, String expected, String got, Throwable cause) {
        super(shortened(input) + ": expected " + shortened(expected) + ", got " + shortened(got), cause);
        this.input = shortened(input);
        this.expected = shortened(expected);
        this.got = shortened(got);
    }

    public String input() {
        return input;
    }

    public String expected() {
        return expected;
    }

    public String got() {
        return got;
    }

    private static String shortened(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST) + "…";
    }
}
