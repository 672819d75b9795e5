package org.kontor.deployment.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.kontor.deployment.JarRefusedException;
import org.kontor.deployment.PluginJar;
import org.kontor.deployment.Terms;
import org.kontor.work.TradeRuleException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders {@code plugins/} and, as Karaf's users know it, {@code deploy/}: a jar that two looks found alike is installed
 * at once, a deleted one is removed. What was refused is tried again when the file changes. A file is named by its folder
 * and its name.
 */
@Component(service = DropFolder.class, configurationPid = "org.kontor.deployment")
public final class DropFolder {

    private static final Logger LOG = LoggerFactory.getLogger(DropFolder.class);
    private static final List<String> FOLDERS = List.of("plugins", "deploy");

    /** How a file looks from outside. */
    private record Look(long bytes, Instant modified) {}

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread watching = new Thread(work, "kontor-plugins-folder");
        watching.setDaemon(true);
        return watching;
    });
    private final Map<String, Look> last = new HashMap<>();
    private final Map<String, Look> handled = new HashMap<>();

    private final Path base;
    private final LocalMemory memory;
    private final Gate gate;
    private final Changes changes;
    private final Wishes wishes;
    private final long pauseMillis;

    @Activate
    public DropFolder(
            BundleContext context,
            @Reference Gate gate,
            @Reference Changes changes,
            @Reference Wishes wishes,
            Settings settings) {
        this(
                Path.of(context.getProperty("karaf.base")),
                new LocalMemory(context.getDataFile("drops.properties").toPath()),
                gate,
                changes,
                wishes,
                settings.folder_millis());
    }

    DropFolder(Path base, LocalMemory memory, Gate gate, Changes changes, Wishes wishes, long pauseMillis) {
        this.base = base;
        this.memory = memory;
        this.gate = gate;
        this.changes = changes;
        this.wishes = wishes;
        this.pauseMillis = pauseMillis;
    }

    /** Installs what lies there; then goes on looking. */
    void start() {
        looks().forEach((name, look) -> {
            if (isOldNews(name, look)) {
                handled.put(name, look);
            } else {
                handle(name, look);
            }
        });
        look();
        thread.scheduleWithFixedDelay(this::lookAgain, pauseMillis, pauseMillis, TimeUnit.MILLISECONDS);
    }

    void stop() {
        thread.shutdownNow();
    }

    /** Files that go while others come may be their successors: those come first. */
    void look() {
        Map<String, Look> now = looks();
        boolean coming = false;
        for (Map.Entry<String, Look> file : now.entrySet()) {
            String name = file.getKey();
            if (!file.getValue().equals(handled.get(name))) {
                boolean quiet = file.getValue().equals(last.get(name));
                coming |= !quiet || !handle(name, file.getValue());
            }
        }
        last.clear();
        last.putAll(now);
        handled.keySet().retainAll(now.keySet());
        if (!coming) {
            memory.names().stream().filter(name -> !now.containsKey(name)).forEach(this::gone);
        }
    }

    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.error("The folders {} could not be looked at; they are tried again", FOLDERS, e);
        }
    }

    /** False when it must be tried again although the file does not change. */
    private boolean handle(String name, Look look) {
        handled.put(name, look);
        try {
            Desired installed = changes.install(base.resolve(name), Terms.atOnce(), operator(name));
            memory.keep(name, installed.plugin() + " " + installed.stable().sha256());
        } catch (JarRefusedException e) {
            LOG.debug("{} is refused until it changes", name);
        } catch (TradeRuleException e) {
            if (e.code().equals(Lanes.BUSY)) {
                handled.remove(name);
                return false;
            }
            LOG.debug("{} is refused until it changes: {}", name, e.getMessage());
        }
        return true;
    }

    /** At a start: what was wanted of the plugin after the file came goes before the file. */
    private boolean isOldNews(String name, Look look) {
        try {
            PluginJar jar = gate.read(base.resolve(name));
            return wishes.find(jar.plugin())
                    .filter(wanted -> !wanted.since().isBefore(look.modified()))
                    .isPresent();
        } catch (JarRefusedException e) {
            return false;
        }
    }

    private void gone(String name) {
        String[] fact = memory.find(name).orElseThrow().split(" ");
        Optional<Desired> live = wishes.live(fact[0]);
        try {
            if (live.filter(wanted -> wanted.stable().sha256().equals(fact[1])).isPresent()) {
                changes.remove(fact[0], operator(name));
            }
            memory.forget(name);
        } catch (TradeRuleException e) {
            LOG.warn(
                    "{} is gone, but {} cannot be removed yet, which is tried again: {}",
                    name,
                    fact[0],
                    e.getMessage());
        }
    }

    private static String operator(String name) {
        return name.substring(0, name.indexOf('/')) + "/ folder";
    }

    private Map<String, Look> looks() {
        Map<String, Look> looks = new TreeMap<>();
        FOLDERS.stream()
                .filter(folder -> Files.isDirectory(base.resolve(folder)))
                .forEach(folder -> look(folder, looks));
        return looks;
    }

    private void look(String folder, Map<String, Look> looks) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(base.resolve(folder), "*.jar")) {
            for (Path file : files) {
                look(file).ifPresent(look -> looks.put(folder + "/" + file.getFileName(), look));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty when it went in the same moment. */
    private static Optional<Look> look(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new Look(now.size(), now.lastModifiedTime().toInstant()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
