package org.kontor.deployment.gate;

import java.util.ArrayList;
import java.util.List;
import org.kontor.deployment.Finding;
import org.kontor.deployment.JarRefusedException;

/** Collects what is wrong with a jar, one line each; a jar that is wrong all over is told in {@value #MOST} lines. */
final class Findings {

    private static final int MOST = 50;
    private static final int LONGEST_NAME = 160;

    private final List<Finding> found;
    private final String place;

    Findings() {
        this(new ArrayList<>(), "");
    }

    private Findings(List<Finding> found, String place) {
        this.found = found;
        this.place = place;
    }

    /** The same list, for what is found in a jar inside the jar. */
    Findings within(String nested) {
        return new Findings(found, place + plain(nested) + "!/");
    }

    void add(Flaw flaw, String sentence) {
        Finding finding = flaw.because(place.isEmpty() ? sentence : "in " + place + ": " + sentence);
        if (found.size() < MOST && !found.contains(finding)) {
            found.add(finding);
        }
    }

    /** Nothing more can be found out after this. */
    JarRefusedException end(Flaw flaw, String sentence) {
        add(flaw, sentence);
        return new JarRefusedException(found);
    }

    boolean none() {
        return found.isEmpty();
    }

    void refuseAny() {
        if (!none()) {
            throw new JarRefusedException(found);
        }
    }

    /** A name out of a jar, fit to be printed on one line. */
    static String plain(String name) {
        String visible = String.valueOf(name).replaceAll("\\p{Cntrl}|\\p{Cf}", "?");
        return visible.length() <= LONGEST_NAME ? visible : visible.substring(0, LONGEST_NAME) + "…";
    }
}
