package org.kontor.store.engine;

import java.lang.annotation.Annotation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.rules.ExternalResource;
import org.kontor.testkit.TestPostgres;

/** Databases of one kind, opened as the product opens them and closed after the test. */
public final class TestDatabases extends ExternalResource {

    public enum Kind {
        DERBY,
        POSTGRES
    }

    private final List<Database> open = new ArrayList<>();
    private final Kind kind;
    private final TestPostgres postgres;

    public TestDatabases(Kind kind, TestPostgres postgres) {
        this.kind = kind;
        this.postgres = postgres;
    }

    /** The address of a new, empty database. */
    public String freshUrl() {
        return kind == Kind.DERBY ? "jdbc:derby:memory:" + UUID.randomUUID() : postgres.freshDatabase();
    }

    public Database open(String url) {
        Database database = new Database(settings(url));
        open.add(database);
        return database;
    }

    public Database fresh() {
        return open(freshUrl());
    }

    public static Clock clock() {
        return new ServerClock();
    }

    /** As a server does that is stopped. */
    public void close(Database database) {
        open.remove(database);
        database.deactivate();
    }

    @Override
    protected void after() {
        open.forEach(Database::deactivate);
    }

    private static Database.Settings settings(String url) {
        return new Database.Settings() {
            @Override
            public String url() {
                return url;
            }

            @Override
            public String user() {
                return "";
            }

            @Override
            public String _password() {
                return "";
            }

            @Override
            public int pool_size() {
                return 10;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return Database.Settings.class;
            }
        };
    }
}
