package org.kontor.outbound.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts that a plugin's manifest names in {@code Kontor-Hosts}: {@code api.acme.example, *.acme.example:8443}. A star
 * stands for one label or more; without a port it is 443.
 */
public record AllowedHosts(List<Entry> entries) {

    /** A name, or with {@code below} every name below it, and the one port. */
    public record Entry(String name, boolean below, int port) {

        boolean permits(String host, int hostPort) {
            return port == hostPort && (below ? host.endsWith("." + name) : host.equals(name));
        }
    }

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?";
    private static final Pattern ENTRY =
            Pattern.compile("(\\*\\.)?((?:" + LABEL + "\\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?)(?::(\\d{1,5}))?");
    private static final int HTTPS = 443;
    private static final int LAST_PORT = 65_535;

    public AllowedHosts {
        entries = List.copyOf(entries);
    }

    public static AllowedHosts none() {
        return new AllowedHosts(List.of());
    }

    /** Reads the header; a word in it that is not understood is an {@link IllegalArgumentException}. */
    public static AllowedHosts parse(String header) {
        List<Entry> entries = new ArrayList<>();
        for (String word : header.split(",", -1)) {
            entries.add(entry(word.strip().toLowerCase(Locale.ROOT)));
        }
        return new AllowedHosts(entries);
    }

    boolean permit(String host, int port) {
        return entries.stream().anyMatch(entry -> entry.permits(host, port));
    }

    private static Entry entry(String word) {
        Matcher matcher = ENTRY.matcher(word);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "Kontor-Hosts must list names such as api.acme.example or *.acme.example:8443, found '" + word
                            + "'");
        }
        int port = matcher.group(3) == null ? HTTPS : Integer.parseInt(matcher.group(3));
        if (port == 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("Kontor-Hosts must name ports from 1 to 65535, found '" + word + "'");
        }
        return new Entry(matcher.group(2), matcher.group(1) != null, port);
    }
}
