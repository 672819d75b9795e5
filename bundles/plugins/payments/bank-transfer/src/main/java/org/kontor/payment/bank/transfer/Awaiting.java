package org.kontor.payment.bank.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.Remittance;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Charges: what a payer is told to remit, kept so that it stays the same whatever becomes of the settings. */
final class Awaiting {

    /** The shelf of charges, by their reference. */
    static final String SHELF = "charges";

    private final Books books;
    private final Account.Directory accounts;
    private final Virtual virtual;
    private final Settings settings;
    private final Clock clock;

    Awaiting(Settings settings, Books books, Account.Directory accounts, Clock clock) {
        this.books = books;
        this.accounts = accounts;
        this.virtual = new Virtual(books, settings.virtual_accounts());
        this.settings = settings;
        this.clock = clock;
    }

    Virtual virtual() {
        return virtual;
    }

    PaymentOutcome charge(PayerToken payer, Money amount, IdempotencyKey key) {
        Optional<Account> account = accounts.of(amount.currency());
        Optional<PaymentOutcome> known = find(key);
        if (known.isPresent()) {
            return known.get();
        }
        if (!amount.isPositive()) {
            return new PaymentOutcome.Declined("amount_not_positive");
        }
        return account.map(ours -> ask(ours, payer, amount, key))
                .orElseGet(() -> new PaymentOutcome.Declined(
                        "no_account_for_" + amount.currency().getCurrencyCode()));
    }

    Optional<PaymentOutcome> find(IdempotencyKey key) {
        for (int attempt = 0; ; attempt++) {
            Optional<JsonNode> record = books.find(SHELF, CreditorReference.of(key, attempt));
            if (record.isEmpty() || isOf(record.get(), key)) {
                return record.map(Awaiting::outcome);
            }
        }
    }

    private PaymentOutcome ask(Account ours, PayerToken payer, Money amount, IdempotencyKey key) {
        Instant made = key.madeAt().orElseGet(clock::instant);
        LocalDate until = made.atZone(ZoneOffset.UTC).toLocalDate().plusDays(settings.valid_days());
        for (int attempt = 0; ; attempt++) {
            String reference = CreditorReference.of(key, attempt);
            Optional<JsonNode> other = books.find(SHELF, reference).filter(record -> !isOf(record, key));
            if (other.isPresent()) {
                continue;
            }
            String number = virtual.account(ours.currency().getCurrencyCode(), reference)
                    .orElse(ours.number());
            JsonNode record = books.remember(
                    SHELF,
                    reference,
                    Books.document()
                            .put("key", key.value())
                            .put("payer", Payee.of(payer).isPresent() ? payer.value() : "")
                            .put("beneficiary", settings.beneficiary())
                            .put("account", number)
                            .put("bic", ours.bic())
                            .put("bank", ours.bank())
                            .put("currency", amount.currency().getCurrencyCode())
                            .put("minor", amount.minor())
                            .put("reference", reference)
                            .put("until", until.toString()));
            if (isOf(record, key)) {
                return outcome(record);
            }
        }
    }

    private static boolean isOf(JsonNode record, IdempotencyKey key) {
        return record.path("key").asText().equals(key.value());
    }

    static Money amount(JsonNode record) {
        try {
            return Money.of(
                    record.path("minor").asLong(), record.path("currency").asText());
        } catch (InvalidValueException e) {
            throw unintelligible();
        }
    }

    private static PaymentOutcome outcome(JsonNode record) {
        try {
            return new PaymentOutcome.AwaitingFunds(new Remittance(
                    record.path("beneficiary").asText(),
                    record.path("account").asText(),
                    record.path("bic").asText(),
                    record.path("bank").asText(),
                    amount(record),
                    record.path("reference").asText(),
                    LocalDate.parse(record.path("until").asText())));
        } catch (InvalidValueException | DateTimeParseException e) {
            throw unintelligible();
        }
    }

    private static ProviderException unintelligible() {
        return new ProviderException(Fault.UNINTELLIGIBLE, "a charge in the books lacks something");
    }
}
