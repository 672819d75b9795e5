package org.kontor.accounts.domain;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kontor.accounts.PaymentInstrument;
import org.kontor.payment.Instrument;
import org.kontor.payment.PayerToken;

/** A way to pay on its way to being bound. Prints as its id and state. */
public record Binding(
        UUID id,
        UUID organisation,
        String provider,
        InstrumentState state,
        long version,
        Instant startedAt,
        Details details) {

    /** {@code setup} is kept only until the provider has decided; {@code token} only once it is bound. */
    public record Details(
            String setup,
            String token,
            String brand,
            String lastDigits,
            String holder,
            Optional<URI> actAt,
            String declinedBecause) {

        static Details asked(String setup, String holder) {
            return new Details(setup, "", "", "", holder, Optional.empty(), "");
        }

        static Details bound(Instrument instrument, String lastDigits) {
            return new Details(
                    "",
                    instrument.token().value(),
                    instrument.brand(),
                    lastDigits,
                    instrument.holder(),
                    Optional.empty(),
                    "");
        }

        Details actionAt(URI at) {
            return new Details(setup, "", "", "", holder, Optional.of(at), "");
        }

        Details declined(String because) {
            return new Details("", "", "", "", holder, Optional.empty(), because);
        }

        @Override
        public String toString() {
            return "Details[hidden]";
        }
    }

    Binding moved(InstrumentAction action, Details known) {
        return new Binding(
                id, organisation, provider, InstrumentStates.TABLE.next(state, action), version, startedAt, known);
    }

    PaymentInstrument bound() {
        return new PaymentInstrument(
                id,
                organisation,
                provider,
                new PayerToken(details.token()),
                details.brand(),
                details.lastDigits(),
                details.holder());
    }

    @Override
    public String toString() {
        return "Binding[" + id + " " + state + "]";
    }
}
