package org.kontor.store;

/** What the database has been asked since the store started. */
public interface StoreStatistics {

    long statements();

    long commits();
}
