package org.kontor.work;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The trade's journal: its timeline, its audit trail and how an earlier step learns of a later one. */
public interface Facts {

    /** Records a fact in the caller's transaction and hands it to every {@link FactHandler} of its kind, in that transaction. */
    void record(UUID subject, Fact.Kind kind, String actor, Map<String, String> details);

    /** Oldest first. */
    List<Fact> of(UUID subject);
}
