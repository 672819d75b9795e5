package org.kontor.itests.karaf;

import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kontor.itests.karaf.Terminal.Screen;
import org.kontor.testkit.Distribution;
import org.kontor.testkit.RunningKontor;

/**
 * Walks a page of docs/ in a fresh copy of the tree, offline: types every command and sees what the page shows. Only the
 * ports are others, and {@code ./kontor run} starts the distribution that this build has just made.
 */
final class Walk implements AutoCloseable {

    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final Pattern STEP = Pattern.compile("(?ms)^```sh\n(.*?)\n```$(?:\\s+^```text\n(.*?)\n```$)?");
    private static final Pattern ANYTHING = Pattern.compile("…| {2,}|[^… ]+| ");
    private static final String SERVED_AT = "127.0.0.1:8181";
    private static final String PLAYED_AT = "8282";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String page;
    private final RunningKontor kontor;
    private final FreshTree tree;
    private final Terminal terminal;
    private final Terminal another;

    private Walk(String page, RunningKontor kontor, FreshTree tree) throws IOException {
        this.page = page;
        this.kontor = kontor;
        this.tree = tree;
        this.terminal = tree.terminal();
        this.another = tree.terminal();
    }

    static Walk along(String page) throws IOException {
        Path archive = Distribution.archiveIn(Path.of(System.getProperty("karaf.assembly")));
        Path folder = Path.of("target", "walk");
        return new Walk(page, RunningKontor.unpack(archive, folder), FreshTree.below(folder));
    }

    FreshTree tree() {
        return tree;
    }

    /**
     * What to type, and a line for each that must then be seen; {@code …} stands for anything, and where columns are
     * set apart by spaces their width does not matter.
     */
    private record Step(String commands, List<String> shown) {

        static Step of(MatchResult found) {
            List<String> shown =
                    found.group(2) == null ? List.of() : found.group(2).lines().toList();
            return new Step(found.group(1), shown);
        }

        /** A refusal that the page shows is as good as a success. */
        boolean isShownOn(Screen screen) {
            return isToBeSeen() ? missing(screen).isEmpty() : screen.good();
        }

        List<String> missing(Screen screen) {
            return shown.stream().filter(line -> !screen.has(pattern(line))).toList();
        }

        boolean isToBeSeen() {
            return !shown.isEmpty();
        }

        private static Pattern pattern(String line) {
            return Pattern.compile(ANYTHING.matcher(line.strip())
                    .results()
                    .map(part -> part.group().equals("…")
                            ? ".*"
                            : part.group().startsWith("  ") ? " +" : Pattern.quote(part.group()))
                    .collect(Collectors.joining()));
        }
    }

    /** Takes every step, each within the patience of somebody at a keyboard; all of them in the promised time. */
    void take(int atLeast, Duration promised) throws IOException {
        List<Step> steps = steps();
        assertTrue(steps.size() + " steps of " + page, steps.size() >= atLeast);

        long start = System.nanoTime();
        for (Step step : steps) {
            take(step);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            System.out.println(took.toSeconds() + " s: "
                    + step.commands().lines().findFirst().orElseThrow());
            assertTrue("the promised time", took.compareTo(promised) < 0);
        }
    }

    @Override
    public void close() throws IOException {
        another.close();
        terminal.close();
        kontor.close();
    }

    private void take(Step step) throws IOException {
        if (step.commands().equals("./kontor run")) {
            kontor.start();
            Path home = Files.createDirectory(tree.folder().resolve(".kontor")).resolve("server");
            Files.createSymbolicLink(home, kontor.distribution().home());
        } else if (step.commands().startsWith("./kontor play")) {
            another.typeAndLeave(step.commands(), "Ctrl-C");
        } else {
            typeUntilShown(step);
        }
    }

    /** What the server does in its own time is looked for again; a step that shows nothing must succeed at once. */
    private void typeUntilShown(Step step) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Screen screen = terminal.type(step.commands());
        while (!step.isShownOn(screen)) {
            assertTrue(
                    step.commands() + "\ndoes not show " + step.missing(screen) + " but\n" + screen.output(),
                    step.isToBeSeen() && System.nanoTime() < end);
            screen = terminal.type(step.commands());
        }
    }

    private List<Step> steps() throws IOException {
        String freePort = freePort();
        tree.replace("archetype/src/main/templates/carrier/src/main/etc/__package__-demo.cfg", PLAYED_AT, freePort);
        String text = Files.readString(DOCS.resolve(page))
                .replace(SERVED_AT, kontor.distribution().address().getAuthority())
                .replace(PLAYED_AT, freePort);
        return STEP.matcher(text).results().map(Step::of).toList();
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
