package org.kontor.payments.domain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.payment.BankEntry;
import org.kontor.values.Money;

/**
 * An entry that the bank has booked, kept once: what the bank told of it and what followed. The id follows from the
 * provider account and the bank's id; {@code ownAccount} is the account at the bank that the statement is of.
 */
public record BookedEntry(
        UUID id,
        String account,
        String entryId,
        String ownAccount,
        boolean credit,
        Money amount,
        LocalDate bookedOn,
        String party,
        String partyAccount,
        List<String> references,
        String endToEndId,
        String words,
        Outcome outcome,
        long version,
        Instant takenAt) {

    /** Where an entry stands. */
    public enum State {
        /** Counts for a payment. */
        MATCHED,
        /** Nobody knows yet what it is for. */
        SUSPENSE,
        /** It was in suspense, and is on its way back to its sender. */
        SENDING_BACK,
        /** It was in suspense, and has gone back to its sender. */
        SENT_BACK,
        /** It was in suspense, and is money of ours that came back: the step that had sent it has booked it. */
        CLAIMED,
        /** It counted for a payment, and the bank has taken it back. */
        TAKEN_BACK,
        /** The debit by which an earlier entry was taken back. */
        REVERSAL,
        /** A debit that concerns no payment. */
        IGNORED,
        /** Money went back, and nobody knows which, or it cannot be booked by rule: an operator must look. */
        UNEXPLAINED,
        /** It was unexplained or in suspense, until an operator said what it is. */
        EXPLAINED
    }

    /** By which rule it was matched, the first that holds. */
    public enum Rule {
        VIRTUAL_ACCOUNT,
        REFERENCE,
        END_TO_END_ID,
        KNOWN_PAYER,
        OPERATOR
    }

    /**
     * What followed from an entry: the payment that it counts for, by which rule and as what, whether its sender seems
     * to be another than the buyer and nobody has looked at that yet, and what else an operator should know.
     */
    public record Outcome(
            State state,
            Optional<Rule> rule,
            Optional<UUID> payment,
            Optional<Funds.Arrival> arrival,
            boolean thirdParty,
            String note) {

        public Outcome {
            note = note.length() <= 500 ? note : note.substring(0, 500);
        }

        static Outcome of(State state, String note) {
            return new Outcome(state, Optional.empty(), Optional.empty(), Optional.empty(), false, note);
        }

        static Outcome matched(Rule rule, UUID payment, Funds.Arrival arrival, boolean thirdParty, String note) {
            return new Outcome(
                    State.MATCHED, Optional.of(rule), Optional.of(payment), Optional.of(arrival), thirdParty, note);
        }

        Outcome moved(State to, String newNote) {
            return new Outcome(to, rule, payment, arrival, thirdParty, newNote);
        }

        Outcome lookedAt(String newNote) {
            return new Outcome(state, rule, payment, arrival, false, newNote);
        }
    }

    static UUID id(String account, String entryId) {
        return UUID.nameUUIDFromBytes((account + "\n" + entryId).getBytes(StandardCharsets.UTF_8));
    }

    static BookedEntry of(String account, String ownAccount, BankEntry told, Instant now) {
        return new BookedEntry(
                id(account, told.id()),
                account,
                told.id(),
                shortened(ownAccount, 255),
                told.credit(),
                told.amount(),
                told.bookedOn(),
                shortened(told.counterparty().name(), 255),
                shortened(told.counterparty().account(), 255),
                told.references().stream()
                        .limit(10)
                        .map(text -> shortened(text, 90))
                        .toList(),
                shortened(told.endToEndId(), 255),
                shortened(told.remittance(), 2000),
                Outcome.of(State.UNEXPLAINED, ""),
                1,
                now);
    }

    BookedEntry with(Outcome newOutcome) {
        return new BookedEntry(
                id,
                account,
                entryId,
                ownAccount,
                credit,
                amount,
                bookedOn,
                party,
                partyAccount,
                references,
                endToEndId,
                words,
                newOutcome,
                version,
                takenAt);
    }

    /** Names and accounts of people do not belong in a log. */
    @Override
    public String toString() {
        return "BookedEntry[" + id + "]";
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
