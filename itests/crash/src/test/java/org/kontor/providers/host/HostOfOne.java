package org.kontor.providers.host;

import java.util.Map;
import java.util.Set;

/** The real provider host with an account that no container brings. */
public final class HostOfOne {

    private HostOfOne() {}

    public static void admit(ProviderHost host, String account, Object plugin, Set<Class<?>> abilities) {
        host.arrive(new Arrival(account, plugin, abilities, Map.of(), "org.kontor.payment.sandbox", "1.0.0"));
    }
}
