package org.kontor.payment.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.Instrument;
import org.kontor.payment.PayerToken;

/** Reads a setup as the sandbox's own page would have made it, and keeps what came of it as JSON. */
final class Bindings {

    private static final Pattern CARD = Pattern.compile("card-([a-z]+)-(\\d{4})(?:-([a-z0-9-]+))?");
    private static final Pattern IBAN = Pattern.compile("iban-(\\d{4})(?:-([a-z0-9-]+))?");
    private static final Pattern WALLET = Pattern.compile("(alipay|wechat|paypal)-([A-Za-z0-9]{1,40})");
    private static final Pattern CARD_NUMBER = Pattern.compile("\\d(?:[ -]?\\d){12,18}");

    private Bindings() {}

    /** Empty when it is no setup of ours, and always for anything with a card number in it. */
    static Optional<Instrument> read(String setup, String holder) {
        if (hasCardNumber(setup) || hasCardNumber(holder)) {
            return Optional.empty();
        }
        Matcher card = CARD.matcher(setup);
        if (card.matches()) {
            String behaviour = card.group(3) == null ? "ok" : card.group(3);
            return instrument("tok-" + behaviour, card.group(1).toUpperCase(Locale.ROOT), card.group(2), holder);
        }
        Matcher iban = IBAN.matcher(setup);
        if (iban.matches()) {
            String behaviour = iban.group(2) == null ? "transfer" : iban.group(2);
            return instrument("tok-" + behaviour, "SEPA", iban.group(1), holder);
        }
        Matcher wallet = WALLET.matcher(setup);
        if (wallet.matches()) {
            String name = wallet.group(2);
            return instrument(
                    Behaviour.OK.token(),
                    wallet.group(1).toUpperCase(Locale.ROOT),
                    name.substring(Math.max(0, name.length() - 4)),
                    holder);
        }
        return instrument(setup.startsWith("bind-") ? Behaviour.OK.token() : setup, "SANDBOX", "", holder);
    }

    static boolean hasCardNumber(String text) {
        return CARD_NUMBER.matcher(text).find();
    }

    static JsonNode write(Instrument instrument) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("token", instrument.token().value())
                .put("brand", instrument.brand())
                .put("lastDigits", instrument.lastDigits())
                .put("holder", instrument.holder());
    }

    static BindingOutcome bound(JsonNode json) {
        return new BindingOutcome.Bound(new Instrument(
                new PayerToken(json.required("token").asText()),
                json.required("brand").asText(),
                json.required("lastDigits").asText(),
                json.required("holder").asText()));
    }

    static BindingOutcome act(String actionUri, String key) {
        return new BindingOutcome.ActionRequired(URI.create(actionUri + key));
    }

    private static Optional<Instrument> instrument(String token, String brand, String digits, String holder) {
        return Behaviour.of(token).map(known -> new Instrument(new PayerToken(token), brand, digits, holder));
    }
}
