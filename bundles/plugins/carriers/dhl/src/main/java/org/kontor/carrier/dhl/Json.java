package org.kontor.carrier.dhl;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.kontor.values.Money;

/** Reads what DHL may write in more than one way: numbers as text, one object for a list of one, fields left out. */
final class Json {

    /** Nobody charges or weighs more; longer numbers only cost time to calculate with. */
    private static final BigDecimal MOST = BigDecimal.valueOf(100_000_000_000L);

    private static final int MOST_DIGITS = 40;

    private Json() {}

    /** The field's text, or a number in digits; empty when there is none. */
    static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return value.isTextual() || value.isNumber() ? value.asText().strip() : "";
    }

    /** The text of the first of these fields that has one. */
    static String first(JsonNode json, String... fields) {
        for (String field : fields) {
            String text = text(json, field);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /** The objects in the field's list. */
    static List<JsonNode> each(JsonNode json, String field) {
        JsonNode list = json.path(field);
        return list.isObject()
                ? List.of(list)
                : StreamSupport.stream(list.spliterator(), false)
                        .filter(JsonNode::isObject)
                        .toList();
    }

    /** The texts in the field's list. */
    static List<String> texts(JsonNode json, String field) {
        JsonNode list = json.path(field);
        Stream<JsonNode> all = list.isTextual() ? Stream.of(list) : StreamSupport.stream(list.spliterator(), false);
        return all.filter(JsonNode::isTextual)
                .map(text -> text.textValue().strip())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** The field's number; empty when there is none, or one that no trade has. */
    static Optional<BigDecimal> number(JsonNode json, String field) {
        String text = text(json, field);
        if (text.isEmpty() || text.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(text);
            boolean sane = number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
            return sane && number.abs().compareTo(MOST) < 0 ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The field's number as money, rounded half up to what the currency has; empty when either makes no sense. */
    static Optional<Money> money(JsonNode json, String field, String currency) {
        return number(json, field).flatMap(number -> money(number, currency));
    }

    private static Optional<Money> money(BigDecimal number, String code) {
        try {
            Currency currency = Money.currency(code);
            BigDecimal minor = number.movePointRight(currency.getDefaultFractionDigits());
            return Optional.of(new Money(minor.setScale(0, RoundingMode.HALF_UP).longValueExact(), currency));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
