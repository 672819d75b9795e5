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

    private static final Pattern COUNT = Pattern.compile("\\d{1,3}");

    private UpsJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static String text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? node.asText().strip() : "";
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
