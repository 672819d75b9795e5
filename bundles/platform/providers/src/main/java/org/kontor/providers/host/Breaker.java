package org.kontor.providers.host;

import dev.failsafe.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/**
 * Lets an account rest that failed several times in a row; then one call tries whether it is well again. Each trial that
 * fails doubles the rest, up to five minutes, so that a trial that costs everybody something becomes rare.
 */
final class Breaker {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Clock clock;
    private final Limits limits;
    private volatile CircuitBreaker<Object> breaker;

    Breaker(Clock clock, Limits limits) {
        this.clock = clock;
        this.limits = limits;
        this.breaker = resting(limits.rest());
    }

    String state() {
        return breaker.getState().name();
    }

    boolean isCalm() {
        return breaker.isClosed();
    }

    /** Throws UNAVAILABLE while the account rests; otherwise the call's end must be told, or that there was no call. */
    void admit(String account) {
        CircuitBreaker<Object> now = breaker;
        if (!now.tryAcquirePermit()) {
            throw new ProviderException(
                    Fault.UNAVAILABLE,
                    account + " is resting until " + clock.instant().plus(now.getRemainingDelay()));
        }
    }

    synchronized void succeeded() {
        breaker.recordSuccess();
        if (breaker.isClosed() && !rest().equals(limits.rest())) {
            breaker = resting(limits.rest());
        }
    }

    /** Wrong settings do not mend by resting; a contract that is broken again and again may hurt others. */
    synchronized void failed(Fault fault, boolean breach) {
        if (fault == Fault.UNAVAILABLE || fault == Fault.IN_DOUBT || breach) {
            failed();
        } else {
            succeeded();
        }
    }

    /** A permit that led to no call counts neither way, but the trial of a resting account must end. */
    synchronized void unused() {
        if (breaker.isHalfOpen()) {
            breaker.recordFailure();
        }
    }

    private void failed() {
        if (!breaker.isHalfOpen()) {
            breaker.recordFailure();
            return;
        }
        Duration doubled = rest().multipliedBy(2);
        CircuitBreaker<Object> longer = resting(doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST);
        longer.open();
        breaker = longer;
    }

    private Duration rest() {
        return breaker.getConfig().getDelay();
    }

    private CircuitBreaker<Object> resting(Duration delay) {
        return CircuitBreaker.builder()
                .withFailureThreshold(limits.failures())
                .withDelay(delay)
                .build();
    }
}
