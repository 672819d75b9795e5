package org.kontor.verdicts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Hashtable;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.kontor.deployment.Rehearsals;
import org.kontor.providers.Providers;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Accounts as any are: a factory configuration of the plugin's PID, which here is its symbolic name. */
record ConfiguredRehearsals(ConfigurationAdmin configurations, Providers providers, Class<?> ability)
        implements Rehearsals {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    @Override
    public Rehearsal open(String plugin, String version, Map<String, Object> settings) {
        try {
            String name = "rehearsal-" + UUID.randomUUID();
            Configuration configuration = configurations.getFactoryConfiguration(plugin, name, "?");
            configuration.update(new Hashtable<>(settings));
            Rehearsal opened = new Opened((plugin + "-" + name).substring("org.kontor.".length()), configuration);
            if (!serves(opened.account())) {
                opened.close();
                throw new IllegalStateException(opened.account() + " does not serve within 2 s");
            }
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    private boolean serves(String account) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!providers.has(ability, account) && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
        return providers.has(ability, account);
    }
}
