package org.kontor.settlement.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kontor.settlement.ReleasePolicy;
import org.kontor.values.Money;

/**
 * How far an order's money has come. {@code released} is what the seller was credited, gross, less what was taken back;
 * {@code cleared} says that whatever becomes free may be released.
 */
public record Settlement(
        UUID order,
        UUID buyer,
        UUID seller,
        Money total,
        ReleasePolicy policy,
        Money released,
        Optional<Instant> acceptedAt,
        boolean cleared,
        boolean settled,
        long version) {

    Settlement under(ReleasePolicy other) {
        return with(other, released, acceptedAt, cleared, settled);
    }

    Settlement releasing(Money more) {
        return with(policy, released.plus(more), acceptedAt, cleared, settled);
    }

    Settlement accepted(Instant at) {
        return with(policy, released, Optional.of(at), cleared, settled);
    }

    Settlement done() {
        return with(policy, released, acceptedAt, cleared, true);
    }

    Settlement clear() {
        return with(policy, released, acceptedAt, true, settled);
    }

    Settlement saved() {
        return new Settlement(order, buyer, seller, total, policy, released, acceptedAt, cleared, settled, version + 1);
    }

    private Settlement with(ReleasePolicy other, Money sum, Optional<Instant> at, boolean free, boolean done) {
        return new Settlement(order, buyer, seller, total, other, sum, at, free, done, version);
    }
}
