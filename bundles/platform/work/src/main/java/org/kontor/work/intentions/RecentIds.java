package org.kontor.work.intentions;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** The latest ten thousand ids: rolled-back intentions never come back to take theirs away. */
final class RecentIds extends AbstractSet<UUID> {

    private static final int MOST = 10_000;

    private final Set<UUID> ids = new LinkedHashSet<>();

    @Override
    public synchronized boolean add(UUID id) {
        if (ids.size() == MOST) {
            Iterator<UUID> oldest = ids.iterator();
            oldest.next();
            oldest.remove();
        }
        return ids.add(id);
    }

    @Override
    public synchronized boolean remove(Object id) {
        return ids.remove(id);
    }

    @Override
    public synchronized Iterator<UUID> iterator() {
        return Set.copyOf(ids).iterator();
    }

    @Override
    public synchronized int size() {
        return ids.size();
    }
}
