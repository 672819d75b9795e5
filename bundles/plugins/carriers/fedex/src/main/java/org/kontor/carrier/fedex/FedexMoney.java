package org.kontor.carrier.fedex;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Map;
import java.util.stream.Collectors;
import org.kontor.values.Money;

/** FedEx's amounts in ours and back: it answers with ISO codes or its own old ones, and wants the old ones of goods. */
final class FedexMoney {

    private static final Map<String, String> ISO = Map.ofEntries(
            Map.entry("UKL", "GBP"),
            Map.entry("SID", "SGD"),
            Map.entry("JYE", "JPY"),
            Map.entry("NMP", "MXN"),
            Map.entry("NTD", "TWD"),
            Map.entry("WON", "KRW"),
            Map.entry("SFR", "CHF"),
            Map.entry("DHS", "AED"),
            Map.entry("CHP", "CLP"),
            Map.entry("ARN", "ARS"),
            Map.entry("CID", "KYD"),
            Map.entry("RDD", "DOP"),
            Map.entry("ECD", "XCD"),
            Map.entry("JAD", "JMD"),
            Map.entry("KUD", "KWD"));

    private static final Map<String, String> OLD =
            ISO.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private FedexMoney() {}

    /** The ISO code of a currency that FedEx wrote either way. */
    static String iso(String code) {
        return ISO.getOrDefault(code, code);
    }

    /** Rounded half up to the currency's minor unit: FedEx's numbers may have more decimals than the currency. */
    static Money of(BigDecimal amount, String isoCode) {
        Currency currency = Money.currency(isoCode);
        int decimals = Math.max(0, currency.getDefaultFractionDigits());
        return new Money(
                amount.setScale(decimals, RoundingMode.HALF_UP).unscaledValue().longValueExact(), currency);
    }

    /** The value of goods. */
    static ObjectNode json(BigDecimal amount, Currency currency) {
        String code = currency.getCurrencyCode();
        return FedexJson.object().put("amount", amount).put("currency", OLD.getOrDefault(code, code));
    }

    static ObjectNode json(Money money) {
        return json(money.decimal(), money.currency());
    }
}
