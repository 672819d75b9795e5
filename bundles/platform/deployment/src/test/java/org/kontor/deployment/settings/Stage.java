package org.kontor.deployment.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Hashtable;
import java.util.Map;
import org.kontor.deployment.Rehearsals;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Rehearses in the test's framework, as the desk of deployments does in the server. */
final class Stage implements Rehearsals {

    private final Framework osgi;
    private int opened;

    Stage(Framework osgi) {
        this.osgi = osgi;
    }

    @Override
    public Rehearsal open(String plugin, String version, Map<String, Object> settings) {
        opened++;
        String name = "rehearsal-" + opened;
        Hashtable<String, Object> properties = new Hashtable<>(settings);
        properties.put(LiveSettings.REHEARSAL, true);
        try {
            Configuration configuration =
                    osgi.service(ConfigurationAdmin.class).getFactoryConfiguration(plugin, name, "?");
            configuration.update(properties);
            String account = AccountName.of(plugin, name);
            Eventually.await(account, () -> find(account) != null);
            return new Opened(account, configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int opened() {
        return opened;
    }

    /** The plugin's service of this account, or null. */
    ServiceReference<?> find(String account) {
        try {
            ServiceReference<?>[] all = osgi.context().getAllServiceReferences("java.util.function.Supplier", null);
            for (ServiceReference<?> one : all == null ? new ServiceReference<?>[0] : all) {
                if (AccountName.of((String) one.getProperty("service.pid")).equals(account)) {
                    return one;
                }
            }
            return null;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Opened(String account, Configuration configuration) implements Rehearsal {

        @Override
        public void close() {
            try {
                configuration.delete();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
