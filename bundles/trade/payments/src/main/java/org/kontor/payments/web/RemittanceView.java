package org.kontor.payments.web;

import java.time.LocalDate;
import org.kontor.payment.Remittance;
import org.kontor.payments.domain.Funds;
import org.kontor.values.Money;

/** What the buyer's bank must be told; BIC and bank are empty where the account needs none. */
public record RemittanceView(
        String beneficiary,
        String account,
        String bic,
        String bank,
        String reference,
        Money amount,
        Money received,
        Money remaining,
        LocalDate until) {

    static RemittanceView of(Funds.Awaited awaited) {
        Remittance remittance = awaited.remittance();
        return new RemittanceView(
                remittance.beneficiary(),
                remittance.account(),
                remittance.bic(),
                remittance.bank(),
                remittance.reference(),
                remittance.amount(),
                awaited.received(),
                awaited.remaining(),
                remittance.until());
    }
}
