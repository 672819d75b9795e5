package org.kontor.providers.host;

import dev.failsafe.CircuitBreaker;
import java.time.Clock;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Lets an account rest that failed several times in a row; then one call tries whether it is well again. */
final class Breaker {

    private final Clock clock;
    private final CircuitBreaker<Object> breaker;

    Breaker(Clock clock, Limits limits) {
        this.clock = clock;
        this.breaker = CircuitBreaker.builder()
                .withFailureThreshold(limits.failures())
                .withDelay(limits.rest())
                .build();
    }

    String state() {
        return breaker.getState().name();
    }

    boolean isCalm() {
        return breaker.isClosed();
    }

    /** Throws UNAVAILABLE while the account rests; otherwise the call's end must be told, or that there was no call. */
    void admit(String account) {
        if (!breaker.tryAcquirePermit()) {
            throw new ProviderException(
                    Fault.UNAVAILABLE,
                    account + " is resting until " + clock.instant().plus(breaker.getRemainingDelay()));
        }
    }

    void succeeded() {
        breaker.recordSuccess();
    }

    /** Wrong settings and broken contracts do not mend by resting. */
    void failed(Fault fault) {
        if (fault == Fault.UNAVAILABLE || fault == Fault.IN_DOUBT) {
            breaker.recordFailure();
        } else {
            breaker.recordSuccess();
        }
    }

    /** A permit that led to no call counts neither way, but the trial of a resting account must end. */
    void unused() {
        if (breaker.isHalfOpen()) {
            breaker.recordFailure();
        }
    }
}
