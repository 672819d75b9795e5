package org.kontor.tracking.domain;

import java.util.Set;
import java.util.UUID;
import org.kontor.work.Fact;
import org.kontor.work.FactHandler;
import org.kontor.work.TradeRuleException;

/** A step that refuses what it hears of one order. */
record Refusing(UUID order) implements FactHandler {

    @Override
    public String step() {
        return "test";
    }

    @Override
    public Set<Fact.Kind> kinds() {
        return Set.of(Fact.Kind.SCANNED);
    }

    @Override
    public void on(Fact fact) {
        if (fact.subject().equals(order)) {
            throw TradeRuleException.conflict("not-now", "This order takes no news", "none");
        }
    }
}
