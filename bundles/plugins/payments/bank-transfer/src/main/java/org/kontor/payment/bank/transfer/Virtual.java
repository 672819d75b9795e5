package org.kontor.payment.bank.transfer;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Accounts that the bank lets us give out, one to each charge, all of which lead to ours. */
final class Virtual {

    /** The shelf of the accounts that were given out, with the reference of their charge. */
    static final String SHELF = "virtual";

    private static final Pattern START = Pattern.compile("[A-Z]{2}[A-Z0-9]{0,28}");
    private static final int TRIES = 50;

    private final Books books;
    private final Map<String, String> starts = new HashMap<>();

    Virtual(Books books, String setting) {
        this.books = books;
        for (String line : Account.lines(setting)) {
            String[] parts = line.split("\\|", -1);
            starts.put(parts[0].strip(), parts.length > 1 ? Iban.normal(parts[1]) : "");
        }
    }

    /** An account that no other charge has; empty when the bank gave us none for the currency, or all are taken. */
    Optional<String> account(String currency, String reference) {
        if (!starts.containsKey(currency)) {
            return Optional.empty();
        }
        if (!problems().isEmpty()) {
            throw new ProviderException(Fault.MISCONFIGURED, problems().get(0));
        }
        for (int attempt = 0; attempt < TRIES; attempt++) {
            String account = made(starts.get(currency), reference, attempt);
            String owner = books.remember(SHELF, account, Books.document().put("reference", reference))
                    .path("reference")
                    .asText();
            if (owner.equals(reference)) {
                return Optional.of(account);
            }
        }
        return Optional.empty();
    }

    List<String> problems() {
        return starts.entrySet().stream()
                .filter(start -> !isRight(start.getKey(), start.getValue()))
                .map(start -> "virtual.accounts: the line of " + start.getKey() + " leaves us no four digits")
                .sorted()
                .toList();
    }

    private static boolean isRight(String currency, String start) {
        try {
            Money.currency(currency);
        } catch (InvalidValueException e) {
            return false;
        }
        return START.matcher(start).matches() && free(start) >= 4;
    }

    private static String made(String start, String reference, int attempt) {
        BigInteger number = new BigInteger(1, Digest.of("virtual", reference, String.valueOf(attempt)));
        int free = free(start);
        String digits = "0".repeat(free) + number.mod(BigInteger.TEN.pow(free));
        String body = start.substring(2) + digits.substring(digits.length() - free);
        return start.substring(0, 2) + Checksum.digits(start.substring(0, 2), body) + body;
    }

    /** Characters of the account that are ours to choose: its length without the start and the check digits. */
    private static int free(String start) {
        return Iban.length(start.substring(0, 2)).orElse(0) - start.length() - 2;
    }
}
