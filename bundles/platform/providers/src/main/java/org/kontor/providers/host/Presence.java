package org.kontor.providers.host;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/** One registered service of a plugin: it is being fetched, which activates the plugin, or is here, or gone. */
final class Presence {

    private final ServiceReference<Object> reference;
    private final String account;
    private final Map<String, Object> properties = new HashMap<>();
    private final Bundle bundle;
    private Optional<Instance> instance = Optional.empty();
    private boolean gone;

    Presence(ServiceReference<Object> reference, String pid) {
        this.reference = reference;
        this.account = Arrival.accountOf(pid);
        this.bundle = reference.getBundle();
        for (String key : reference.getPropertyKeys()) {
            properties.put(key, reference.getProperty(key));
        }
    }

    String account() {
        return account;
    }

    ServiceReference<Object> reference() {
        return reference;
    }

    /** The service has been fetched: admits it to the host unless it has gone meanwhile. */
    synchronized boolean comes(Object service, Collection<Class<?>> known, ProviderHost host) {
        if (!gone) {
            instance = Optional.of(host.arrive(arrival(service, known)));
        }
        return !gone;
    }

    /** The instance that must leave; empty when none came. */
    synchronized Optional<Instance> goes() {
        gone = true;
        return instance;
    }

    private Arrival arrival(Object service, Collection<Class<?>> known) {
        Set<String> offered = new HashSet<>(Arrays.asList((String[]) properties.get(Constants.OBJECTCLASS)));
        Set<Class<?>> abilities = known.stream()
                .filter(ability -> offered.contains(ability.getName()) && ability.isInstance(service))
                .collect(Collectors.toUnmodifiableSet());
        return new Arrival(
                account,
                service,
                abilities,
                properties,
                bundle.getSymbolicName(),
                bundle.getVersion().toString());
    }
}
