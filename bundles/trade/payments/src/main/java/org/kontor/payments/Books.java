package org.kontor.payments;

import java.util.List;
import java.util.UUID;
import org.kontor.values.Money;

/** The ledger, read: for operators, the shell and the statement of a trade. */
public interface Books {

    record Balance(String account, Money debit, Money credit, Money balance) {}

    /** One invariant of the books; the evidence is empty when it holds. */
    record Invariant(String name, boolean holds, String evidence) {}

    /** Every account with its sums, by name; the balances sum to zero in every currency. */
    List<Balance> trialBalance();

    List<Invariant> invariants();

    /** Every transfer of an order, oldest first. */
    List<Transfer> transfers(UUID order);
}
