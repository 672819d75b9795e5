package org.kontor.payments.domain;

import static org.kontor.payments.domain.Journals.credit;
import static org.kontor.payments.domain.Journals.debit;

import java.util.List;
import java.util.UUID;
import org.kontor.values.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is posted for money that comes into our bank accounts and leaves them; {@code bank} names one of them. */
@Component(service = BankJournals.class)
public final class BankJournals {

    /** That of our accounts from which sellers are paid; the bank's statements explain its entries. */
    static final String OPERATING = "operating";

    /** What a payer's transfer brought, and what of an order it was to pay; the payer is an organisation. */
    public record Receipt(UUID payer, Money received, Money due) {}

    /** What arrives from a provider and what it has kept. */
    public record Settlement(Money net, Money fee) {}

    private final Journals journals;

    @Activate
    public BankJournals(@Reference Journals journals) {
        this.journals = journals;
    }

    /** What is missing, within the tolerance that the caller knows, is the banks' charge; what is over is the payer's. */
    void received(Cause cause, String bank, Receipt receipt) {
        Money due = receipt.due();
        Money zero = Money.zero(due.currency());
        Money rest = receipt.received().minus(due);
        Money charge = rest.isPositive() ? zero : rest.times(-1);
        Money over = rest.isPositive() ? rest : zero;
        journals.post(
                cause,
                Event.BANK_RECEIPT,
                List.of(
                        debit(at(bank, due), receipt.received()),
                        debit(Chart.BANK_CHARGE.account(due.currency()), charge),
                        credit(Journals.escrow(cause, due), due),
                        credit(Chart.BUYER_CREDIT.account(receipt.payer(), due.currency()), over)));
    }

    /** Nobody knows yet what it is for. */
    void unmatched(Cause cause, String bank, Money amount) {
        move(cause, Event.UNMATCHED_RECEIPT, amount, at(bank, amount), unallocated(bank, amount));
    }

    void allocated(Cause cause, String bank, Money amount) {
        move(cause, Event.ALLOCATION, amount, unallocated(bank, amount), Journals.escrow(cause, amount));
    }

    /** A provider sends what it held for us, less its fee. */
    void providerSettled(Cause cause, String provider, String bank, Settlement paid) {
        Money gross = paid.net().plus(paid.fee());
        journals.post(
                cause,
                Event.PROVIDER_SETTLEMENT,
                List.of(
                        debit(at(bank, gross), paid.net()),
                        debit(Chart.PROVIDER_FEE.account(gross.currency()), paid.fee()),
                        credit(Journals.clearing(provider, gross), gross)));
    }

    void payoutSent(Cause cause, UUID seller, Money amount) {
        move(cause, Event.PAYOUT_SENT, amount, payable(seller, amount), inFlight(seller, amount));
    }

    void payoutSettled(Cause cause, UUID seller, String bank, Money amount) {
        move(cause, Event.PAYOUT_SETTLED, amount, inFlight(seller, amount), at(bank, amount));
    }

    void payoutRejected(Cause cause, UUID seller, Money amount) {
        move(cause, Event.PAYOUT_REJECTED, amount, inFlight(seller, amount), payable(seller, amount));
    }

    /** A payout that had been settled comes back. */
    void payoutReturned(Cause cause, UUID seller, String bank, Money amount) {
        move(cause, Event.PAYOUT_RETURNED, amount, at(bank, amount), payable(seller, amount));
    }

    private void move(Cause cause, Event event, Money amount, String debit, String credit) {
        journals.post(cause, event, amount, debit, credit);
    }

    private static String at(String bank, Money amount) {
        return Chart.BANK.account(bank, amount.currency());
    }

    private static String unallocated(String bank, Money amount) {
        return Chart.UNALLOCATED.account(bank, amount.currency());
    }

    private static String payable(UUID seller, Money amount) {
        return Chart.SELLER_PAYABLE.account(seller, amount.currency());
    }

    private static String inFlight(UUID seller, Money amount) {
        return Chart.PAYOUT_IN_FLIGHT.account(seller, amount.currency());
    }
}
