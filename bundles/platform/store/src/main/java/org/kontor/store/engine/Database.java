package org.kontor.store.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.kontor.store.Sql;
import org.kontor.store.StoreStatistics;
import org.kontor.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database that etc/org.kontor.store.cfg names; changing that file moves to another one while the server runs. It may
 * come up later than we do: what needs tables waits for the migrations, and they wait for it.
 */
@Component(
        service = {Database.class, Transactions.class, Sql.class, StoreStatistics.class},
        configurationPid = "org.kontor.store",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = Database.Settings.class)
public final class Database implements Transactions, Sql, StoreStatistics {

    @ObjectClassDefinition(name = "Store")
    @interface Settings {

        @AttributeDefinition(description = "jdbc:derby:FOLDER for trial and small use, or jdbc:postgresql://HOST/NAME")
        String url();

        @AttributeDefinition(description = "PostgreSQL user")
        String user() default "";

        @AttributeDefinition(type = AttributeType.PASSWORD, description = "PostgreSQL password, set as .password")
        String _password() default "";

        @AttributeDefinition(description = "Connections kept open")
        int pool_size() default 10;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final Optional<EmbeddedDerby> derby;
    private final HikariDataSource pool;
    private final Engine engine;

    @Activate
    public Database(Settings settings) {
        boolean embedded = settings.url().startsWith(EmbeddedDerby.PREFIX);
        derby = embedded ? Optional.of(new EmbeddedDerby(settings.url())) : Optional.empty();
        try {
            pool = pool(derby.map(EmbeddedDerby::source).orElseGet(() -> postgres(settings)), settings.pool_size());
        } catch (RuntimeException e) {
            derby.ifPresent(EmbeddedDerby::close);
            throw e;
        }
        engine = new Engine(pool, embedded ? SQLDialect.DERBY : SQLDialect.POSTGRES);
        LOG.info("The store is {}", settings.url().replaceAll("[?;].*", ""));
    }

    @Deactivate
    void deactivate() {
        engine.close();
        pool.close();
        derby.ifPresent(EmbeddedDerby::close);
    }

    @Override
    public <T> T call(Supplier<T> work) {
        return engine.call(work);
    }

    @Override
    public boolean active() {
        return engine.active();
    }

    @Override
    public DSLContext now() {
        return engine.now();
    }

    @Override
    public String text(Query statement) {
        return engine.text(statement);
    }

    @Override
    public int[] batch(String text, List<Object[]> rows) {
        return engine.batch(text, rows);
    }

    @Override
    public DataSource connections() {
        return engine.connections();
    }

    @Override
    public SQLDialect dialect() {
        return engine.dialect();
    }

    @Override
    public long statements() {
        return engine.statements();
    }

    @Override
    public long commits() {
        return engine.commits();
    }

    private static HikariDataSource pool(DataSource source, int size) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setPoolName("kontor");
        config.setMaximumPoolSize(size);
        config.setAutoCommit(false);
        config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(5));
        config.setInitializationFailTimeout(-1);
        config.setKeepaliveTime(TimeUnit.SECONDS.toMillis(120));
        config.setMaxLifetime(TimeUnit.MINUTES.toMillis(15));
        return new HikariDataSource(config);
    }

    /** A hung server is noticed within half a minute, a forgotten transaction ended within ten seconds. */
    private static DataSource postgres(Settings settings) {
        if (!settings.url().startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "url in etc/org.kontor.store.cfg must begin with jdbc:derby: or jdbc:postgresql:");
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(settings.url());
        source.setUser(settings.user().isEmpty() ? source.getUser() : settings.user());
        source.setPassword(settings._password().isEmpty() ? source.getPassword() : settings._password());
        source.setApplicationName("kontor");
        source.setConnectTimeout(3);
        source.setLoginTimeout(3);
        source.setSocketTimeout(30);
        source.setTcpKeepAlive(true);
        source.setReWriteBatchedInserts(true);
        source.setOptions("-c idle_in_transaction_session_timeout=10s -c statement_timeout=25s");
        return source;
    }
}
