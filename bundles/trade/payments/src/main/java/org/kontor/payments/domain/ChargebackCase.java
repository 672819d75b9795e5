package org.kontor.payments.domain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.payment.Chargebacks.Chargeback;
import org.kontor.payment.Chargebacks.State;
import org.kontor.values.Money;

/** A payer's dispute with its own bank, as the provider last told it. The id follows from account and reference. */
public record ChargebackCase(
        UUID id,
        UUID payment,
        UUID order,
        String account,
        String reference,
        Money amount,
        String reason,
        State state,
        Source source,
        long version,
        Optional<Instant> evidenceDue,
        Instant openedAt,
        Instant askedAt) {

    /** Out of what the provider's taking back is booked. */
    public enum Source {
        /** The order's escrow: that amount cannot be released. */
        ESCROW,
        /** Released already: the seller owes it. */
        SELLER,
        /** Refunded already: the provider owes it, for nobody is paid twice. */
        PROVIDER,
        /** Of an amount that does not fit the payment: an operator must look. */
        UNBOOKED;

        public static final Set<Source> BOOKED = EnumSet.of(ESCROW, SELLER, PROVIDER);
    }

    /** While the provider has the money. */
    public static final Set<State> TAKEN = EnumSet.of(State.OPEN, State.LOST);

    static UUID id(String account, String reference) {
        return UUID.nameUUIDFromBytes((account + "\n" + reference).getBytes(StandardCharsets.UTF_8));
    }

    static ChargebackCase first(Payment payment, Chargeback told, Instant now) {
        return new ChargebackCase(
                id(payment.provider(), told.reference()),
                payment.id(),
                payment.order(),
                payment.provider(),
                told.reference(),
                told.amount(),
                shortened(told.reason()),
                State.WARNED,
                Source.UNBOOKED,
                1,
                told.evidenceDue(),
                now,
                now);
    }

    /** As told now; the version is the one it was read at. */
    ChargebackCase told(Chargeback told, Source from, Instant now) {
        return new ChargebackCase(
                id,
                payment,
                order,
                account,
                reference,
                told.amount(),
                shortened(told.reason()),
                told.state(),
                from,
                version,
                told.evidenceDue(),
                openedAt,
                now);
    }

    /** True while the books show that the provider has taken the money back. */
    boolean taken() {
        return TAKEN.contains(state) && source != Source.UNBOOKED;
    }

    boolean over() {
        return state == State.WON || state == State.LOST;
    }

    /** Each change has a transfer of its own. */
    UUID cause() {
        return UUID.nameUUIDFromBytes((id + ":" + version).getBytes(StandardCharsets.US_ASCII));
    }

    private static String shortened(String text) {
        return text.length() <= 255 ? text : text.substring(0, 255);
    }
}
