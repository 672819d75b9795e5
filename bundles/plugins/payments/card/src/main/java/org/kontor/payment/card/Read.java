package org.kontor.payment.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kontor.values.Money;

/** Fields of Stripe's objects; each throws {@link OddAnswerException} when what must be there is not. */
final class Read {

    /** Until the year 5138; beyond it is no time of a payment. */
    private static final long LATEST = 99_999_999_999L;

    /** Any id of Stripe's; nothing in it can lead to another path. */
    static final Pattern ID = Pattern.compile("[\\w-]{1,255}");

    private Read() {}

    static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new OddAnswerException("there is no " + field);
        }
        return value.textValue();
    }

    /** Empty when there is none. */
    static String optional(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isTextual() ? value.textValue() : "";
    }

    /** The id of another object, which Stripe names or shows whole; empty when there is none. */
    static String id(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isObject() ? optional(value, "id") : optional(object, field);
    }

    /** As {@link #id}, of an object that must be there. */
    static String reference(JsonNode object, String field) {
        String id = id(object, field);
        if (!ID.matcher(id).matches()) {
            throw new OddAnswerException("there is no " + field);
        }
        return id;
    }

    /** The object, which must name this one in the field, if any. */
    static JsonNode about(JsonNode object, String field, String id) {
        String other = id(object, field);
        if (!other.isEmpty() && !other.equals(id)) {
            throw new OddAnswerException("it is about another " + field);
        }
        return object;
    }

    static String metadata(JsonNode object, String name) {
        return optional(object.path("metadata"), name);
    }

    /** The amount in this field, in the object's currency; always more than nothing. */
    static Money money(JsonNode object, String field) {
        JsonNode units = object.path(field);
        if (!units.isIntegralNumber() || !units.canConvertToLong() || units.longValue() <= 0) {
            throw new OddAnswerException(field + " is no amount");
        }
        return CardMoney.money(units.longValue(), text(object, "currency"));
    }

    static Optional<Instant> time(JsonNode object, String field) {
        JsonNode seconds = object.path(field);
        boolean is = seconds.isIntegralNumber() && seconds.canConvertToLong();
        return is && seconds.longValue() > 0 && seconds.longValue() <= LATEST
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }
}
