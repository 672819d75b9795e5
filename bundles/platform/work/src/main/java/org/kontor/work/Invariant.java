package org.kontor.work;

import java.time.Instant;
import java.util.List;

/**
 * What must hold at every moment, looked at every minute and on demand; a service of the module that owns the rows.
 * Several services may look after one number. Money stops while one is broken, so what a look finds must be wrong beyond
 * doubt.
 */
public interface Invariant {

    /** As the documentation numbers them: I1 to I13. */
    String number();

    /** What holds, as a sentence without its full stop. */
    String name();

    /**
     * Looks at what is new since that instant and at what is open; at everything since {@link Instant#EPOCH}. Outside
     * any transaction of the caller's.
     */
    Look since(Instant since);

    /** How many rows were looked at, and those that break the invariant, each told in the same words at every look. */
    record Look(long rows, List<String> evidence) {

        /** No more evidence than this is shown. */
        public static final int SHOWN = 20;

        public Look {
            if (rows < 0) {
                throw new IllegalArgumentException("rows must not be negative, was " + rows);
            }
            evidence = evidence.stream().limit(SHOWN).toList();
        }
    }
}
