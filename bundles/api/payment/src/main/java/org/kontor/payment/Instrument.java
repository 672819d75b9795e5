package org.kontor.payment;

import org.kontor.values.Require;

/** A bound way to pay: brand (VISA, ALIPAY, SEPA), last four characters of the number (empty when there is none), holder's name. */
public record Instrument(PayerToken token, String brand, String lastDigits, String holder) {

    public Instrument {
        Require.present("token", token);
        brand = Require.text("brand", brand);
        lastDigits = Require.optional(lastDigits);
        holder = Require.text("holder", holder);
    }

    @Override
    public String toString() {
        return "Instrument[" + brand + " …" + lastDigits + "]";
    }
}
