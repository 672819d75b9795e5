package org.kontor.payment.sandbox;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.kontor.payment.Charges;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;

/** Charges and refunds as the token says; the books decide what a repeated key gets. */
final class SandboxCharges implements Charges {

    private static final long MOST_MAJOR_UNITS = 100_000_000;

    private final Books books;
    private final Standing standing;
    private final Troubles troubles;
    private final Postman postman;
    private final Settings settings;
    private final Clock clock;

    SandboxCharges(Books books, Troubles troubles, Postman postman, Settings settings, Clock clock) {
        this.books = books;
        this.standing = new Standing(books, settings.action_uri());
        this.troubles = troubles;
        this.postman = postman;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public PaymentOutcome charge(PayerToken payer, Money amount, String reference, IdempotencyKey key) {
        troubles.reach();
        Behaviour behaviour =
                Behaviour.of(payer.value()).map(Behaviour::onCharge).orElse(Behaviour.DECLINED);
        String token = Behaviour.of(payer.value()).map(Behaviour::token).orElse("unknown");
        Entry entry = new Entry(Books.CHARGE, amount, token, Books.reference(key.value()), "", "", clock.instant());
        return act(behaviour, key.value(), () -> refused(entry, token));
    }

    @Override
    public PaymentOutcome refund(String charge, Money amount, IdempotencyKey key) {
        troubles.reach();
        Entry entry = new Entry(Books.REFUND, amount, "", "re_" + key.value(), charge, "", clock.instant());
        Optional<Entry> charged = books.taken(charge);
        if (charged.isEmpty()) {
            return act(Behaviour.OK, key.value(), () -> entry.declined("unknown_charge"));
        }
        return act(charged.get().behaviour().onRefund(), key.value(), () -> refused(entry, charged.get()));
    }

    @Override
    public Optional<PaymentOutcome> find(IdempotencyKey key) {
        troubles.reach();
        Optional<Entry> waiting = books.attempted(key.value()).filter(entry -> !entry.isDeclined());
        if (waiting.isPresent() && books.moved(key.value()).isEmpty() && isDue(waiting.get(), key.value())) {
            complete(key.value(), waiting.get());
        }
        return standing.of(key.value());
    }

    private PaymentOutcome act(Behaviour behaviour, String key, Supplier<Entry> entry) {
        Optional<PaymentOutcome> known = standing.of(key);
        if (known.isPresent()) {
            return known.get();
        }
        troubles.before(behaviour, key);
        Optional<Entry> written = write(behaviour, key, entry);
        if (written.isPresent() && !written.get().isDeclined() && !behaviour.waits()) {
            postman.moved(written.get(), key);
            troubles.after(behaviour, true);
        }
        return standing.of(key).orElseThrow();
    }

    private static Entry decided(Behaviour behaviour, String key, Entry entry) {
        if (entry.isDeclined()) {
            return entry;
        }
        if (behaviour.holds()) {
            return entry.as(Books.HOLD);
        }
        return switch (behaviour) {
            case DECLINED -> entry.declined("refused_by_the_issuer");
            case TRANSFER -> Transfers.asked(entry, key);
            default -> entry;
        };
    }

    /**
     * Empty when the key was known before. Under one lock, so that what is called off is never charged, and two refunds
     * together never exceed their charge.
     */
    private Optional<Entry> write(Behaviour behaviour, String key, Supplier<Entry> entry) {
        synchronized (books) {
            if (standing.of(key).isPresent()) {
                return Optional.empty();
            }
            Entry decided = decided(behaviour, key, entry.get());
            if (decided.isDeclined() || behaviour.waits()) {
                books.attempt(key, decided);
            } else {
                books.write(key, decided);
            }
            return Optional.of(decided);
        }
    }

    private void complete(String key, Entry waiting) {
        boolean first;
        synchronized (books) {
            first = !books.isCalledOff(key) && books.write(key, waiting);
        }
        if (first) {
            postman.moved(waiting, key);
        }
    }

    private boolean isDue(Entry entry, String key) {
        boolean inTime = !clock.instant().isBefore(entry.since().plusMillis(settings.settle_millis()));
        return inTime || (entry.behaviour() == Behaviour.THREE_DS && troubles.askedEnough(key));
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
