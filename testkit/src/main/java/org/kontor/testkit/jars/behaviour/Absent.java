package org.kontor.testkit.jars.behaviour;

/** The class that {@link MissesAClass} needs; no jar has it. */
final class Absent {

    private Absent() {}

    static String name() {
        return "nobody";
    }
}
