package org.kontor.payment.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PaymentOutcome.Declined;
import org.kontor.payment.PaymentOutcome.Pending;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Charges, and what became of them: which calls they are. */
final class CardCharges {

    private final CardApi api;
    private final CardFinder finder;
    private final String returnUrl;

    /** {@code returnUrl} is where payers come back to; empty when there is no such page. */
    CardCharges(CardApi api, CardFinder finder, String returnUrl) {
        this.api = api;
        this.finder = finder;
        this.returnUrl = returnUrl;
    }

    PaymentOutcome charge(PayerToken payer, Money amount, String reference, IdempotencyKey key) {
        OptionalLong units = CardMoney.units(amount);
        if (units.isEmpty()) {
            return new Declined(CardMoney.UNFIT);
        }
        Optional<PaymentOutcome> earlier = earlier(key);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        CardPayer card = CardPayer.of(payer);
        Form form = CardForms.charge(card, units.getAsLong(), CardMoney.code(amount), reference, key);
        CardAnswer answer = withThePayer(api.act(CardApi.PAYMENTS, form, key, "charge"), card, key);
        return answer.isGood() ? asItIsNow(answer, amount, key) : refused(answer, key);
    }

    Optional<PaymentOutcome> find(IdempotencyKey key) {
        Optional<PaymentOutcome> found = finder.payment(key)
                .map(payment -> CardFinder.read(payment, intent -> outcome(intent, key)))
                .or(() -> finder.refund(key).map(refund -> CardFinder.read(refund, CardRefund::outcome)));
        if (found.isEmpty()) {
            finder.requireConclusive(key);
        }
        return found;
    }

    /** What was done with this key, when it is so old that Stripe may have forgotten it. */
    Optional<PaymentOutcome> earlier(IdempotencyKey key) {
        return finder.mayBeForgotten(key) ? find(key) : Optional.empty();
    }

    /** What a refusal comes to; one of the key alone says that the act was done before. */
    PaymentOutcome refused(CardAnswer answer, IdempotencyKey key) {
        if (!answer.error().isAboutTheKey()) {
            return answer.error().declined(answer.status());
        }
        return find(key)
                .orElseThrow(() -> new ProviderException(
                        Fault.IN_DOUBT, "Stripe knows the key with other words, and nothing that was done with it"));
    }

    /** A bank that wants the payer is asked once more, for the page where the payer can confirm. */
    private CardAnswer withThePayer(CardAnswer answer, CardPayer card, IdempotencyKey key) {
        if (answer.isGood() || !answer.error().wantsThePayer() || returnUrl.isEmpty()) {
            return answer;
        }
        String payment = answer.error().payment();
        return payment.isEmpty()
                ? answer
                : api.act(
                        CardApi.PAYMENTS + "/" + payment + "/confirm",
                        CardForms.confirmation(card, returnUrl),
                        key,
                        "confirm");
    }

    /** Stripe repeats its first answer to a key, whatever has become of the payment since. */
    private PaymentOutcome asItIsNow(CardAnswer answer, Money asked, IdempotencyKey key) {
        PaymentOutcome first = answer.read(intent -> CardIntent.charge(intent, asked, key));
        return answer.replayed() || first instanceof Pending
                ? answer.again(() -> api.payment(answer.id()))
                        .map(now -> now.read(intent -> CardIntent.charge(intent, asked, key)))
                        .orElse(first)
                : first;
    }

    private static PaymentOutcome outcome(JsonNode payment, IdempotencyKey key) {
        return Read.metadata(payment, CardIntent.KEY).equals(key.value())
                ? CardIntent.charge(payment)
                : CardIntent.capture(payment);
    }
}
