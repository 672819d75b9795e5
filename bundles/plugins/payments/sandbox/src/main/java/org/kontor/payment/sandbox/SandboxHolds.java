package org.kontor.payment.sandbox;

import java.time.Clock;
import java.util.Optional;
import org.kontor.payment.Captures;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.Voids;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;

/** Takes what a charge holds, once, or calls a charge off. */
final class SandboxHolds implements Captures, Voids {

    private final Books books;
    private final Standing standing;
    private final Troubles troubles;
    private final Postman postman;
    private final Clock clock;

    SandboxHolds(Books books, Troubles troubles, Postman postman, Settings settings, Clock clock) {
        this.books = books;
        this.standing = new Standing(books, settings.action_uri());
        this.troubles = troubles;
        this.postman = postman;
        this.clock = clock;
    }

    @Override
    public PaymentOutcome capture(String charge, Money amount, IdempotencyKey key) {
        troubles.reach();
        Optional<PaymentOutcome> known = standing.of(key.value());
        if (known.isPresent()) {
            return known.get();
        }
        troubles.before(Behaviour.OK, key.value());
        Entry entry = new Entry(Books.CAPTURE, amount, "", charge, charge, "", clock.instant());
        boolean taken = take(key.value(), entry);
        if (taken) {
            postman.moved(entry, key.value());
        }
        troubles.after(Behaviour.OK, taken);
        return standing.of(key.value()).orElseThrow();
    }

    /** Whatever was declined needs no calling off; what was never heard of is declined from now on. */
    @Override
    public boolean callOff(IdempotencyKey charge) {
        troubles.reach();
        troubles.before(Behaviour.OK, "void " + charge.value());
        boolean first;
        synchronized (books) {
            Optional<PaymentOutcome> known = standing.of(charge.value());
            if (known.filter(PaymentOutcome.Succeeded.class::isInstance).isPresent()) {
                return false;
            }
            first = known.filter(PaymentOutcome.Declined.class::isInstance).isEmpty()
                    && books.callOff(charge.value(), clock.instant());
        }
        troubles.after(Behaviour.OK, first);
        return true;
    }

    /** True when the money moves by it now. Under the charges' lock: a hold is taken or called off, never both. */
    private boolean take(String key, Entry entry) {
        synchronized (books) {
            if (standing.of(key).isPresent()) {
                return false;
            }
            Optional<Entry> hold = Books.key(entry.of()).flatMap(held -> books.find(Books.HOLD, held));
            String refusal = hold.map(held -> refusal(held, entry.amount())).orElse("unknown_charge");
            if (!refusal.isEmpty()) {
                books.attempt(key, entry.declined(refusal));
                return false;
            }
            return books.write(key, entry);
        }
    }

    private String refusal(Entry hold, Money amount) {
        if (books.captured(hold.reference()).isPresent()) {
            return "already_captured";
        }
        if (Books.key(hold.reference()).filter(books::isCalledOff).isPresent()) {
            return Standing.CALLED_OFF.reason();
        }
        if (!clock.instant().isBefore(Standing.holdEnds(hold))) {
            return "hold_ended";
        }
        if (!amount.isPositive()) {
            return "amount_not_positive";
        }
        if (!amount.currency().equals(hold.amount().currency())) {
            return "currency_differs";
        }
        return amount.compareTo(hold.amount()) > 0 ? "more_than_was_held" : "";
    }
}
