package org.kontor.payments.domain;

import java.util.Optional;
import org.kontor.payment.PaymentOutcome;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;

/** What a provider says of a payment at this moment, in words for an operator. */
public record ProviderWord(Kind kind, String reference, Optional<Money> amount, String words) {

    /** How much can be built on it. */
    public enum Kind {
        PAID,
        NOT_PAID,
        UNDECIDED,
        /** It could not be asked. */
        SILENT
    }

    static ProviderWord of(Optional<PaymentOutcome> outcome) {
        return outcome.map(ProviderWord::of)
                .orElseGet(() -> new ProviderWord(Kind.NOT_PAID, "", Optional.empty(), "never heard of it"));
    }

    static ProviderWord silent(ProviderException failure) {
        return new ProviderWord(Kind.SILENT, "", Optional.empty(), failure.fault() + ": " + failure.getMessage());
    }

    private static ProviderWord of(PaymentOutcome outcome) {
        return outcome.fold(
                paid -> new ProviderWord(
                        Kind.PAID, String.valueOf(paid.reference()), Optional.ofNullable(paid.amount()), "succeeded"),
                declined -> new ProviderWord(Kind.NOT_PAID, "", Optional.empty(), "declined: " + declined.reason()),
                action -> undecided("", "the payer must act at " + action.at()),
                pending -> undecided("", "has not decided"),
                hold -> new ProviderWord(
                        Kind.UNDECIDED, hold.reference(), Optional.of(hold.amount()), "reserved until " + hold.until()),
                awaited -> undecided(awaited.remittance().reference(), "awaits the payer's bank"));
    }

    private static ProviderWord undecided(String reference, String words) {
        return new ProviderWord(Kind.UNDECIDED, reference, Optional.empty(), words);
    }
}
