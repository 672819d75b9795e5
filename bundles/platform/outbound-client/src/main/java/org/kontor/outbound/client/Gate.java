package org.kontor.outbound.client;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Judges where a request wants to go by its text; {@link CheckedResolver} judges the address that comes of it. */
final class Gate {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final AllowedHosts allowed;

    Gate(AllowedHosts allowed) {
        this.allowed = allowed;
    }

    static boolean isThisMachine(String host) {
        return THIS_MACHINE.contains(host);
    }

    void pass(URI uri, Errand errand, boolean loopback) throws RefusedException {
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        if (!secure && !"http".equalsIgnoreCase(uri.getScheme())) {
            throw new RefusedException(Refusal.URL, "the address of the provider must begin with https://");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new RefusedException(
                    Refusal.URL, "the address of the provider must be https, a host name and a path, nothing else");
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (isThisMachine(host) && (loopback || errand.rehearsal())) {
            return;
        }
        if (errand.rehearsal()) {
            throw new RefusedException(Refusal.REHEARSAL, host + " is not on this machine, and this is a rehearsal");
        }
        if (!secure) {
            throw new RefusedException(Refusal.URL, host + " must be reached by https");
        }
        passAbroad(host, port(uri));
    }

    private void passAbroad(String host, int port) throws RefusedException {
        if (!allowed.permit(host, port)) {
            throw new RefusedException(
                    Refusal.HOST, host + ":" + port + " is not among the Kontor-Hosts of the plugin's manifest");
        }
    }

    private static int port(URI uri) {
        if (uri.getPort() != -1) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? HTTPS_PORT : HTTP_PORT;
    }
}
