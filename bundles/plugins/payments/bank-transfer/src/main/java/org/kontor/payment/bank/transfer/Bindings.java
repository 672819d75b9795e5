package org.kontor.payment.bank.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.Instrument;
import org.kontor.payment.PayerToken;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Accounts of others, bound as payees or payers: how they are written is checked, not that they exist. */
final class Bindings {

    private static final String SHELF = "bindings";
    private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z0-9])\\d(?:[ -]?\\d){12,18}(?![A-Za-z0-9])");
    private static final Pattern CARD = Pattern.compile("(4\\d|5[1-5]|2[2-7]|6[05])\\d{14}|3[47]\\d{13}");

    private final Books books;

    Bindings(Books books) {
        this.books = books;
    }

    BindingOutcome bind(String setup, String holder, IdempotencyKey key) {
        Optional<Payee> payee = Payee.entered(setup, holder);
        String refusal = hasCardNumber(setup) || hasCardNumber(holder)
                ? "card_numbers_are_not_accepted"
                : payee.map(Payee::problem).orElse("unknown_setup");
        ObjectNode document = refusal.isEmpty()
                ? Books.document().put("token", payee.orElseThrow().token().value())
                : Books.document().put("refusal", refusal);
        return outcome(books.remember(SHELF, Digest.name(key), document));
    }

    Optional<BindingOutcome> find(IdempotencyKey key) {
        return books.find(SHELF, Digest.name(key)).map(Bindings::outcome);
    }

    private static BindingOutcome outcome(JsonNode record) {
        if (record.has("refusal")) {
            return new BindingOutcome.Declined(record.path("refusal").asText());
        }
        String token = record.path("token").asText();
        Payee payee = Optional.of(token)
                .filter(text -> !text.isBlank())
                .flatMap(text -> Payee.of(new PayerToken(text)))
                .orElseThrow(() -> new ProviderException(Fault.UNINTELLIGIBLE, "a binding in the books is torn"));
        String account = payee.account();
        return new BindingOutcome.Bound(new Instrument(
                payee.token(),
                Iban.sepa(payee.iban()) ? "SEPA" : "BANK",
                account.substring(account.length() - 4),
                payee.holder()));
    }

    /** A card's length, first digits and check digit together. */
    private static boolean hasCardNumber(String text) {
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            String digits = number.group().replaceAll("[ -]", "");
            if (CARD.matcher(digits).matches() && luhn(digits)) {
                return true;
            }
        }
        return false;
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(digits.length() - 1 - i), 10) * (i % 2 + 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0;
    }
}
