package org.kontor.payments;

import java.util.UUID;

/** Money that came to our banks and that payments cannot explain; a later step takes out what it had sent itself. */
public interface Suspense {

    /** In the caller's transaction: the entry is money of ours that has come back, and the caller has booked it. */
    void claim(UUID entry, String whose);
}
