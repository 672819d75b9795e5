package org.kontor.payment.sandbox;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.kontor.toolkit.Journal;
import org.kontor.values.Money;

/**
 * What the sandbox did, line by line. {@code charge:}, {@code capture:}, {@code refund:}, {@code payout:} and
 * {@code return:} are money that moved, one line each; {@code hold:} is reserved and {@code transfer:} awaited;
 * {@code void:} is called off; {@code attempt:} and {@code payout-rejected:} were declined, or wait.
 */
record Books(Journal journal) {

    static final String CHARGE = "charge:";
    static final String CAPTURE = "capture:";
    static final String REFUND = "refund:";
    static final String PAYOUT = "payout:";
    static final String RETURN = "return:";
    static final String HOLD = "hold:";
    static final String TRANSFER = "transfer:";
    static final String REJECTED = "payout-rejected:";

    private static final String ATTEMPT = "attempt:";
    private static final String VOID = "void:";
    private static final String CHARGE_PREFIX = "ch_";

    /** The reference of the charge that was made with this key. */
    static String reference(String key) {
        return CHARGE_PREFIX + key;
    }

    /** The key of the charge with this reference; empty when it is none of ours. */
    static Optional<String> key(String reference) {
        return Optional.of(reference)
                .filter(text -> text.startsWith(CHARGE_PREFIX))
                .map(text -> text.substring(CHARGE_PREFIX.length()));
    }

    /** Writes the entry's line, once per kind and key; true when it was written now. */
    boolean write(String key, Entry entry) {
        return write(entry.kind(), key, entry);
    }

    /** It was declined, or it waits: no money moves, but the key is known. */
    void attempt(String key, Entry entry) {
        write(ATTEMPT, key, entry);
    }

    /** No money is to move by this key any more; true when that was written now. */
    boolean callOff(String key, Instant at) {
        AtomicBoolean now = new AtomicBoolean();
        journal.remember(VOID + key, () -> {
            now.set(true);
            return TextNode.valueOf(at.toString());
        });
        return now.get();
    }

    boolean isCalledOff(String key) {
        return journal.find(VOID + key).isPresent();
    }

    /** The line of this kind about this key. */
    Optional<Entry> find(String kind, String key) {
        return journal.find(kind + key).map(Entry::of);
    }

    /** What moved between the payer and us by this key. */
    Optional<Entry> moved(String key) {
        return find(CHARGE, key).or(() -> find(REFUND, key)).or(() -> find(CAPTURE, key));
    }

    Optional<Entry> attempted(String key) {
        return find(ATTEMPT, key);
    }

    /** What was taken of the hold with this reference. */
    Optional<Entry> captured(String hold) {
        return all(CAPTURE).filter(capture -> capture.of().equals(hold)).findFirst();
    }

    /** What can be refunded by this reference: a charge, what was captured of one, or a transfer that was asked for. */
    Optional<Entry> taken(String reference) {
        return key(reference)
                .flatMap(key -> find(CHARGE, key))
                .or(() -> captured(reference))
                .or(() -> all(TRANSFER)
                        .filter(transfer -> transfer.reference().equals(reference))
                        .findFirst());
    }

    Money refunded(String charge, Money nothing) {
        return all(REFUND)
                .filter(refund -> refund.of().equals(charge))
                .map(Entry::amount)
                .reduce(nothing, Money::plus);
    }

    private Stream<Entry> all(String kind) {
        return journal.all().entrySet().stream()
                .filter(line -> line.getKey().startsWith(kind))
                .map(line -> Entry.of(line.getValue()));
    }

    private boolean write(String line, String key, Entry entry) {
        AtomicBoolean now = new AtomicBoolean();
        journal.remember(line + key, () -> {
            now.set(true);
            return entry.json();
        });
        return now.get();
    }
}
