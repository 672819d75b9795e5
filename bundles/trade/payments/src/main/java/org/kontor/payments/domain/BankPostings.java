package org.kontor.payments.domain;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.kontor.payments.Posting;
import org.kontor.payments.Transfer;
import org.kontor.values.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The transfers for what banks have booked and no payment explains, and for what they keep or take back. */
@Component(service = BankPostings.class)
public final class BankPostings {

    private static final UUID NO_ORDER = new UUID(0, 0);

    private final Ledger ledger;
    private final Clock clock;

    @Activate
    public BankPostings(@Reference Ledger ledger, @Reference Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Opens the shared accounts that an entry may need; outside any transaction. */
    void prepare(String account, Currency currency) {
        ledger.open(AccountName.clearing(account, currency), currency);
        ledger.open(suspense(account, currency), currency);
        ledger.open(AccountName.bankCharge(currency), currency);
    }

    /** Nobody knows what the entry is for. */
    void hold(BookedEntry entry) {
        Currency currency = entry.amount().currency();
        post(
                NO_ORDER,
                entry.amount(),
                entry.id(),
                "UNMATCHED_RECEIPT",
                AccountName.clearing(entry.account(), currency),
                suspense(entry.account(), currency));
    }

    /** Takes the entry out of suspense: it is known by now, or has gone back. */
    void letGo(BookedEntry entry) {
        Currency currency = entry.amount().currency();
        post(
                NO_ORDER,
                entry.amount(),
                entry.id(),
                "UNMATCHED_CLEARED",
                suspense(entry.account(), currency),
                AccountName.clearing(entry.account(), currency));
    }

    /** What banks have kept of a payment on its way, which the house bears. */
    void bear(Payment payment, Money kept, UUID receipt) {
        Currency currency = kept.currency();
        post(
                payment.order(),
                kept,
                receipt,
                "BANK_CHARGE",
                AccountName.bankCharge(currency),
                AccountName.unallocated(payment.order(), currency));
    }

    /** The bank takes back what came for the payment in part. */
    void takeBackPart(Payment payment, Money amount, UUID cause) {
        post(
                payment.order(),
                amount,
                cause,
                "FUNDS_TAKEN_BACK",
                AccountName.unallocated(payment.order(), amount.currency()),
                AccountName.clearing(payment.provider(), amount.currency()));
    }

    /** The bank takes back what is owed to the buyer. */
    void takeBackCredit(Payment payment, Money amount, UUID cause) {
        post(
                payment.order(),
                amount,
                cause,
                "CREDIT_TAKEN_BACK",
                AccountName.credit(payment.buyer(), amount.currency()),
                AccountName.clearing(payment.provider(), amount.currency()));
    }

    private void post(UUID order, Money amount, UUID cause, String kind, String debit, String credit) {
        ledger.post(new Transfer(
                UUID.nameUUIDFromBytes((cause + ":" + kind).getBytes(StandardCharsets.US_ASCII)),
                kind,
                order,
                clock.instant(),
                List.of(new Posting(debit, amount), new Posting(credit, amount.times(-1)))));
    }

    private static String suspense(String account, Currency currency) {
        return AccountName.UNALLOCATED + account + ":" + currency;
    }
}
