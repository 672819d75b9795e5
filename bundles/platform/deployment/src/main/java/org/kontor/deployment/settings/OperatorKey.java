package org.kontor.deployment.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file {@code etc/operator.key}, outside the database that it protects; read again when it changes. */
@Component(service = OperatorKey.class)
public final class OperatorKey {

    private static final Logger LOG = LoggerFactory.getLogger(OperatorKey.class);
    private static final String NAME = "operator.key";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final String INTRODUCTION =
            """
            # Opens the secrets of provider accounts, which the database keeps sealed. Keep a copy outside this machine: without
            # it they are lost. Every node needs the same file. The first key seals, those below it only open: to change keys, put
            # the new one above the old one, and take the old one away when the log says that everything is sealed anew.
            """;

    private record Stamp(FileTime modified, long size) {}

    private final Path file;
    private Optional<Stamp> read = Optional.empty();
    private KeyRing ring = KeyRing.empty();
    private Optional<String> problem = Optional.empty();

    @Activate
    public OperatorKey(BundleContext context) {
        this(Path.of(context.getProperty("karaf.etc")));
    }

    OperatorKey(Path etc) {
        this.file = etc.resolve(NAME);
    }

    /** Empty when the file is not there or not good; {@link #problem} says so. */
    synchronized KeyRing ring() {
        look();
        return ring;
    }

    synchronized Optional<String> problem() {
        look();
        return problem;
    }

    /** Makes the first key, readable by the server's user only, unless there is a file. */
    synchronized void makeUnlessThere() {
        look();
        if (read.isPresent()) {
            return;
        }
        try {
            Path fresh = file.resolveSibling(NAME + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Files.writeString(fresh, INTRODUCTION + KeyRing.fresh() + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            LOG.info("{} is made: keep a copy outside this machine, it opens the secrets of provider accounts", file);
        } catch (IOException e) {
            LOG.error("{} cannot be made, so that no secret can be kept: is the folder writable?", file, e);
        }
    }

    private void look() {
        Optional<Stamp> now = stamp();
        if (now.isEmpty() || !now.equals(read)) {
            read = now;
            refresh();
        }
    }

    private void refresh() {
        ring = KeyRing.empty();
        problem = Optional.empty();
        try {
            ring = KeyRing.read(Files.readString(file, StandardCharsets.US_ASCII));
            if (ring.current().isEmpty()) {
                problem = Optional.of("etc/" + NAME + " holds no key");
            }
            warnUnlessPrivate();
        } catch (NoSuchFileException e) {
            problem = Optional.of("etc/" + NAME + " is missing");
        } catch (IOException e) {
            problem = Optional.of("etc/" + NAME + " cannot be read");
        } catch (IllegalArgumentException e) {
            problem = Optional.of("etc/" + NAME + ": " + e.getMessage());
        }
    }

    private void warnUnlessPrivate() throws IOException {
        if (!Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
            LOG.warn("{} is not the server's user's alone; chmod 600 makes it so", file);
        }
    }

    private Optional<Stamp> stamp() {
        try {
            return Optional.of(new Stamp(Files.getLastModifiedTime(file), Files.size(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
