package org.kontor.deployment.gate;

/** What is left of the limits while a jar and the jars inside it are inflated. */
final class Budget {

    /** Below this nobody is harmed, however well it was compressed. */
    private static final long HARMLESS = 1L << 20;

    private final Limits limits;
    private long inflated;
    private int entries;
    private int nested;

    Budget(Limits limits) {
        this.limits = limits;
    }

    Limits limits() {
        return limits;
    }

    void enter(int more, Findings findings) {
        entries += more;
        if (entries > limits.entries()) {
            throw findings.end(
                    Flaw.TOO_MANY_ENTRIES, "the jar has " + entries + " entries, at most " + limits.entries());
        }
    }

    void open(String name, Findings findings) {
        nested++;
        if (nested > limits.nested()) {
            throw findings.end(
                    Flaw.NESTED, "the jar holds more than " + limits.nested() + " jars, " + name + " among them");
        }
    }

    /** Called while inflating, so that a bomb is noticed before it is all there. */
    void inflate(Directory.Entry entry, long entrySoFar, int more, Findings findings) {
        inflated += more;
        String name = Findings.plain(entry.name());
        if (inflated > limits.inflatedBytes()) {
            throw findings.end(Flaw.BOMB, "the jar inflates to more than " + limits.inflatedBytes() + " bytes");
        }
        if (entrySoFar > limits.entryBytes()) {
            throw findings.end(Flaw.BOMB, name + " inflates to more than " + limits.entryBytes() + " bytes");
        }
        if (entrySoFar > HARMLESS && entrySoFar / limits.ratio() > entry.compressed()) {
            throw findings.end(Flaw.BOMB, name + " inflates to more than " + limits.ratio() + " times its size");
        }
    }
}
