package org.kontor.testkit.live.payment;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.testkit.live.Call;

/** A call in Stripe's form: the parts of its path behind {@code /v1/}, and its parameters. */
public record StripeCall(List<String> path, Map<String, String> form, String key) {

    static final String API = "/v1/";

    /** Reads the parameters of the query, or of the body. */
    public static StripeCall of(Call call) {
        String path = call.target().getPath();
        String query = Optional.ofNullable(call.target().getRawQuery()).orElse("");
        String text = call.method().equals("GET") ? query : call.body();
        List<String> parts =
                List.of(path.substring(path.indexOf(API) + API.length()).split("/"));
        return new StripeCall(parts, form(text), call.header("Idempotency-Key"));
    }

    String last() {
        return path.get(path.size() - 1);
    }

    String get(String name) {
        return form.getOrDefault(name, "");
    }

    long number(String name) {
        return Long.parseLong(form.getOrDefault(name, "0"));
    }

    /** The merchant's key, which stands before the operation. */
    String merchantsKey() {
        return key.replaceFirst(":[a-z]+$", "");
    }

    /** What stands in {@code metadata[…]}. */
    Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        form.forEach((name, value) -> {
            if (name.startsWith("metadata[")) {
                metadata.put(name.substring("metadata[".length(), name.length() - 1), value);
            }
        });
        return metadata;
    }

    private static Map<String, String> form(String text) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return form;
    }
}
