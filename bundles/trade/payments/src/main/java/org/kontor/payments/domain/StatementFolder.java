package org.kontor.payments.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.kontor.values.InvalidValueException;
import org.kontor.values.ProviderException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders {@code statements/ACCOUNT/} below the server's home: a file that two looks find alike is taken, and moved
 * to {@code done/} or {@code refused/} with a text beside it that says what became of it. What fails is tried again
 * later.
 */
@Component(service = StatementFolder.class, immediate = true)
public final class StatementFolder {

    private static final Logger LOG = LoggerFactory.getLogger(StatementFolder.class);
    private static final long MOST_BYTES = (long) StatementDesk.MOST_MEBIBYTES << 20;
    private static final Duration LATER = Duration.ofMinutes(1);
    private static final long PAUSE_SECONDS = 5;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    /** How a file looks from outside. */
    private record Look(long bytes, Instant modified) {}

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread watching = new Thread(work, "kontor-statements-folder");
        watching.setDaemon(true);
        return watching;
    });
    private final Map<Path, Look> last = new HashMap<>();
    private final Map<Path, Instant> notBefore = new HashMap<>();

    private final Path base;
    private final StatementDesk desk;
    private final Clock clock;

    @Activate
    public StatementFolder(@Reference StatementDesk desk, @Reference Clock clock) {
        this(Path.of(System.getProperty("karaf.base", "."), "statements"), desk, clock);
        thread.scheduleWithFixedDelay(this::lookAgain, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    StatementFolder(Path base, StatementDesk desk, Clock clock) {
        this.base = base;
        this.desk = desk;
        this.clock = clock;
    }

    @Deactivate
    void stop() {
        thread.shutdown();
    }

    /** Takes every file that is as it was at the last look, in the order of their names. */
    void look() {
        Map<Path, Look> now = new HashMap<>();
        for (Path folder : inside(base, true)) {
            for (Path file : inside(folder, false)) {
                Look look = look(file);
                now.put(file, look);
                boolean whole = look.bytes() > 0 && look.equals(last.get(file));
                if (whole && !clock.instant().isBefore(notBefore.getOrDefault(file, Instant.MIN))) {
                    take(folder, file, look);
                }
            }
        }
        last.clear();
        last.putAll(now);
        notBefore.keySet().retainAll(now.keySet());
    }

    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.error("The folder {} could not be looked at; it is tried again", base, e);
        }
    }

    private void take(Path folder, Path file, Look look) {
        String account = folder.getFileName().toString();
        if (!desk.reads(account)) {
            putOff(file, "there is no account " + account + " that reads statements", null);
            return;
        }
        try {
            if (look.bytes() > MOST_BYTES) {
                throw new InvalidValueException(
                        "file", "is longer than " + StatementDesk.MOST_MEBIBYTES + " MiB", "ask for several files");
            }
            StatementReport report = desk.take(account, file.getFileName().toString(), Files.readAllBytes(file));
            move(file, folder.resolve("done"), report.words());
        } catch (InvalidValueException wrong) {
            refuse(file, folder, wrong.getMessage() + "\n" + wrong.remedy() + "\n");
        } catch (ProviderException failed) {
            providerFailed(file, folder, failed);
        } catch (IOException | RuntimeException e) {
            putOff(file, e.toString(), e);
        }
    }

    private void providerFailed(Path file, Path folder, ProviderException failed) {
        if (failed.fault() == ProviderException.Fault.UNINTELLIGIBLE) {
            refuse(file, folder, "The account's plugin could not read it: " + failed.getMessage() + "\n");
        } else {
            putOff(file, failed.getMessage(), failed);
        }
    }

    private void putOff(Path file, String why, Exception cause) {
        notBefore.put(file, clock.instant().plus(LATER));
        LOG.warn("{} is not taken yet, and tried again in {}: {}", file, LATER, why, cause);
    }

    private void refuse(Path file, Path folder, String why) {
        LOG.warn("{} is refused: {}", file, why.strip());
        try {
            move(file, folder.resolve("refused"), why);
        } catch (IOException e) {
            putOff(file, e.toString(), e);
        }
    }

    /** The moment goes before the name, for banks send files of one name every day. */
    private void move(Path file, Path to, String words) throws IOException {
        Files.createDirectories(to);
        String name = STAMP.format(clock.instant()) + "-" + file.getFileName();
        Path free = to.resolve(name);
        for (int number = 2; Files.exists(free); number++) {
            free = to.resolve(number + "-" + name);
        }
        Files.writeString(to.resolve(free.getFileName() + ".txt"), words);
        Files.move(file, free);
    }

    /** Sorted; hidden ones and those that are still being brought are not seen. */
    private static List<Path> inside(Path folder, boolean folders) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, path -> isSeen(path, folders))) {
            all.forEach(found::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(null);
        return found;
    }

    private static boolean isSeen(Path path, boolean folders) {
        String name = path.getFileName().toString();
        boolean hidden = name.startsWith(".") || name.endsWith(".part") || name.endsWith(".tmp");
        return !hidden && (folders ? Files.isDirectory(path) : Files.isRegularFile(path));
    }

    /** Nothing at all when it went in the same moment. */
    private static Look look(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new Look(now.size(), now.lastModifiedTime().toInstant());
        } catch (NoSuchFileException gone) {
            return new Look(0, Instant.EPOCH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
