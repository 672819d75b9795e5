package org.kontor.payments.domain;

import java.util.Set;
import org.kontor.work.Fact;
import org.kontor.work.FactHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives the escrow back when a paid order is called off. */
@Component(service = FactHandler.class)
public final class OrderWatch implements FactHandler {

    private final HeldMoney heldMoney;

    @Activate
    public OrderWatch(@Reference HeldMoney heldMoney) {
        this.heldMoney = heldMoney;
    }

    @Override
    public String step() {
        return "payments";
    }

    @Override
    public Set<Fact.Kind> kinds() {
        return Set.of(Fact.Kind.CANCELLED);
    }

    @Override
    public void on(Fact fact) {
        heldMoney.giveBackAll(fact.subject(), "the order was called off", fact.id());
    }
}
