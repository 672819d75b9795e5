package org.kontor.payment.bank.transfer;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;
import org.kontor.values.Require;

/** An account of ours. */
record Account(Currency currency, String number, String bic, String bank) {

    static final Pattern BIC = Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");
    private static final Set<String> BEARERS = Set.of("SHAR", "DEBT", "CRED");
    private static final Pattern LOOKS_LIKE_IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,}");

    Account {
        currency = Money.zero(currency).currency();
        number = Require.text("account", number);
        String normal = Iban.normal(number);
        if (LOOKS_LIKE_IBAN.matcher(normal).matches()) {
            number = normal;
            require(Iban.valid(normal), "account", "must be a valid IBAN", "look at its length and check digits");
        }
        bic = Iban.normal(Require.optional(bic));
        boolean known = bic.isEmpty() || BIC.matcher(bic).matches();
        require(known, "BIC", "must have 8 or 11 characters", "write the bank's BIC");
        bank = Require.optional(bank);
    }

    boolean isIban() {
        return Iban.valid(number);
    }

    /** What the setting's line says. */
    static Account read(String line) {
        String[] parts = line.split("\\|", -1);
        require(parts.length >= 2, "accounts", "must be CURRENCY|account|BIC|bank", "put | between the parts");
        return new Account(
                Money.currency(parts[0]), parts[1], parts.length > 2 ? parts[2] : "", parts.length > 3 ? parts[3] : "");
    }

    /** The lines of a setting that holds several. */
    static List<String> lines(String setting) {
        return Require.optional(setting)
                .lines()
                .flatMap(line -> Stream.of(line.split(";")))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static void require(boolean holds, String field, String rule, String remedy) {
        if (!holds) {
            throw new InvalidValueException(field, rule, remedy);
        }
    }

    /** Our accounts, one per currency, and what is wrong with the lines that name them. */
    static final class Directory {

        private final Map<String, Account> byCurrency = new HashMap<>();
        private final List<String> problems = new ArrayList<>();

        Directory(Settings settings) {
            for (String line : lines(settings.accounts())) {
                try {
                    add(read(line));
                } catch (InvalidValueException e) {
                    problems.add("accounts: " + e.getMessage() + ": " + e.remedy());
                }
            }
            if (byCurrency.isEmpty()) {
                problems.add("accounts names no account of ours");
            }
            if (!Latin.canSpell(Require.optional(settings.beneficiary()))) {
                problems.add("beneficiary must be our name in Latin letters");
            }
            if (!BEARERS.contains(settings.charges())) {
                problems.add("charges must be SHAR, DEBT or CRED");
            }
            if (!settings.country().isBlank()
                    && !Set.of(Locale.getISOCountries()).contains(settings.country())) {
                problems.add("country must be two letters, such as DE");
            }
        }

        /** Our account for a currency; MISCONFIGURED when the settings are wrong. */
        Optional<Account> of(Currency currency) {
            require();
            return Optional.ofNullable(byCurrency.get(currency.getCurrencyCode()));
        }

        void require() {
            if (!problems.isEmpty()) {
                throw new ProviderException(Fault.MISCONFIGURED, problems.get(0));
            }
        }

        List<String> problems() {
            return List.copyOf(problems);
        }

        private void add(Account account) {
            String currency = account.currency().getCurrencyCode();
            if (byCurrency.putIfAbsent(currency, account) != null) {
                problems.add("accounts names two accounts for " + currency);
            }
        }
    }
}
