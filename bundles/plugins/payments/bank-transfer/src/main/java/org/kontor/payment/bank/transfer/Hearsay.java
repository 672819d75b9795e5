package org.kontor.payment.bank.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kontor.payment.BankEntry;
import org.kontor.payment.BankStatement;

/** Keeps what a bank's files say of our own charges and payments, and nothing else of them. */
final class Hearsay {

    private static final String WORDS = "words/";
    private static final String MONEY = "money/";
    private static final String ENTRIES = "entries";

    private final Books books;

    Hearsay(Books books) {
        this.books = books;
    }

    void note(BankStatement statement) {
        statement.entries().forEach(entry -> note(entry, statement.account()));
    }

    void note(Word word) {
        String id = Iban.normal(word.id());
        if (isName(id) && books.find(PayoutDesk.SHELF, id).isPresent()) {
            ObjectNode document = word.document();
            books.remember(WORDS + id, Digest.name(document.toString()), document);
        }
    }

    List<Word> words(String id) {
        return books.all(WORDS + id).stream().map(Word::of).toList();
    }

    /** What came in for a reference, and what of it was taken back: payer, currency and signed minor units. */
    List<JsonNode> money(String reference) {
        return books.all(MONEY + reference);
    }

    /** The reference for which an entry of a statement came in. */
    Optional<String> referenceOf(String entry) {
        return books.find(ENTRIES, Digest.name(entry))
                .map(record -> record.path("reference").asText());
    }

    private void note(BankEntry entry, String own) {
        state(entry)
                .ifPresent(state -> note(new Word(
                        entry.endToEndId(), state, entry.id(), Words.first(entry.returnReason(), "REVERSED"))));
        boolean takenBack =
                !entry.credit() && (entry.reversal() || !entry.returnReason().isEmpty());
        if (entry.booked() && (entry.credit() || takenBack)) {
            charges(entry, own).forEach(reference -> keep(reference, entry));
        }
    }

    /** What an entry with our id says of our payment. */
    private static Optional<Word.State> state(BankEntry entry) {
        if (!entry.booked()) {
            return entry.credit() ? Optional.empty() : Optional.of(Word.State.ACCEPTED);
        }
        return Optional.of(entry.credit() ? Word.State.RETURNED : Word.State.SETTLED);
    }

    /** Those that the words name, and the one that was given the account, be it the statement's own. */
    private Set<String> charges(BankEntry entry, String own) {
        Set<String> references = new LinkedHashSet<>(entry.references());
        String account = Iban.normal(Words.first(entry.creditedAccount(), own));
        if (isName(account)) {
            books.find(Virtual.SHELF, account)
                    .ifPresent(owner -> references.add(owner.path("reference").asText()));
        }
        references.removeIf(reference ->
                !isName(reference) || books.find(Awaiting.SHELF, reference).isEmpty());
        return references;
    }

    private void keep(String reference, BankEntry entry) {
        ObjectNode document = Books.document()
                .put("account", entry.counterparty().account())
                .put("name", entry.counterparty().name())
                .put("currency", entry.amount().currency().getCurrencyCode())
                .put(
                        "minor",
                        entry.credit()
                                ? entry.amount().minor()
                                : -entry.amount().minor());
        String entryName = Digest.name(entry.id());
        books.remember(MONEY + reference, entryName, document);
        books.remember(ENTRIES, entryName, Books.document().put("reference", reference));
    }

    private static boolean isName(String text) {
        return text.matches("[A-Z0-9]{5,40}");
    }
}
