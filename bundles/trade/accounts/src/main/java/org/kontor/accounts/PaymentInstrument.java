package org.kontor.accounts;

import java.util.UUID;
import org.kontor.payment.PayerToken;

/** A way to pay that an organisation has bound at a payment provider account. Prints as its id. */
public record PaymentInstrument(
        UUID id, UUID organisation, String provider, PayerToken token, String brand, String lastDigits, String holder) {

    @Override
    public String toString() {
        return "PaymentInstrument[" + id + "]";
    }
}
