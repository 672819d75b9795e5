package org.kontor.payments.domain;

import java.util.UUID;
import org.kontor.values.Money;
import org.kontor.work.TradeRuleException;

/** Why money is not moved, and what to do instead. */
final class EscrowRefusals {

    private EscrowRefusals() {}

    static void requirePositive(Money amount) {
        if (!amount.isPositive()) {
            throw TradeRuleException.conflict("nothing-to-move", amount + " cannot be moved", "name a positive amount");
        }
    }

    static TradeRuleException notHeld(UUID order, Money wanted, Money there) {
        return TradeRuleException.conflict(
                "not-in-escrow",
                "Of the order's money " + there + " can be moved, not " + wanted,
                "look at the order's ledger (GET /api/v1/orders/" + order + "/ledger)");
    }

    static TradeRuleException notOwed(Money wanted, Money owed) {
        return TradeRuleException.conflict(
                "not-owed", "The seller is owed " + owed + ", not " + wanted, "pay out what is owed");
    }
}
