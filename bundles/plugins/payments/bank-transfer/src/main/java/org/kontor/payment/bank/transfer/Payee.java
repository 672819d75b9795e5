package org.kontor.payment.bank.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kontor.payment.PayerToken;

/**
 * Somebody else's bank account and its holder. Its token holds all of it, so that any node can use it without records.
 */
record Payee(Map<String, String> parts, String holder) {

    private static final List<String> KNOWN =
            List.of("iban", "account", "bic", "clearing", "street", "building", "postcode", "town", "country");
    private static final String HOLDER = ";holder=";
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9-]{4,34}");
    private static final Pattern CLEARING = Pattern.compile("[A-Z]{4,5}:[A-Za-z0-9]{1,35}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    Payee {
        parts = Map.copyOf(parts);
    }

    /** An account that a statement named. */
    static Payee of(String account, String holder) {
        String normal = Iban.normal(account);
        return Iban.valid(normal)
                ? new Payee(Map.of("iban", normal), holder)
                : new Payee(Map.of("account", account), holder);
    }

    /**
     * What a trader entered: {@code IBAN BIC}, the BIC optional; or named parts, {@code iban=…;bic=…}, also as JSON.
     * Empty when it is neither.
     */
    static Optional<Payee> entered(String setup, String holder) {
        String text = setup.strip();
        if (text.startsWith("{")) {
            return json(text).map(parts -> new Payee(parts, holder.strip()));
        }
        if (text.contains("=")) {
            return pairs(text).map(parts -> new Payee(parts, holder.strip()));
        }
        return bare(Iban.normal(text)).map(parts -> new Payee(parts, holder.strip()));
    }

    static Optional<Payee> of(PayerToken token) {
        int at = token.value().indexOf(HOLDER);
        return at < 0
                ? Optional.empty()
                : entered(token.value().substring(0, at), token.value().substring(at + HOLDER.length()))
                        .filter(payee -> payee.problem().isEmpty());
    }

    PayerToken token() {
        StringBuilder text = new StringBuilder();
        for (String name : KNOWN) {
            if (!part(name).isEmpty()) {
                text.append(text.isEmpty() ? "" : ";").append(name).append('=').append(part(name));
            }
        }
        return new PayerToken(text + HOLDER + holder);
    }

    String part(String name) {
        return parts.getOrDefault(name, "");
    }

    String iban() {
        return part("iban");
    }

    String account() {
        return Words.first(iban(), part("account"));
    }

    /** Why no bank would take it; empty when nothing speaks against it. */
    String problem() {
        if (!iban().isEmpty() && !Iban.valid(iban())) {
            return "invalid_iban";
        }
        if (iban().isEmpty() && !ACCOUNT.matcher(part("account")).matches()) {
            return "invalid_account";
        }
        if (!part("bic").isEmpty() && !Account.BIC.matcher(part("bic")).matches()) {
            return "invalid_bic";
        }
        if (!part("clearing").isEmpty() && !CLEARING.matcher(part("clearing")).matches()) {
            return "invalid_clearing_code";
        }
        if (iban().isEmpty() && part("bic").isEmpty() && part("clearing").isEmpty()) {
            return "bank_unknown";
        }
        if (!part("country").isEmpty() && !COUNTRY.matcher(part("country")).matches()) {
            return "invalid_country";
        }
        return Latin.canSpell(holder) ? "" : "holder_not_in_latin_letters";
    }

    @Override
    public String toString() {
        return "Payee[hidden]";
    }

    private static Optional<Map<String, String>> bare(String text) {
        int length = text.length() < 2 ? -1 : Iban.length(text.substring(0, 2)).orElse(-1);
        if (length < 0 || text.length() < length) {
            return text.matches("[A-Z]{2}\\d{2}.*") ? Optional.of(Map.of("iban", text)) : Optional.empty();
        }
        String bic = text.substring(length);
        return Optional.of(
                bic.isEmpty() ? Map.of("iban", text) : Map.of("iban", text.substring(0, length), "bic", bic));
    }

    private static Optional<Map<String, String>> pairs(String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String pair : text.split(";")) {
            int at = pair.indexOf('=');
            if (at < 0 || !put(parts, pair.substring(0, at), pair.substring(at + 1))) {
                return Optional.empty();
            }
        }
        return Optional.of(parts);
    }

    private static Optional<Map<String, String>> json(String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, JsonNode> field : JSON.readTree(text).properties()) {
                if (!field.getValue().isTextual()
                        || !put(parts, field.getKey(), field.getValue().asText())) {
                    return Optional.empty();
                }
            }
        } catch (JsonProcessingException e) {
            // The words of the parser would quote the account.
            return Optional.empty();
        }
        return Optional.of(parts);
    }

    private static boolean put(Map<String, String> parts, String name, String value) {
        String key = name.strip().toLowerCase(Locale.ROOT);
        String text = value.replace(';', ' ').replaceAll("\\s+", " ").strip();
        boolean code = List.of("iban", "bic", "country").contains(key);
        if (!text.isEmpty()) {
            parts.put(key, code ? Iban.normal(text) : text);
        }
        return KNOWN.contains(key);
    }
}
