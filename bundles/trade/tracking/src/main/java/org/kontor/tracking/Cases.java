package org.kontor.tracking;

import java.util.List;

/** The cases, for operators and the shell. */
public interface Cases {

    /** Open ones, the nearest deadline first. */
    List<Case> open();
}
