package org.kontor.carrier;

import java.util.Optional;
import org.kontor.values.IdempotencyKey;
import org.osgi.annotation.versioning.ConsumerType;

/** Buys carriage. */
@ConsumerType
public interface Bookings {

    /** Buys the service, or asks a carrier that confirms later for it. The same key always yields the same booking. */
    BookingOutcome book(BookingRequest request, IdempotencyKey key);

    /** What has become of the booking made with this key so far; empty when the carrier never heard of it. */
    Optional<BookingOutcome> find(IdempotencyKey key);
}
