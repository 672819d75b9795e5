package org.kontor.settlement;

import java.util.List;

/** The disputes, for operators and the shell. */
public interface Disputes {

    /** Open ones, the nearest deadline first, at most so many. */
    List<Dispute> open(int most);
}
