package org.kontor.web;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A request's headers as plugins get them. */
public final class Headers {

    private Headers() {}

    /** By names in lower case; of several values of a name one text, with commas between. */
    public static Map<String, String> lowerCase(HttpHeaders headers) {
        Map<String, String> lowerCase = new HashMap<>();
        headers.getRequestHeaders()
                .forEach((name, values) -> lowerCase.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return lowerCase;
    }
}
