package org.kontor.providers.host;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.providers.Abilities;
import org.kontor.values.AccountCheck;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees plugin services come and go, and tells the host. A service is fetched on a thread of its own, because that activates
 * the plugin. It leaves on the thread that takes it away, which waits for the running calls: when the event returns the
 * plugin is deactivated, so nowhere else could they still be waited for.
 */
@Component(service = {})
public final class PluginTracker implements ServiceTrackerCustomizer<Object, Presence> {

    private static final Logger LOG = LoggerFactory.getLogger(PluginTracker.class);
    private static final List<Class<?>> ABILITIES =
            Stream.concat(Abilities.ALL.stream(), Stream.of(AccountCheck.class)).toList();

    private final BundleContext context;
    private final ProviderHost host;
    private final Bell bell;
    private final ThreadPoolExecutor porter;
    private final ServiceTracker<Object, Presence> tracker;
    private final AtomicLong stopNanos = new AtomicLong();

    @Activate
    public PluginTracker(BundleContext context, @Reference ProviderHost host, @Reference Bell bell)
            throws InvalidSyntaxException {
        this.context = context;
        this.host = host;
        this.bell = bell;
        this.porter = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> thread(work, "provider-porter"));
        // It makes the threads that fetch: made in a plugin's own event, they would keep its class loader.
        porter.prestartCoreThread();
        String anyAbility = ABILITIES.stream()
                .map(ability -> "(" + Constants.OBJECTCLASS + "=" + ability.getName() + ")")
                .collect(Collectors.joining("", "(|", ")"));
        this.tracker = new ServiceTracker<>(context, FrameworkUtil.createFilter(anyAbility), this);
        tracker.open();
    }

    /** All plugins together get the patience that one gets when it leaves alone. */
    @Deactivate
    void stop() {
        hurry();
        for (Presence presence : tracker.getServices(new Presence[0])) {
            presence.goes().ifPresent(host::dismiss);
        }
        tracker.close();
        porter.shutdownNow();
    }

    @Override
    public Presence addingService(ServiceReference<Object> reference) {
        if (!(reference.getProperty(Constants.SERVICE_PID) instanceof String pid)) {
            LOG.warn("{} offers a service without a configuration; it is left alone", reference.getBundle());
            return null;
        }
        Presence presence = new Presence(reference, pid);
        porter.execute(() ->
                thread(() -> fetch(presence), "fetch-" + presence.account()).start());
        return presence;
    }

    /** Limits are read when a service comes: a plugin whose configuration changes comes anew. */
    @Override
    public void modifiedService(ServiceReference<Object> reference, Presence presence) {
        LOG.debug("{} changed its properties", presence.account());
    }

    @Override
    public void removedService(ServiceReference<Object> reference, Presence presence) {
        presence.goes().ifPresent(instance -> {
            host.depart(instance, patience());
            context.ungetService(reference);
            LOG.info("an instance of {} has left", presence.account());
        });
    }

    private void fetch(Presence presence) {
        try {
            admit(presence);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} could not be taken in", presence.account(), e);
        }
    }

    private void admit(Presence presence) {
        Object service = context.getService(presence.reference());
        if (service == null) {
            LOG.warn("{} left again or could not be activated", presence.account());
        } else if (presence.comes(service, ABILITIES, host)) {
            LOG.info("{} is here", presence.account());
            bell.ring(presence.account());
        } else {
            context.ungetService(presence.reference());
        }
    }

    /** When the whole server stops, one plugin's patience is for all of them, whoever stops first. */
    private Duration patience() {
        if (context.getBundle(Constants.SYSTEM_BUNDLE_ID).getState() == Bundle.STOPPING) {
            hurry();
        }
        long stop = stopNanos.get();
        return stop == 0 ? host.departurePatience() : Duration.ofNanos(Math.max(0, stop - System.nanoTime()));
    }

    private void hurry() {
        stopNanos.compareAndSet(0, System.nanoTime() + host.departurePatience().toNanos());
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(null, work, name, 0, false);
        thread.setContextClassLoader(PluginTracker.class.getClassLoader());
        thread.setDaemon(true);
        return thread;
    }
}
