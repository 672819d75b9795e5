package org.kontor.toolkit.http;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** What the provider answered, unpacked. {@code headers} know no case; {@code body} is not copied. Prints neither. */
public record Answer(int status, Map<String, List<String>> headers, byte[] body) {

    private static final int UNAUTHORISED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int SERVER_ERROR = 500;

    /** Seconds or a date: nothing else of a provider's making gets into a message. */
    private static final Pattern RETRY_AFTER = Pattern.compile("\\d{1,9}|[A-Z][a-z]{2}, [0-9A-Za-z: ]{20,24} GMT");

    public Answer {
        Objects.requireNonNull(body, "body");
        Map<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> sorted.put(name, List.copyOf(values)));
        headers = Collections.unmodifiableMap(sorted);
    }

    /** The header's first value. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    public boolean isGood() {
        return status >= 200 && status < 300;
    }

    /**
     * This answer, when it is about the matter: below 500, and not one of these. 401 and 403 are MISCONFIGURED; 429 and 503
     * UNAVAILABLE, with how long the provider asks us to wait; the rest of 5xx what a lost answer means for the request.
     */
    public Answer about(Request request) {
        if (status == UNAUTHORISED || status == FORBIDDEN) {
            throw failed(Fault.MISCONFIGURED, request, "");
        }
        if (status == TOO_MANY || status == SERVICE_UNAVAILABLE) {
            throw failed(Fault.UNAVAILABLE, request, retryAfter());
        }
        if (status >= SERVER_ERROR) {
            throw failed(request.effect().whenLost(), request, "");
        }
        return this;
    }

    @Override
    public String toString() {
        return status + ", " + body.length + " bytes";
    }

    private String retryAfter() {
        return header("Retry-After")
                .filter(text -> RETRY_AFTER.matcher(text).matches())
                .map(text -> ", Retry-After: " + text)
                .orElse("");
    }

    private ProviderException failed(Fault fault, Request request, String more) {
        return new ProviderException(fault, request.uri().getHost() + " answered " + status + more);
    }
}
