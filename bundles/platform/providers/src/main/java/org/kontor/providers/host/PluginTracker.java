package org.kontor.providers.host;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.kontor.carrier.Bookings;
import org.kontor.carrier.Cancellations;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Tracking;
import org.kontor.carrier.TrackingPush;
import org.kontor.carrier.WaybillScheme;
import org.kontor.payment.Charges;
import org.kontor.payment.Instruments;
import org.kontor.verification.Verifier;
import org.kontor.work.Intentions;
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

/** Sees plugin services come and go, tells the host, and wakes, on its own thread, what waited for an account. */
@Component(service = {})
public final class PluginTracker implements ServiceTrackerCustomizer<Object, Instance> {

    private static final Logger LOG = LoggerFactory.getLogger(PluginTracker.class);
    private static final List<Class<?>> ABILITIES = List.of(
            Rates.class,
            Bookings.class,
            Cancellations.class,
            Tracking.class,
            TrackingPush.class,
            WaybillScheme.class,
            Charges.class,
            Instruments.class,
            Verifier.class);

    private final BundleContext context;
    private final ProviderHost host;
    private final Intentions intentions;
    private final ThreadPoolExecutor bell;
    private final ServiceTracker<Object, Instance> tracker;
    private final AtomicLong stopNanos = new AtomicLong();

    @Activate
    public PluginTracker(BundleContext context, @Reference ProviderHost host, @Reference Intentions intentions)
            throws InvalidSyntaxException {
        this.context = context;
        this.host = host;
        this.intentions = intentions;
        this.bell = new ThreadPoolExecutor(
                1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> new Thread(work, "provider-arrivals"));
        bell.allowCoreThreadTimeOut(true);
        String anyAbility = ABILITIES.stream()
                .map(ability -> "(" + Constants.OBJECTCLASS + "=" + ability.getName() + ")")
                .collect(Collectors.joining("", "(|", ")"));
        this.tracker = new ServiceTracker<>(context, FrameworkUtil.createFilter(anyAbility), this);
        tracker.open();
    }

    /** All plugins together get the patience that one gets when it leaves alone. */
    @Deactivate
    void stop() {
        stopNanos.set(System.nanoTime() + host.departurePatience().toNanos());
        tracker.close();
        bell.shutdownNow();
    }

    @Override
    public Instance addingService(ServiceReference<Object> reference) {
        if (!(reference.getProperty(Constants.SERVICE_PID) instanceof String pid)) {
            LOG.warn("{} offers a service without a configuration; it is left alone", reference.getBundle());
            return null;
        }
        Object service = context.getService(reference);
        if (service == null) {
            return null;
        }
        Instance instance = host.arrive(arrival(Arrival.accountOf(pid), service, reference));
        LOG.info("{} is here", instance.arrival().account());
        bell.execute(() -> wake(instance.arrival().account()));
        return instance;
    }

    /** Limits are read when a service comes: a plugin whose configuration changes comes anew. */
    @Override
    public void modifiedService(ServiceReference<Object> reference, Instance instance) {
        LOG.debug("{} changed its properties", instance.arrival().account());
    }

    @Override
    public void removedService(ServiceReference<Object> reference, Instance instance) {
        host.depart(instance, patience());
        context.ungetService(reference);
        LOG.info("an instance of {} has left", instance.arrival().account());
    }

    private Duration patience() {
        long stop = stopNanos.get();
        return stop == 0 ? host.departurePatience() : Duration.ofNanos(Math.max(0, stop - System.nanoTime()));
    }

    private void wake(String account) {
        try {
            intentions.providerArrived(account);
        } catch (RuntimeException e) {
            LOG.error("what waits for {} could not be woken; its timers will", account, e);
        }
    }

    private static Arrival arrival(String account, Object service, ServiceReference<Object> reference) {
        Set<String> offered = new HashSet<>(Arrays.asList((String[]) reference.getProperty(Constants.OBJECTCLASS)));
        Set<Class<?>> abilities = ABILITIES.stream()
                .filter(ability -> offered.contains(ability.getName()) && ability.isInstance(service))
                .collect(Collectors.toUnmodifiableSet());
        Map<String, Object> properties = new HashMap<>();
        for (String key : reference.getPropertyKeys()) {
            properties.put(key, reference.getProperty(key));
        }
        return new Arrival(
                account,
                service,
                abilities,
                properties,
                reference.getBundle().getSymbolicName(),
                reference.getBundle().getVersion().toString());
    }
}
