package org.kontor.store.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Derby inside this JVM: one process at a time, waits for locks in seconds rather than minutes, shut down when we stop. */
public final class EmbeddedDerby implements AutoCloseable {

    static final String PREFIX = "jdbc:derby:";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDerby.class);

    private final EmbeddedDataSource source = new EmbeddedDataSource();
    private final FileChannel lock;

    public EmbeddedDerby(String url) {
        String rest = url.substring(PREFIX.length());
        int end = rest.indexOf(';');
        String name = end < 0 ? rest : rest.substring(0, end);
        requireDurability();
        settings();
        if (name.startsWith("memory:")) {
            lock = null;
            source.setDatabaseName(name);
        } else {
            Path folder = Path.of(name).toAbsolutePath().normalize();
            lock = locked(folder.resolveSibling(folder.getFileName() + ".lock"));
            System.setProperty("derby.system.home", folder.getParent().toString());
            System.setProperty(
                    "derby.stream.error.file",
                    folder.resolveSibling("derby.log").toString());
            source.setDatabaseName(folder.toString());
        }
        source.setConnectionAttributes("create=true" + (end < 0 ? "" : rest.substring(end)));
    }

    public DataSource source() {
        return source;
    }

    /** Derby says that it has shut down by an exception with state 08006 (one database) or XJ015 (all). */
    @Override
    public void close() {
        source.setConnectionAttributes("");
        source.setShutdownDatabase("shutdown");
        try {
            source.getConnection().close();
        } catch (SQLException e) {
            if (!"08006".equals(e.getSQLState()) && !"XJ015".equals(e.getSQLState())) {
                LOG.warn("Derby did not shut down cleanly: {}", e.getMessage());
            }
        }
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            LOG.warn("the database's lock file cannot be closed: {}", e.getMessage());
        }
    }

    private static void requireDurability() {
        if ("test".equals(System.getProperty("derby.system.durability"))) {
            throw new IllegalStateException("derby.system.durability=test loses commits: remove it");
        }
    }

    private static void settings() {
        System.setProperty("derby.locks.waitTimeout", "5");
        System.setProperty("derby.locks.deadlockTimeout", "2");
        System.setProperty("derby.language.statementCacheSize", "600");
        // Every hot statement finds its rows by a unique key; reading whole tables for statistics would only slow it.
        System.setProperty("derby.storage.indexStats.auto", "false");
    }

    private static FileChannel locked(Path file) {
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!taken(channel)) {
                channel.close();
                throw new IllegalStateException(
                        "another server uses the database of " + file + ": stop it, or configure another database");
            }
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException("the database's folder cannot be used: " + file, e);
        }
    }

    private static boolean taken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
