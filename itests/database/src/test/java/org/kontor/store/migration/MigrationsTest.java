package org.kontor.store.migration;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.jooq.exception.DataAccessException;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.store.Schema;
import org.kontor.store.engine.Database;
import org.kontor.store.engine.TestDatabases;
import org.kontor.testkit.TestPostgres;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/** In a bare framework, with bundles that hold nothing but migrations. */
public class MigrationsTest {

    private static final String TABLE = "create table things (id ${uuid} not null primary key);\n";

    @ClassRule
    public static final TestPostgres POSTGRES = new TestPostgres();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final TestDatabases derby = new TestDatabases(TestDatabases.Kind.DERBY, POSTGRES);

    @Rule
    public final TestDatabases postgres = new TestDatabases(TestDatabases.Kind.POSTGRES, POSTGRES);

    private Framework framework;
    private Migrations migrations;

    @Before
    public void startFramework() throws BundleException {
        Map<String, String> settings = new HashMap<>();
        settings.put(Constants.FRAMEWORK_STORAGE, folder.getRoot().toString());
        framework = new FrameworkFactory().newFramework(settings);
        framework.start();
    }

    @After
    public void stopFramework() throws Exception {
        if (migrations != null) {
            migrations.deactivate();
        }
        framework.stop();
        framework.waitForStop(10_000);
    }

    @Test
    public void aBundlesTablesAreAnnouncedWhileItIsThere() throws Exception {
        serve(derby.fresh());
        Bundle bundle = install("things", "db/things/V0001__things.sql", TABLE);
        await(() -> announced() != null);
        assertEquals("things", announced().getProperty("module"));

        bundle.stop();
        assertNull(announced());

        bundle.start();
        await(() -> announced() != null);
    }

    @Test
    public void aBundleWhoseScriptHasChangedIsNotAnnounced() throws Exception {
        Database database = derby.fresh();
        new Migrator(database, database, TestDatabases.clock())
                .migrate("things", java.util.List.of(new Script(1, "V0001__things.sql", TABLE)));
        serve(database);

        install("things", "db/things/V0001__things.sql", TABLE + "-- changed\n");
        install("others", "db/others/V0001__others.sql", "create table others (id bigint);\n");
        await(() -> announced() != null);
        assertEquals("others", announced().getProperty("module"));
    }

    @Test
    public void aDatabaseMayComeUpLaterThanTheServer() throws Exception {
        String url = postgres.freshUrl();
        POSTGRES.crash();
        try {
            Database late = postgres.open(url);
            serve(late);
            install("things", "db/things/V0001__things.sql", TABLE);
            // Gives up when the migration, which asked before, has given up as well.
            assertThrows(DataAccessException.class, () -> late.run(() -> {}));
            assertNull(announced());
        } finally {
            POSTGRES.start();
        }

        await(() -> announced() != null);
    }

    private void serve(Database database) {
        migrations = new Migrations(framework.getBundleContext(), database, TestDatabases.clock());
    }

    private ServiceReference<Schema> announced() {
        return framework.getBundleContext().getServiceReference(Schema.class);
    }

    private Bundle install(String module, String path, String sql) throws IOException, BundleException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.putValue(Constants.BUNDLE_SYMBOLICNAME, module);
        headers.putValue("Kontor-Schema", module);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            jar.putNextEntry(new JarEntry(path));
            jar.write(sql.getBytes(StandardCharsets.UTF_8));
        }
        Bundle bundle =
                framework.getBundleContext().installBundle(module, new ByteArrayInputStream(bytes.toByteArray()));
        bundle.start();
        return bundle;
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("the tables were not announced");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }
}
