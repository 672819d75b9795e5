package org.kontor.store.migration;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.kontor.store.Schema;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One bundle's migration: repeated while the database cannot be reached, then announced until the bundle goes. */
final class Migration {

    private static final Logger LOG = LoggerFactory.getLogger(Migration.class);
    private static final long PAUSE_SECONDS = 2;

    private final String module;
    private final Runnable work;
    private final BundleContext context;
    private Optional<ServiceRegistration<Schema>> announced = Optional.empty();
    private boolean withdrawn;

    Migration(String module, Runnable work, BundleContext context) {
        this.module = module;
        this.work = work;
        this.context = context;
    }

    void startIn(ScheduledExecutorService thread) {
        thread.execute(() -> attempt(thread));
    }

    void withdraw() {
        end().ifPresent(ServiceRegistration::unregister);
    }

    private void attempt(ScheduledExecutorService thread) {
        if (isWithdrawn()) {
            return;
        }
        try {
            work.run();
            announce();
        } catch (RuntimeException e) {
            if (isWithdrawn()) {
                LOG.debug("{} went while its tables were brought up to date", module, e);
            } else if (unreachable(e)) {
                LOG.warn("The tables of {} wait for the database: {}", module, e.getMessage());
                thread.schedule(() -> attempt(thread), PAUSE_SECONDS, TimeUnit.SECONDS);
            } else {
                LOG.error("The tables of {} could not be brought up to date; what needs them stays away", module, e);
            }
        }
    }

    private synchronized boolean isWithdrawn() {
        return withdrawn;
    }

    /** Registering and unregistering call strangers, so neither happens under our lock. */
    private void announce() {
        Schema schema = () -> module;
        ServiceRegistration<Schema> registration =
                context.registerService(Schema.class, schema, new Hashtable<>(Map.of("module", module)));
        if (!keep(registration)) {
            registration.unregister();
        }
    }

    private synchronized boolean keep(ServiceRegistration<Schema> registration) {
        announced = Optional.of(registration);
        return !withdrawn;
    }

    private synchronized Optional<ServiceRegistration<Schema>> end() {
        withdrawn = true;
        return announced;
    }

    private static boolean unreachable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException && isConnectionState(((SQLException) cause).getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Class 08 in the standard; 57P is PostgreSQL starting or stopping. */
    private static boolean isConnectionState(String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }
}
