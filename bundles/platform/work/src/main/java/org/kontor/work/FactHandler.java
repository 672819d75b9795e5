package org.kontor.work;

import java.util.Set;

/** A service of a step that must learn of facts; runs in the transaction that made the fact true and touches only our tables. */
public interface FactHandler {

    /** The name of the step that listens, as {@link Fact.Kind#mustHear} says it. */
    String step();

    Set<Fact.Kind> kinds();

    void on(Fact fact);
}
