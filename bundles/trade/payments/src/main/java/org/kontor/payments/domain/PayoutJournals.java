package org.kontor.payments.domain;

import java.util.UUID;
import org.kontor.values.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is posted for money that is paid to sellers; {@code provider} is the account that pays it. */
@Component(service = PayoutJournals.class)
public final class PayoutJournals {

    private final Journals journals;

    @Activate
    public PayoutJournals(@Reference Journals journals) {
        this.journals = journals;
    }

    void sent(Cause cause, UUID seller, Money amount) {
        journals.post(cause, Event.PAYOUT_SENT, amount, payable(seller, amount), inFlight(seller, amount));
    }

    void settled(Cause cause, UUID seller, String provider, Money amount) {
        String clearing = Journals.clearing(provider, amount);
        journals.post(cause, Event.PAYOUT_SETTLED, amount, inFlight(seller, amount), clearing);
    }

    void rejected(Cause cause, UUID seller, Money amount) {
        journals.post(cause, Event.PAYOUT_REJECTED, amount, inFlight(seller, amount), payable(seller, amount));
    }

    /** A payout that had been settled comes back. */
    void returned(Cause cause, UUID seller, String provider, Money amount) {
        String clearing = Journals.clearing(provider, amount);
        journals.post(cause, Event.PAYOUT_RETURNED, amount, clearing, payable(seller, amount));
    }

    private static String payable(UUID seller, Money amount) {
        return Chart.SELLER_PAYABLE.account(seller, amount.currency());
    }

    private static String inFlight(UUID seller, Money amount) {
        return Chart.PAYOUT_IN_FLIGHT.account(seller, amount.currency());
    }
}
