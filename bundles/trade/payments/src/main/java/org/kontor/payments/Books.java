package org.kontor.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.kontor.values.Money;

/** The ledger, read: for operators, the shell and the statement of a trade. */
public interface Books {

    record Balance(String account, Money debit, Money credit, Money balance) {}

    /** From an instant on until before another. */
    record Period(Instant from, Instant until) {

        public Period {
            if (until.isBefore(from)) {
                throw new IllegalArgumentException("a period ends after it begins, not from " + from + " to " + until);
            }
        }
    }

    /** An account's postings in a period, oldest first, between two balances; debits are positive. */
    record Statement(String account, Period period, Money opening, List<Line> lines, Money closing) {

        public Statement {
            lines = List.copyOf(lines);
        }
    }

    /** One posting, and the account's balance after it. */
    record Line(Instant at, String kind, UUID transfer, UUID order, Money amount, Money balance) {}

    /**
     * One invariant: its number among the thirteen, how many rows were looked at and how long that took, and some of
     * what breaks it; the evidence is empty when it holds.
     */
    record Invariant(String number, String name, boolean holds, long looked, long tookMillis, List<String> evidence) {

        public Invariant {
            evidence = List.copyOf(evidence);
        }

        public Invariant(String number, String name, long looked, Duration took, List<String> evidence) {
            this(number, name, evidence.isEmpty(), looked, took.toMillis(), evidence);
        }
    }

    /** Every account with its sums, by name; the balances sum to zero in every currency. */
    List<Balance> trialBalance();

    /** As it was then: of what had been posted before that instant or at it. */
    List<Balance> trialBalance(Instant at);

    Statement statement(String account, Period period);

    /** Those of the books alone, looked at now; {@link Inspection} has all. */
    List<Invariant> invariants();

    /** Every transfer of an order, oldest first. */
    List<Transfer> transfers(UUID order);
}
