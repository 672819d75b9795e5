package org.kontor.payment.sandbox;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.Remittance;

/** Charges that the payer's bank sends: to which account of the sandbox, and by which reference. */
final class Transfers {

    static final String ACCOUNT = "DE09000000000000000001";

    private static final Period OFFER = Period.ofDays(14);

    private Transfers() {}

    static Entry asked(Entry charge, String key) {
        return new Entry(
                Books.TRANSFER,
                charge.amount(),
                charge.token(),
                CreditorReference.of(key),
                charge.of(),
                charge.reason(),
                charge.since());
    }

    static PaymentOutcome awaited(Entry transfer) {
        LocalDate asked = transfer.since().atZone(ZoneOffset.UTC).toLocalDate();
        return new PaymentOutcome.AwaitingFunds(new Remittance(
                "Payment sandbox",
                ACCOUNT,
                "",
                "Sandbox Bank",
                transfer.amount(),
                transfer.reference(),
                asked.plus(OFFER)));
    }
}
