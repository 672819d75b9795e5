package org.kontor.orders.domain;

import java.math.BigDecimal;
import java.util.Optional;
import org.kontor.orders.Trigger;
import org.kontor.values.Money;
import org.kontor.values.Require;

/** A stage as the buyer proposes it: a percentage of the total, or an amount. */
public record ProposedStage(
        String label, Optional<BigDecimal> percent, Optional<Money> amount, Trigger trigger, int days) {

    public ProposedStage {
        label = Require.code("paymentPlan.label", label, 60);
        Require.present("paymentPlan.trigger", trigger);
    }
}
