package org.kontor.payment.sandbox;

import java.time.Clock;
import java.util.Optional;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentPush.Subject;
import org.kontor.payment.PayoutOutcome;
import org.kontor.payment.Payouts;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;

/** Payouts as the payee's token says: taken at once, and settled or returned when their time has come. */
final class SandboxPayouts implements Payouts {

    private static final String RETURNED = "account_closed";

    private final Books books;
    private final Troubles troubles;
    private final Postman postman;
    private final Settings settings;
    private final Clock clock;

    SandboxPayouts(Books books, Troubles troubles, Postman postman, Settings settings, Clock clock) {
        this.books = books;
        this.troubles = troubles;
        this.postman = postman;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public PayoutOutcome pay(PayerToken payee, Money amount, String reference, IdempotencyKey key) {
        troubles.reach();
        Optional<PayoutOutcome> known = standing(key.value());
        if (known.isPresent()) {
            return known.get();
        }
        Optional<Behaviour> behaviour = Behaviour.of(payee.value());
        troubles.before(behaviour.orElse(Behaviour.OK), key.value());
        String token = behaviour.map(Behaviour::token).orElse("unknown");
        Entry entry = new Entry(Books.PAYOUT, amount, token, "po_" + key.value(), "", "", clock.instant());
        String refusal = behaviour.map(said -> refusal(said, amount)).orElse("unknown_payee");
        if (!refusal.isEmpty()) {
            books.write(key.value(), entry.declined(refusal).as(Books.REJECTED));
        } else if (books.write(key.value(), entry)) {
            postman.tell(Subject.PAYOUT, key.value(), entry.reference());
            troubles.after(entry.behaviour(), true);
        }
        return standing(key.value()).orElseThrow();
    }

    @Override
    public Optional<PayoutOutcome> findPayout(IdempotencyKey key) {
        troubles.reach();
        return standing(key.value());
    }

    private Optional<PayoutOutcome> standing(String key) {
        return books.find(Books.PAYOUT, key).map(payout -> sent(payout, key)).or(() -> books.find(Books.REJECTED, key)
                .map(entry -> new PayoutOutcome.Rejected(entry.reason())));
    }

    private PayoutOutcome sent(Entry payout, String key) {
        if (clock.instant().isBefore(payout.since().plusMillis(settings.settle_millis()))) {
            return new PayoutOutcome.Accepted(payout.reference());
        }
        if (payout.behaviour() != Behaviour.PAYOUT_RETURNED) {
            return new PayoutOutcome.Settled(payout.reference());
        }
        if (books.write(key, payout.as(Books.RETURN))) {
            postman.returned(payout, key);
        }
        return new PayoutOutcome.Returned(payout.reference(), RETURNED);
    }

    private static String refusal(Behaviour behaviour, Money amount) {
        if (behaviour == Behaviour.DECLINED || behaviour == Behaviour.PAYOUT_REJECTED) {
            return "refused_by_the_bank";
        }
        return amount.isPositive() ? "" : "amount_not_positive";
    }
}
