package org.kontor.payment;

import java.util.List;
import java.util.Optional;
import org.kontor.values.Money;
import org.kontor.values.Require;

/**
 * One statement or notification: its id, our account (IBAN or the bank's number), the balances before and after where it tells
 * them (negative when overdrawn), its entries in the bank's order, and what looks wrong in it, in words for an operator.
 */
public record BankStatement(
        String id,
        String account,
        Optional<Money> opening,
        Optional<Money> closing,
        List<BankEntry> entries,
        List<String> warnings) {

    public BankStatement {
        id = Require.optional(id);
        account = Require.text("account", account);
        Require.present("opening", opening);
        Require.present("closing", closing);
        entries = List.copyOf(entries);
        warnings = List.copyOf(warnings);
    }
}
