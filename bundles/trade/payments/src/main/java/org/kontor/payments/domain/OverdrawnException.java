package org.kontor.payments.domain;

import org.kontor.values.Money;

/** An account holds less, free of reservations, than is to be taken from it. */
final class OverdrawnException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    private final transient Money available;

    OverdrawnException(String account, Money available, Money wanted) {
        super(account + " holds " + available + "; " + wanted + " cannot be taken from it");
        this.available = available;
    }

    Money available() {
        return available;
    }
}
