package org.kontor.payment.bank.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kontor.payment.PayoutOutcome;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** What the bank has said of a payment of ours in one file. */
record Word(String id, State state, String reference, String reason) {

    /** From what counts least to what counts most: a debit on the statement outweighs a refusal. */
    enum State {
        ACCEPTED,
        REJECTED,
        SETTLED,
        RETURNED
    }

    static Word of(JsonNode record) {
        try {
            return new Word(
                    record.path("id").asText(),
                    State.valueOf(record.path("state").asText()),
                    record.path("reference").asText(),
                    record.path("reason").asText());
        } catch (IllegalArgumentException e) {
            throw new ProviderException(Fault.UNINTELLIGIBLE, "a record in the books is no word of the bank");
        }
    }

    ObjectNode document() {
        return Books.document()
                .put("id", id)
                .put("state", state.name())
                .put("reference", reference)
                .put("reason", reason);
    }

    /** What all these words come to; a payment of which the bank has said nothing is under way. */
    static PayoutOutcome outcome(List<Word> words, String id) {
        Optional<Word> furthest = words.stream().max(Comparator.comparing(Word::state));
        if (furthest.isEmpty()) {
            return new PayoutOutcome.Accepted(id);
        }
        Word word = furthest.get();
        String reference = Words.first(word.reference, id);
        return switch (word.state) {
            case SETTLED -> new PayoutOutcome.Settled(reference);
            case REJECTED -> new PayoutOutcome.Rejected(word.reason);
            case RETURNED -> new PayoutOutcome.Returned(reference, word.reason);
            case ACCEPTED -> new PayoutOutcome.Accepted(id);
        };
    }
}
