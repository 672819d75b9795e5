package org.kontor.work;

import java.util.Set;

/** A service of a step that must learn of facts; runs in the transaction that made the fact true and touches only our tables. */
public interface FactHandler {

    Set<Fact.Kind> kinds();

    void on(Fact fact);
}
