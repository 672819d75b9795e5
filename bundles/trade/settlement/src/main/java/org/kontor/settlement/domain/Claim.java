package org.kontor.settlement.domain;

import org.kontor.settlement.Dispute;
import org.kontor.values.Money;
import org.kontor.values.Require;

/** What a buyer asks for and why. */
public record Claim(Money amount, Dispute.Reason reason, String words) {

    public Claim {
        Require.present("amount", amount);
        Require.positive("amount", amount.minor());
        Require.present("reason", reason);
        words = Require.text("words", words);
    }
}
