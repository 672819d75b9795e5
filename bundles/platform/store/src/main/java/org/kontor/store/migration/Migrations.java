package org.kontor.store.migration;

import java.net.URL;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.kontor.store.Schema;
import org.kontor.store.engine.Database;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;

/**
 * Migrates every bundle with a {@code Kontor-Schema} header as it starts, one after the other in a thread of its own, and
 * says so with a {@link Schema} service.
 */
@Component(
        service = {},
        immediate = true)
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>=\"org.kontor.store.Schema\"")
public final class Migrations implements BundleTrackerCustomizer<Migration> {

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "kontor-migrations"));
    private final BundleContext context;
    private final Migrator migrator;
    private final BundleTracker<Migration> bundles;

    @Activate
    public Migrations(BundleContext context, @Reference Database database, @Reference Clock clock) {
        this.context = context;
        this.migrator = new Migrator(database, database, clock);
        this.bundles = new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE, this);
        bundles.open();
    }

    @Deactivate
    void deactivate() {
        bundles.close();
        thread.shutdown();
    }

    @Override
    public Migration addingBundle(Bundle bundle, BundleEvent event) {
        String module = bundle.getHeaders().get("Kontor-Schema");
        if (module == null) {
            return null;
        }
        Migration migration = new Migration(module, () -> migrator.migrate(module, scripts(bundle, module)), context);
        migration.startIn(thread);
        return migration;
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, Migration migration) {}

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, Migration migration) {
        migration.withdraw();
    }

    private static List<Script> scripts(Bundle bundle, String module) {
        Enumeration<URL> found = bundle.findEntries("db/" + module, "V*.sql", false);
        if (found == null) {
            throw new IllegalStateException(bundle + " has no db/" + module + "/V0001__what.sql");
        }
        List<Script> scripts = new ArrayList<>();
        Collections.list(found).forEach(url -> scripts.add(Script.at(url)));
        return scripts;
    }
}
