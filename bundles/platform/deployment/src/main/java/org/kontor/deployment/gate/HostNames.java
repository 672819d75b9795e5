package org.kontor.deployment.gate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The header {@code Kontor-Hosts}: whom a plugin may call, {@code api.example.com} or {@code *.example.com:8443}. */
final class HostNames {

    static final String HEADER = "Kontor-Hosts";
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern HOST =
            Pattern.compile("(\\*\\.)?(" + LABEL + "\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9](:(?<port>[1-9]\\d{0,4}))?");
    private static final int LONGEST = 253;
    private static final int LAST_PORT = 65_535;

    private HostNames() {}

    static List<String> of(Headers headers, Findings findings) {
        Optional<String> header = headers.get(HEADER);
        if (header.isEmpty()) {
            return List.of();
        }
        List<String> hosts = Stream.of(header.get().split(",", -1))
                .map(host -> host.trim().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        hosts.stream()
                .filter(host -> !isName(host))
                .forEach(host -> findings.add(
                        Flaw.HOSTS, HEADER + " has " + (host.isEmpty() ? "an empty name" : Findings.plain(host))));
        return hosts;
    }

    private static boolean isName(String host) {
        Matcher matcher = HOST.matcher(host);
        return host.length() <= LONGEST
                && matcher.matches()
                && (matcher.group("port") == null || Integer.parseInt(matcher.group("port")) <= LAST_PORT);
    }
}
