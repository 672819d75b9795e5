package org.kontor.carrier.ups;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.kontor.values.Money;

/** How UPS writes: every value a text, a list of one perhaps the one itself. Reading never fails, it finds nothing. */
final class UpsJson {

    /** Bounded, so that neither a sum nor an exponent can run away. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,11}(\\.\\d{1,8})?");

    private static final int LONGEST_CODE = 100;
    private static final String CARRIAGE_RETURN = "&#xD;";

    private static final Pattern COUNT = Pattern.compile("\\d{1,3}");

    private UpsJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Without the carriage returns that some of UPS's servers write before a text, as XML writes them. */
    static String text(JsonNode node) {
        return node.isValueNode() && !node.isNull()
                ? node.asText().replace(CARRIAGE_RETURN, "").strip()
                : "";
    }

    /** A text that is short enough for a code; else nothing. */
    static String code(JsonNode node) {
        String text = text(node);
        return text.length() <= LONGEST_CODE ? text : "";
    }

    static List<JsonNode> each(JsonNode node) {
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false).toList();
        }
        return node.isObject() ? List.of(node) : List.of();
    }

    static Optional<BigDecimal> number(JsonNode node) {
        return Optional.of(text(node))
                .filter(text -> NUMBER.matcher(text).matches())
                .map(BigDecimal::new);
    }

    static OptionalInt count(JsonNode node) {
        String text = text(node);
        return COUNT.matcher(text).matches() ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    /** An amount with its currency, rounded half up to the minor unit: UPS writes 1234.00 for yen too. */
    static Optional<Money> money(JsonNode amount) {
        return money(amount.path("MonetaryValue"), text(amount.path("CurrencyCode")));
    }

    static Optional<Money> money(JsonNode value, String currency) {
        return number(value).flatMap(decimal -> money(decimal, currency));
    }

    private static Optional<Money> money(BigDecimal decimal, String currency) {
        try {
            Money one = Money.of(1, currency);
            int decimals = one.currency().getDefaultFractionDigits();
            return Optional.of(new Money(
                    decimal.setScale(decimals, RoundingMode.HALF_UP)
                            .unscaledValue()
                            .longValueExact(),
                    one.currency()));
        } catch (IllegalArgumentException unknownCurrency) {
            return Optional.empty();
        }
    }
}
