package org.kontor.testkit.jars;

import java.util.LinkedHashMap;
import java.util.Map;

/** Plugins that look right and misbehave while they run, each under a symbolic name of its own. */
final class BadBehaviours {

    private static final Map<String, String> BEHAVIOURS = new LinkedHashMap<>();

    static {
        BEHAVIOURS.put("hangs-in-quote", "HangsInQuote");
        BEHAVIOURS.put("ignores-interruption", "IgnoresInterruption");
        BEHAVIOURS.put("throws-error", "ThrowsError");
        BEHAVIOURS.put("throws-unchecked", "ThrowsUnchecked");
        BEHAVIOURS.put("overflows-the-stack", "OverflowsTheStack");
        BEHAVIOURS.put("runs-out-of-memory", "RunsOutOfMemory");
        BEHAVIOURS.put("answers-null", "AnswersNull");
        BEHAVIOURS.put("answers-garbage", "AnswersGarbage");
        BEHAVIOURS.put("leaks-threads", "LeaksThreads");
        BEHAVIOURS.put("activates-slowly", "ActivatesSlowly");
        BEHAVIOURS.put("deactivates-slowly", "DeactivatesSlowly");
        BEHAVIOURS.put("fails-to-activate", "FailsToActivate");
        BEHAVIOURS.put("misses-a-class", "MissesAClass");
    }

    private BadBehaviours() {}

    static void fill(Shelf shelf) {
        BEHAVIOURS.forEach((name, behaviour) -> shelf.contained(name, JarSketch.carrier(name, "1.0.0", behaviour)));
    }
}
