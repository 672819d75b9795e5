package org.kontor.payment.bank.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Optional;
import org.kontor.payment.PayoutOutcome;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Payments out of our accounts: one file per key, and what the bank said of it since. */
final class PayoutDesk {

    /** The shelf of payments out, by their id, which the bank knows as EndToEndId. */
    static final String SHELF = "payouts";

    private final Books books;
    private final Account.Directory accounts;
    private final Settings settings;
    private final Outbox outbox;
    private final Hearsay hearsay;
    private final Inbox inbox;
    private final Clock clock;

    PayoutDesk(Settings settings, Books books, Account.Directory accounts, Clock clock) {
        this.books = books;
        this.accounts = accounts;
        this.settings = settings;
        this.outbox = new Outbox(settings.outbox());
        this.hearsay = new Hearsay(books);
        this.inbox = new Inbox(settings.inbox(), hearsay);
        this.clock = clock;
    }

    Hearsay hearsay() {
        return hearsay;
    }

    Inbox inbox() {
        return inbox;
    }

    PayoutOutcome pay(Payee payee, Money amount, String reference, IdempotencyKey key) {
        return pay(payee, amount, reference, key, Books.document());
    }

    /** Pays, and keeps these notes with the record of it. */
    PayoutOutcome pay(Payee payee, Money amount, String reference, IdempotencyKey key, ObjectNode notes) {
        Optional<Account> ours = accounts.of(amount.currency());
        inbox.look();
        String id = Digest.name(key);
        Optional<JsonNode> standing = books.find(SHELF, id);
        if (standing.isPresent()) {
            return released(standing.get(), id);
        }
        String refusal = refusal(payee, amount, ours);
        if (!refusal.isEmpty()) {
            return new PayoutOutcome.Rejected(refusal);
        }
        byte[] file = new Pain001(settings, ours.get()).write(id, payee, amount, reference, clock.instant());
        String draft = outbox.draft(id, file);
        JsonNode record = kept(
                id,
                notes.put("draft", draft)
                        .put("currency", amount.currency().getCurrencyCode())
                        .put("minor", amount.minor()));
        if (!record.path("draft").asText().equals(draft)) {
            outbox.discard(draft);
        }
        return released(record, id);
    }

    Optional<PayoutOutcome> find(IdempotencyKey key) {
        accounts.require();
        inbox.look();
        return record(key).map(record -> standing(record, Digest.name(key)));
    }

    /** The record of a payment out, with its notes. */
    Optional<JsonNode> record(IdempotencyKey key) {
        return books.find(SHELF, Digest.name(key));
    }

    /** How a payment stands that is asked for: what fails then has changed nothing. */
    PayoutOutcome standing(JsonNode record, String id) {
        try {
            return released(record, id);
        } catch (ProviderException e) {
            throw new ProviderException(Fault.UNAVAILABLE, e.getMessage(), e);
        }
    }

    /** Once there is a record, the payment goes: now, or when its key comes again. */
    private JsonNode kept(String id, ObjectNode document) {
        try {
            return books.remember(SHELF, id, document);
        } catch (ProviderException e) {
            throw new ProviderException(Fault.IN_DOUBT, "cannot tell whether the books have kept the payment", e);
        }
    }

    private PayoutOutcome released(JsonNode record, String id) {
        outbox.release(record.path("draft").asText(), id);
        return Word.outcome(hearsay.words(id), id);
    }

    private static String refusal(Payee payee, Money amount, Optional<Account> ours) {
        if (!amount.isPositive()) {
            return "amount_not_positive";
        }
        return ours.isEmpty() ? "no_account_for_" + amount.currency().getCurrencyCode() : payee.problem();
    }
}
