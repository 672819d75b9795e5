package org.kontor.payments.domain;

import org.kontor.work.Invariant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Introduces every module's invariants to the inspector, which some of them need themselves, once it is there. */
@Component(
        service = {},
        immediate = true)
public final class Watches {

    private final Inspector inspector;

    @Activate
    public Watches(@Reference Inspector inspector) {
        this.inspector = inspector;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(Invariant invariant) {
        inspector.add(invariant);
    }

    void remove(Invariant invariant) {
        inspector.remove(invariant);
    }
}
