package org.kontor.outbound.journal;

import java.io.IOException;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.SynchronousConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The values of plugins' secret settings, whose keys start with a dot, as the plugins get them; for the journal, which
 * strikes them out. A value that was changed is remembered while the plugin's bundle is here: a call may still use it.
 */
@Component(service = {Secrets.class, SynchronousConfigurationListener.class})
public final class Secrets implements SynchronousConfigurationListener {

    private static final Logger LOG = LoggerFactory.getLogger(Secrets.class);

    private final ConfigurationAdmin admin;
    private final Map<Bundle, Known> plugins = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    /** What was known after so many changes of any configuration. */
    private record Known(long changes, Set<String> secrets) {}

    @Activate
    public Secrets(@Reference ConfigurationAdmin admin) {
        this.admin = admin;
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        changes.incrementAndGet();
    }

    Set<String> of(Bundle plugin) {
        long now = changes.get();
        return plugins.compute(plugin, (bundle, before) -> upToDate(bundle, before, now))
                .secrets();
    }

    void forget(Bundle plugin) {
        plugins.remove(plugin);
    }

    private Known upToDate(Bundle plugin, Known before, long now) {
        if (before != null && before.changes() >= now) {
            return before;
        }
        Set<String> secrets = read(plugin);
        if (before != null) {
            secrets.addAll(before.secrets());
        }
        return new Known(now, Set.copyOf(secrets));
    }

    private Set<String> read(Bundle plugin) {
        String name = plugin.getSymbolicName();
        String filter = "(|(service.factoryPid=" + name + ")(service.pid=" + name + "))";
        Set<String> secrets = new HashSet<>();
        try {
            Configuration[] configurations = admin.listConfigurations(filter);
            for (Configuration configuration : configurations == null ? new Configuration[0] : configurations) {
                collect(properties(configuration, plugin), secrets);
            }
        } catch (IOException | InvalidSyntaxException e) {
            LOG.error("the secret settings of {} are not known to its journal", name, e);
        }
        return secrets;
    }

    /** As they are delivered: secrets lie sealed in Configuration Admin and are opened for services of their plugin. */
    private static Dictionary<String, Object> properties(Configuration configuration, Bundle plugin) {
        ServiceReference<?>[] services = plugin.getRegisteredServices();
        return services == null ? configuration.getProperties() : configuration.getProcessedProperties(services[0]);
    }

    private static void collect(Dictionary<String, Object> properties, Set<String> secrets) {
        for (String key : Collections.list(properties.keys())) {
            Object value = properties.get(key);
            if (key.startsWith(".")) {
                Stream.of(value instanceof Object[] several ? several : new Object[] {value})
                        .map(String::valueOf)
                        .forEach(secrets::add);
            }
        }
    }
}
