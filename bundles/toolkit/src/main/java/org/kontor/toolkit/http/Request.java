package org.kontor.toolkit.http;

import java.net.URI;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/**
 * One request. {@code headers} know no case; {@code body} is not copied; {@code answerBytes} is the longest answer that is
 * read, at most what the host allows. Prints neither headers nor body nor query, for they may hold secrets.
 */
public record Request(
        Effect effect, String method, URI uri, Map<String, String> headers, byte[] body, int answerBytes) {

    /** What a request does at the provider, and so what it means when its answer is lost. */
    public enum Effect {
        /** Asking changes nothing: a lost answer is merely UNAVAILABLE. */
        QUERY(Fault.UNAVAILABLE),
        /** Acting may have happened although we never hear of it: a lost answer is IN_DOUBT. */
        ACT(Fault.IN_DOUBT);

        private final Fault whenLost;

        Effect(Fault whenLost) {
            this.whenLost = whenLost;
        }

        public Fault whenLost() {
            return whenLost;
        }
    }

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7E]*");

    /** What the host alone decides: how the message is framed, where it goes and who sends it. */
    private static final Set<String> THE_HOSTS = Set.of(
            "accept-encoding",
            "connection",
            "content-length",
            "expect",
            "host",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent");

    public Request {
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(body, "body");
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException("method must be one of " + METHODS);
        }
        if (answerBytes <= 0) {
            throw new IllegalArgumentException("answerBytes must be positive, was " + answerBytes);
        }
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> sorted.put(checked(name), checked(name, value)));
        headers = Collections.unmodifiableMap(sorted);
    }

    public static Request query(String method, URI uri) {
        return new Request(Effect.QUERY, method, uri, Map.of(), new byte[0], Integer.MAX_VALUE);
    }

    public static Request act(String method, URI uri) {
        return new Request(Effect.ACT, method, uri, Map.of(), new byte[0], Integer.MAX_VALUE);
    }

    /** This request with a header more, or another value of one it has. */
    public Request header(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new Request(effect, method, uri, more, body, answerBytes);
    }

    public Request body(String mediaType, byte[] content) {
        return new Request(effect, method, uri, headers, content, answerBytes).header("Content-Type", mediaType);
    }

    /** This request with a lower bound of the answer's length. */
    public Request atMost(int bytes) {
        return new Request(effect, method, uri, headers, body, bytes);
    }

    @Override
    public String toString() {
        return method + " " + uri.getHost();
    }

    private static String checked(String name) {
        if (!TOKEN.matcher(name).matches()) {
            throw new ProviderException(Fault.MISCONFIGURED, "a header's name must be one word");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (THE_HOSTS.contains(lower) || lower.startsWith("proxy-")) {
            throw new ProviderException(Fault.MISCONFIGURED, "the header " + name + " is the host's to set");
        }
        return name;
    }

    /** A line break in a value would begin a header, or a request, of somebody else's making. */
    private static String checked(String name, String value) {
        if (value == null || !VALUE.matcher(value).matches()) {
            throw new ProviderException(
                    Fault.MISCONFIGURED, "the header " + name + " must be one line of printable ASCII");
        }
        return value;
    }
}
