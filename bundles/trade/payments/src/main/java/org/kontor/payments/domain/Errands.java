package org.kontor.payments.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kontor.work.Intention;
import org.kontor.work.Intentions;
import org.kontor.work.TimerHandler;
import org.kontor.work.Timers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Has an effect that was intended by a worker carried out as soon as its transaction is committed. */
@Component(service = {TimerHandler.class, Errands.class})
public final class Errands implements TimerHandler {

    private final Intentions intentions;
    private final Timers timers;
    private final Clock clock;

    @Activate
    public Errands(@Reference Intentions intentions, @Reference Timers timers, @Reference Clock clock) {
        this.intentions = intentions;
        this.timers = timers;
        this.clock = clock;
    }

    @Override
    public String purpose() {
        return "payments.errand";
    }

    /** In the caller's transaction. */
    void send(Intention intention) {
        timers.schedule(purpose(), intention.id(), clock.instant());
    }

    @Override
    public Optional<Instant> due(UUID intention) {
        intentions.find(intention).ifPresent(intentions::carryOut);
        return Optional.empty();
    }
}
