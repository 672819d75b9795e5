package org.kontor.payments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kontor.payments.Books.Invariant;

/** Looks after all invariants, the books' and every other module's; money stands still while one is broken. */
public interface Inspection {

    /** What the latest check found, and when; no time before the first. */
    record Report(Optional<Instant> checkedAt, List<Invariant> invariants) {

        public Report {
            invariants = List.copyOf(invariants);
        }

        public boolean sound() {
            return invariants.stream().allMatch(Invariant::holds);
        }
    }

    /** Checks everything now. */
    Report inspect();

    Report latest();
}
