package org.kontor.work.queue;

import org.kontor.work.Effect;
import org.kontor.work.TimerHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Introduces the steps' effects and timers as they come and go. A component of its own, because they need intentions and
 * timers themselves: those must be there before anybody asks for them.
 */
@Component(
        service = {},
        immediate = true)
public final class Handlers {

    private final Works works;

    @Activate
    public Handlers(@Reference Works works) {
        this.works = works;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addEffect(Effect<?> effect) {
        works.addEffect(effect);
    }

    void removeEffect(Effect<?> effect) {
        works.removeEffect(effect);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addTimer(TimerHandler handler) {
        works.addTimer(handler);
    }

    void removeTimer(TimerHandler handler) {
        works.removeTimer(handler);
    }
}
