package org.kontor.work.facts;

import org.kontor.work.FactHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Introduces the steps' handlers to the journal, which they need themselves, once it is there. */
@Component(
        service = {},
        immediate = true)
public final class Hearers {

    private final Journal journal;

    @Activate
    public Hearers(@Reference Journal journal) {
        this.journal = journal;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(FactHandler handler) {
        journal.add(handler);
    }

    void remove(FactHandler handler) {
        journal.remove(handler);
    }
}
