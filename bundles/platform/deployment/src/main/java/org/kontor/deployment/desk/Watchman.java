package org.kontor.deployment.desk;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.kontor.web.HealthSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that keeps this node as it should be; until it has done so once, the server is not healthy. */
@Component(service = HealthSource.class, configurationPid = "org.kontor.deployment", immediate = true)
public final class Watchman implements HealthSource, BundleListener {

    private static final Logger LOG = LoggerFactory.getLogger(Watchman.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread watching = new Thread(work, "kontor-deployment");
        watching.setDaemon(true);
        return watching;
    });
    /** Plugins that others touched; true when they installed one. Only the thread uses it. */
    private final Map<String, Boolean> touched = new HashMap<>();

    private final BundleContext context;
    private final Keeper keeper;
    private final Strangers strangers;
    private final DropFolder folder;
    private final long pollMillis;
    private boolean failing;
    private volatile Optional<String> problem = Optional.of("the plugins are being brought up");

    @Activate
    public Watchman(
            BundleContext context,
            @Reference Keeper keeper,
            @Reference Strangers strangers,
            @Reference DropFolder folder,
            Settings settings) {
        this.context = context;
        this.keeper = keeper;
        this.strangers = strangers;
        this.folder = folder;
        this.pollMillis = settings.poll_millis();
        thread.execute(this::start);
    }

    @Deactivate
    void stop() {
        context.removeBundleListener(this);
        folder.stop();
        thread.shutdownNow();
    }

    @Override
    public String name() {
        return "plugins";
    }

    @Override
    public Optional<String> problem() {
        return problem;
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        Bundle bundle = event.getBundle();
        int type = event.getType();
        boolean arrived = type == BundleEvent.INSTALLED;
        boolean matters = arrived
                || type == BundleEvent.STARTED
                || type == BundleEvent.UPDATED
                || type == BundleEvent.UNINSTALLED;
        if (matters && !thread.isShutdown()) {
            thread.execute(() -> touched(bundle.getSymbolicName(), arrived));
        }
    }

    private void start() {
        try {
            keeper.start();
            context.addBundleListener(this);
            strangers.meet();
            folder.start();
            problem = Optional.empty();
            LOG.info("The plugins are as they should be");
        } catch (RuntimeException e) {
            LOG.error("The plugins could not be brought up; it is tried again", e);
            thread.schedule(this::start, pollMillis, TimeUnit.MILLISECONDS);
            return;
        }
        thread.scheduleWithFixedDelay(this::look, pollMillis, pollMillis, TimeUnit.MILLISECONDS);
    }

    private void touched(String plugin, boolean arrived) {
        if (plugin != null) {
            touched.merge(plugin, arrived, Boolean::logicalOr);
            meetTouched();
        }
    }

    private void look() {
        try {
            keeper.look();
            meetTouched();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.error("The plugins could not be looked after; it is tried again", e);
            }
            failing = true;
        }
    }

    private void meetTouched() {
        touched.entrySet().removeIf(one -> strangers.meet(one.getKey(), one.getValue()));
    }
}
