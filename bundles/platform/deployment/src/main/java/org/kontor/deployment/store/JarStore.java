package org.kontor.deployment.store;

import static org.kontor.store.Types.bytes;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the bytes of plugins' jars by their SHA-256. */
@Component(service = JarStore.class)
public final class JarStore {

    private static final Table<Record> JARS = table("deployment_jars");
    private static final Field<String> SHA256 = text("sha256");
    private static final Field<String> PLUGIN = text("plugin");
    private static final Field<String> VERSION = text("version");
    private static final Field<Instant> KEPT_AT = instant("kept_at");
    private static final Field<byte[]> CONTENT = bytes("content");

    private final Sql sql;
    private final Clock clock;

    @Activate
    public JarStore(
            @Reference Sql sql, @Reference Clock clock, @Reference(target = "(module=deployment)") Schema schema) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Keeps a jar, or keeps it for longer when it is here already. */
    public void keep(String sha256, String plugin, String version, byte[] content) {
        Instant now = clock.instant();
        if (sql.now().update(JARS).set(KEPT_AT, now).where(SHA256.eq(sha256)).execute() == 0) {
            sql.now()
                    .insertInto(JARS, SHA256, PLUGIN, VERSION, KEPT_AT, CONTENT)
                    .values(sha256, plugin, version, now, content)
                    .execute();
        }
    }

    public boolean has(String sha256) {
        return sql.now().fetchExists(JARS, SHA256.eq(sha256));
    }

    public Optional<byte[]> find(String sha256) {
        return sql.now().select(CONTENT).from(JARS).where(SHA256.eq(sha256)).fetchOptional(CONTENT);
    }

    /** Forgets the jars kept before that moment that are not among the used. */
    public int forgetUnused(Collection<String> used, Instant before) {
        return sql.now()
                .deleteFrom(JARS)
                .where(KEPT_AT.lt(before).and(SHA256.notIn(used)))
                .execute();
    }
}
