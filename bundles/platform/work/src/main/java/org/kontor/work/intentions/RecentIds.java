package org.kontor.work.intentions;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** The latest ten thousand ids: rolled-back intentions never come back to take theirs away. */
final class RecentIds {

    private static final int MOST = 10_000;

    private final Set<UUID> ids = new LinkedHashSet<>();

    synchronized void add(UUID id) {
        if (ids.size() == MOST) {
            Iterator<UUID> oldest = ids.iterator();
            oldest.next();
            oldest.remove();
        }
        ids.add(id);
    }

    synchronized boolean contains(UUID id) {
        return ids.contains(id);
    }

    synchronized boolean remove(UUID id) {
        return ids.remove(id);
    }
}
