package org.kontor.accounts.domain;

import java.util.UUID;
import org.kontor.security.Caller;
import org.kontor.work.TradeRuleException;

/** Who may see and manage an organisation; to everybody else there is none. */
final class Sight {

    private Sight() {}

    static void requireSeen(UUID organisation, Caller caller) {
        if (!caller.isOperator()) {
            requireOwn(organisation, caller);
        }
    }

    static void requireOwn(UUID organisation, Caller caller) {
        if (!caller.organisation().equals(organisation)) {
            throw TradeRuleException.notFound("organisation");
        }
    }
}
