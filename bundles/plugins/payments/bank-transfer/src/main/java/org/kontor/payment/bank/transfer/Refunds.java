package org.kontor.payment.bank.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PayoutOutcome;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;

/** Refunds: payments out to the account from which the money came, together never more than came. */
final class Refunds {

    private static final String SHELF = "refunds/";

    private final Books books;
    private final PayoutDesk payouts;

    Refunds(Books books, PayoutDesk payouts) {
        this.books = books;
        this.payouts = payouts;
    }

    /** The charge may be named by its reference, or by the id of an entry that brought its money. */
    PaymentOutcome refund(String charge, Money amount, IdempotencyKey key) {
        Optional<PaymentOutcome> known = find(key);
        if (known.isPresent()) {
            return known.get();
        }
        String reference = payouts.hearsay().referenceOf(charge).orElse(Iban.normal(charge));
        Optional<JsonNode> record =
                CreditorReference.valid(reference) ? books.find(Awaiting.SHELF, reference) : Optional.empty();
        if (record.isEmpty()) {
            return new PaymentOutcome.Declined("unknown_charge");
        }
        if (!Awaiting.amount(record.get()).currency().equals(amount.currency())) {
            return new PaymentOutcome.Declined("charged_in_another_currency");
        }
        return known(record.get(), reference, amount, key);
    }

    /** Back to the payer of a charge that is known. */
    private PaymentOutcome known(JsonNode charge, String reference, Money amount, IdempotencyKey key) {
        List<JsonNode> money = payouts.hearsay().money(reference);
        Optional<Payee> payer = payer(charge, money, amount);
        if (payer.isEmpty()) {
            return new PaymentOutcome.Declined("payers_account_unknown: no one account is known to have paid so much");
        }
        String problem = payer.get().problem();
        if (!problem.isEmpty()) {
            return new PaymentOutcome.Declined("payers_account_unusable: " + problem);
        }
        long most = money.isEmpty() ? charge.path("minor").asLong() : sum(money);
        if (!reserved(reference, amount, most, key)) {
            return new PaymentOutcome.Declined("more_than_was_received");
        }
        ObjectNode notes = Books.document().put("refunds", reference);
        return outcome(payouts.pay(payer.get(), amount, "Refund " + reference, key, notes), amount);
    }

    Optional<PaymentOutcome> find(IdempotencyKey key) {
        payouts.inbox().look();
        return payouts.record(key)
                .filter(record -> record.has("refunds"))
                .map(record -> outcome(payouts.standing(record, Digest.name(key)), Awaiting.amount(record)));
    }

    /** Takes the next place in the charge's row of refunds, unless they would come to more than was received. */
    private boolean reserved(String reference, Money amount, long most, IdempotencyKey key) {
        String id = Digest.name(key);
        while (true) {
            long before = 0;
            List<JsonNode> row = books.all(SHELF + reference);
            if (row.stream().anyMatch(refund -> refund.path("id").asText().equals(id))) {
                return true;
            }
            for (JsonNode refund : row) {
                before += stands(refund) ? refund.path("minor").asLong() : 0;
            }
            if (!amount.isPositive() || before + amount.minor() > most) {
                return false;
            }
            JsonNode taken = books.remember(
                    SHELF + reference,
                    String.format("%06d", row.size()),
                    Books.document().put("id", id).put("minor", amount.minor()));
            if (taken.path("id").asText().equals(id)) {
                return true;
            }
        }
    }

    /** A refund that the bank refused or sent back no longer counts. */
    private boolean stands(JsonNode refund) {
        String id = refund.path("id").asText();
        PayoutOutcome outcome = Word.outcome(payouts.hearsay().words(id), id);
        return !(outcome instanceof PayoutOutcome.Rejected) && !(outcome instanceof PayoutOutcome.Returned);
    }

    /** The one account from which so much came, or the one that the payer bound. */
    private static Optional<Payee> payer(JsonNode charge, List<JsonNode> money, Money amount) {
        if (money.isEmpty()) {
            String bound = charge.path("payer").asText();
            return bound.isEmpty() ? Optional.empty() : Payee.of(new PayerToken(bound));
        }
        Map<String, Long> sums = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (JsonNode credit : money) {
            String account = credit.path("account").asText();
            sums.merge(account, credit.path("minor").asLong(), Long::sum);
            names.merge(account, credit.path("name").asText(), Words::first);
        }
        return sums.entrySet().stream()
                .filter(sum -> sum.getValue() >= amount.minor() && !sum.getKey().isEmpty())
                .max(Map.Entry.comparingByValue())
                .map(sum -> Payee.of(sum.getKey(), names.get(sum.getKey())));
    }

    private static long sum(List<JsonNode> money) {
        return money.stream().mapToLong(credit -> credit.path("minor").asLong()).sum();
    }

    private static PaymentOutcome outcome(PayoutOutcome payout, Money amount) {
        return payout.fold(
                settled -> new PaymentOutcome.Succeeded(settled.reference(), amount),
                accepted -> new PaymentOutcome.Pending(),
                rejected -> new PaymentOutcome.Declined(rejected.reason()),
                returned -> new PaymentOutcome.Declined("returned: " + returned.reason()));
    }
}
