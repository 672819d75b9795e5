package org.kontor.testkit.live.payment;

import java.time.Duration;
import java.time.Instant;
import org.kontor.values.Money;

/**
 * A payment as the provider has it. {@code key} is the merchant's; {@code taking} is the key that its money was taken
 * with, empty as long as it is not; {@code reserves} when money is held first.
 */
public record Payment(
        String id,
        String key,
        Money amount,
        boolean reserves,
        Instant made,
        State state,
        Money taken,
        Money refunded,
        String taking,
        Instant changed) {

    /** How long a payer's bank holds money. */
    public static final Duration HOLD = Duration.ofDays(7);

    /** How it stands. */
    public enum State {
        DECLINED,
        WAITS_FOR_PAYER,
        UNDECIDED,
        HELD,
        TAKEN,
        CALLED_OFF,
        EXPIRED
    }

    static Payment asked(String id, String key, Money amount, boolean reserves, Instant now) {
        Money none = Money.zero(amount.currency());
        return new Payment(id, key, amount, reserves, now, State.UNDECIDED, none, none, "", now);
    }

    public Instant heldUntil() {
        return made.plus(HOLD);
    }

    /** What the payer can still get back. */
    public Money refundable() {
        return taken.minus(refunded);
    }

    /** True when nothing has been decided yet. */
    public boolean waits() {
        return state == State.WAITS_FOR_PAYER || state == State.UNDECIDED;
    }

    Payment becomes(State other, Instant now) {
        return new Payment(id, key, amount, reserves, made, other, taken, refunded, taking, now);
    }

    Payment taken(Money sum, String key, Instant now) {
        return new Payment(id, this.key, amount, reserves, made, State.TAKEN, sum, refunded, key, now);
    }

    Payment refunded(Money sum, Instant now) {
        return new Payment(id, key, amount, reserves, made, state, taken, refunded.plus(sum), taking, now);
    }
}
