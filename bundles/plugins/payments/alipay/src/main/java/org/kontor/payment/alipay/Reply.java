package org.kontor.payment.alipay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** An answer of Antom's, to an act or to a question; what is odd in it means doubt after an act, else nonsense. */
record Reply(JsonNode json, boolean act, String host) {

    private static final Pattern CODE = Pattern.compile("[\\x20-\\x7e]{1,64}");
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final Pattern MINOR = Pattern.compile("\\d{1,16}");

    /** How the call ended: {@code S}, {@code F} or {@code U}; empty when it does not say. */
    String status() {
        return text(json.path("result"), "resultStatus");
    }

    /** The reason in Antom's words, made for machines. */
    String code() {
        return code(text(json.path("result"), "resultCode"));
    }

    String text(String field) {
        return text(json, field);
    }

    /** The id or token in this field, which must be there. */
    String required(String field) {
        String text = text(field);
        if (!ID.matcher(text).matches()) {
            throw odd("no " + field);
        }
        return text;
    }

    /** Refuses an answer that is about somebody else's request. */
    Reply about(String field, String id) {
        String named = text(field);
        if (!named.isEmpty() && !named.equals(id)) {
            throw odd("another " + field);
        }
        return this;
    }

    /** The amount in this field; empty when there is none. */
    Optional<Money> amount(String field) {
        return amount(json.path(field));
    }

    Optional<Money> amount(JsonNode amount) {
        if (amount.isMissingNode() || amount.isNull()) {
            return Optional.empty();
        }
        String value = text(amount, "value");
        if (!MINOR.matcher(value).matches() || Long.parseLong(value) == 0) {
            throw odd("an amount that is none");
        }
        try {
            return Optional.of(Money.of(Long.parseLong(value), text(amount, "currency")));
        } catch (InvalidValueException e) {
            throw odd("a currency that is none");
        }
    }

    /** The moment in this field; empty when there is none that can be read. */
    Optional<Instant> time(String field) {
        try {
            return Optional.of(text(field)).filter(text -> !text.isEmpty()).map(text -> OffsetDateTime.parse(text)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    ProviderException odd(String what) {
        return failed(act ? Fault.IN_DOUBT : Fault.UNINTELLIGIBLE, "answered " + what);
    }

    ProviderException doubt(String why) {
        return failed(Fault.IN_DOUBT, "answered " + why);
    }

    ProviderException failed(Fault fault, String words) {
        return new ProviderException(fault, host + " " + words);
    }

    /** Text, number or truth value as text; empty for anything else. */
    static String text(JsonNode json, String field) {
        JsonNode node = json.path(field);
        return node.isValueNode() && !node.isNull() ? node.asText().strip() : "";
    }

    static String code(String text) {
        return CODE.matcher(text).matches() ? text : "NO_CODE";
    }

    @Override
    public String toString() {
        return status() + " " + code();
    }
}
