package org.kontor.payment.sandbox;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.kontor.payment.Charges;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.sandbox.Books.Entry;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;

/** Charges and refunds as the token says; the books decide what a repeated key gets. */
final class SandboxCharges implements Charges {

    private static final long MOST_MAJOR_UNITS = 100_000_000;

    private final Books books;
    private final Troubles troubles;
    private final Settings settings;
    private final Clock clock;

    SandboxCharges(Books books, Troubles troubles, Settings settings, Clock clock) {
        this.books = books;
        this.troubles = troubles;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public PaymentOutcome charge(PayerToken payer, Money amount, String reference, IdempotencyKey key) {
        troubles.reach();
        Behaviour behaviour =
                Behaviour.of(payer.value()).map(Behaviour::onCharge).orElse(Behaviour.DECLINED);
        String token = Behaviour.of(payer.value()).map(Behaviour::token).orElse("unknown");
        Entry entry = new Entry(Books.CHARGE, amount, token, "ch_" + key.value(), "", "", clock.instant());
        return act(behaviour, key.value(), refused(entry, token));
    }

    /** One at a time, so that two refunds together cannot exceed their charge. */
    @Override
    public synchronized PaymentOutcome refund(String charge, Money amount, IdempotencyKey key) {
        troubles.reach();
        Entry entry = new Entry(Books.REFUND, amount, "", "re_" + key.value(), charge, "", clock.instant());
        Optional<Entry> charged = books.charge(charge);
        if (charged.isEmpty()) {
            return act(Behaviour.OK, key.value(), entry.declined("unknown_charge"));
        }
        Behaviour behaviour = Behaviour.of(charged.get().token()).orElseThrow().onRefund();
        return act(behaviour, key.value(), refused(entry, charged.get()));
    }

    @Override
    public Optional<PaymentOutcome> find(IdempotencyKey key) {
        troubles.reach();
        Optional<Entry> waiting = books.attempted(key.value()).filter(entry -> !entry.isDeclined());
        if (waiting.isPresent() && books.moved(key.value()).isEmpty() && isDue(waiting.get(), key.value())) {
            books.move(key.value(), waiting.get());
        }
        return known(key.value());
    }

    private PaymentOutcome act(Behaviour behaviour, String key, Entry entry) {
        Optional<PaymentOutcome> known = known(key);
        if (known.isPresent()) {
            return known.get();
        }
        troubles.before(behaviour, key);
        if (entry.isDeclined() || behaviour == Behaviour.DECLINED) {
            return outcome(books.attempt(key, entry.isDeclined() ? entry : entry.declined("refused_by_the_issuer")));
        }
        if (behaviour == Behaviour.THREE_DS || behaviour == Behaviour.PENDING) {
            return waiting(books.attempt(key, entry), key);
        }
        boolean first = books.moved(key).isEmpty();
        Entry moved = books.move(key, entry);
        troubles.after(behaviour, first);
        return outcome(moved);
    }

    private Optional<PaymentOutcome> known(String key) {
        return books.moved(key).map(SandboxCharges::outcome).or(() -> books.attempted(key)
                .map(entry -> entry.isDeclined() ? outcome(entry) : waiting(entry, key)));
    }

    private boolean isDue(Entry entry, String key) {
        boolean inTime = !clock.instant().isBefore(entry.since().plusMillis(settings.settle_millis()));
        return inTime || (isAction(entry) && troubles.askedEnough(key));
    }

    private PaymentOutcome waiting(Entry entry, String key) {
        return isAction(entry)
                ? new PaymentOutcome.ActionRequired(URI.create(settings.action_uri() + key))
                : new PaymentOutcome.Pending();
    }

    private static boolean isAction(Entry entry) {
        return entry.token().equals(Behaviour.THREE_DS.token());
    }

    private static PaymentOutcome outcome(Entry entry) {
        return entry.isDeclined()
                ? new PaymentOutcome.Declined(entry.reason())
                : new PaymentOutcome.Succeeded(entry.reference(), entry.amount());
    }

    private static Entry refused(Entry entry, String token) {
        if (token.equals("unknown")) {
            return entry.declined("unknown_token");
        }
        if (!entry.amount().isPositive()) {
            return entry.declined("amount_not_positive");
        }
        boolean tooMuch = entry.amount().decimal().longValue() >= MOST_MAJOR_UNITS;
        return tooMuch ? entry.declined("amount_too_large") : entry;
    }

    private Entry refused(Entry refund, Entry charged) {
        if (!refund.amount().isPositive()) {
            return refund.declined("amount_not_positive");
        }
        if (!refund.amount().currency().equals(charged.amount().currency())) {
            return refund.declined("currency_differs");
        }
        Money before =
                books.refunded(charged.reference(), Money.zero(refund.amount().currency()));
        boolean tooMuch = before.plus(refund.amount()).compareTo(charged.amount()) > 0;
        return tooMuch ? refund.declined("more_than_was_charged") : refund;
    }
}
