package org.kontor.work;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.kontor.values.Require;

/** The trade's journal: its timeline, its audit trail and how an earlier step learns of a later one. */
public interface Facts {

    /** A fact to be recorded, as a {@link Fact} tells it; the journal gives it its id and its time. */
    record Entry(UUID subject, Fact.Kind kind, String actor, Map<String, String> details) {

        public Entry {
            Require.present("subject", subject);
            Require.present("kind", kind);
            actor = Require.text("actor", actor);
            details = Map.copyOf(details);
        }
    }

    /**
     * Records a fact in the caller's transaction and hands it to every {@link FactHandler} of its kind, in that
     * transaction.
     */
    default void record(UUID subject, Fact.Kind kind, String actor, Map<String, String> details) {
        recordAll(List.of(new Entry(subject, kind, actor, details)));
    }

    /**
     * Records facts with one statement, however many, and then hands each on as {@link #record} does, in this order: a
     * fact that is refused, by a handler or for want of one, takes all with it.
     */
    void recordAll(List<Entry> entries);

    /** Oldest first. */
    List<Fact> of(UUID subject);

    /**
     * The whole journal of every subject of which something became true since, one after the other, each oldest first;
     * in the caller's transaction, for there may be many.
     */
    void since(Instant since, Consumer<List<Fact>> journal);
}
