package org.kontor.payment.alipay;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kontor.payment.PaymentOutcome;

/** Where Antom wants the payer to go, or what to scan. Pure. */
final class PayerAction {

    /** Addresses that would run in our own page, or read the payer's disk. */
    private static final Set<String> NOWHERE = Set.of("javascript", "data", "vbscript", "file", "blob");

    private static final int LONGEST = 2_048;

    private PayerAction() {}

    /** The page first, then the app; empty when the payer has nothing to do that an address or a code can say. */
    static Optional<PaymentOutcome> in(Reply reply) {
        String code = code(reply.json(), "TEXT");
        return Stream.of(
                        reply.text("normalUrl"),
                        form(reply.json().path("redirectActionForm")),
                        reply.text("applinkUrl"),
                        reply.text("schemeUrl"),
                        image(reply.json()),
                        code)
                .flatMap(text -> address(text).stream())
                .findFirst()
                .map(at -> new PaymentOutcome.ActionRequired(at, code));
    }

    /** The address in the text, when a payer may be sent there. */
    static Optional<URI> address(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI at = URI.create(text);
            boolean leads = at.isAbsolute() && !NOWHERE.contains(at.getScheme().toLowerCase(Locale.ROOT));
            return leads ? Optional.of(at) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A form that is sent by GET is an address; one that is posted is none. */
    private static String form(JsonNode form) {
        String at = Reply.text(form, "redirectUrl");
        if (Reply.text(form, "method").equalsIgnoreCase("POST")) {
            return "";
        }
        String parameters = Reply.text(form, "parameters");
        boolean query = !parameters.isEmpty() && !parameters.startsWith("{") && !at.isEmpty();
        return query ? at + (at.contains("?") ? "&" : "?") + parameters : at;
    }

    private static String image(JsonNode json) {
        return Stream.of("BIGIMAGE", "MIDDLEIMAGE", "IMAGE", "SMALLIMAGE")
                .map(size -> code(json, size))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String code(JsonNode json, String shownAs) {
        for (JsonNode detail : json.path("orderCodeForm").path("codeDetails")) {
            if (Reply.text(detail, "displayType").equalsIgnoreCase(shownAs)) {
                return Reply.text(detail, "codeValue");
            }
        }
        return "";
    }
}
