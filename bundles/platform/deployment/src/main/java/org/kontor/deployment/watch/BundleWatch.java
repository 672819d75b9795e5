package org.kontor.deployment.watch;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kontor.web.MetricsSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Counts which bundles stopped since the server started, plugins and others, and the class loaders that stay reachable
 * although their bundle was uninstalled or replaced; after a collection there should be none.
 */
@Component(service = MetricsSource.class)
public final class BundleWatch implements MetricsSource, SynchronousBundleListener {

    /** One wiring of a bundle, watched without holding it. */
    private static final class Loader {
        private final long bundle;
        private final WeakReference<ClassLoader> loader;
        private boolean departed;

        private Loader(long bundle, ClassLoader loader) {
            this.bundle = bundle;
            this.loader = new WeakReference<>(loader);
        }
    }

    private final BundleContext context;
    private final Map<String, Long> stops = new TreeMap<>();
    private final List<Loader> loaders = new ArrayList<>();

    @Activate
    public BundleWatch(BundleContext context) {
        this.context = context;
        context.addBundleListener(this);
        watchThoseStarted();
    }

    @Deactivate
    void stop() {
        context.removeBundleListener(this);
    }

    @Override
    public synchronized void bundleChanged(BundleEvent event) {
        Bundle bundle = event.getBundle();
        switch (event.getType()) {
            case BundleEvent.STARTED -> watch(bundle);
            case BundleEvent.STOPPED -> stops.merge(String.valueOf(bundle.getSymbolicName()), 1L, Long::sum);
            case BundleEvent.UPDATED, BundleEvent.UNINSTALLED -> depart(bundle.getBundleId());
            default -> {}
        }
    }

    @Override
    public synchronized void write(Sink sink) {
        stops.forEach((bundle, count) -> sink.counter(
                "kontor_bundle_stops_total",
                "How often a bundle stopped while the server ran",
                count,
                "bundle",
                bundle));
        sink.gauge(
                "kontor_departed_class_loaders",
                "Class loaders still held of bundles that were uninstalled or replaced",
                heldAfterDeparture());
    }

    private synchronized void watchThoseStarted() {
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getState() == Bundle.ACTIVE) {
                watch(bundle);
            }
        }
    }

    private void watch(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        if (wiring != null && loaders.stream().noneMatch(known -> known.loader.refersTo(wiring.getClassLoader()))) {
            loaders.add(new Loader(bundle.getBundleId(), wiring.getClassLoader()));
        }
    }

    private void depart(long bundle) {
        loaders.stream().filter(known -> known.bundle == bundle).forEach(known -> known.departed = true);
    }

    private long heldAfterDeparture() {
        for (Iterator<Loader> each = loaders.iterator(); each.hasNext(); ) {
            if (each.next().loader.refersTo(null)) {
                each.remove();
            }
        }
        return loaders.stream().filter(known -> known.departed).count();
    }
}
