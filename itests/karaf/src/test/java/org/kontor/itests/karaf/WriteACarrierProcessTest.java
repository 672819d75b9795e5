package org.kontor.itests.karaf;

import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.kontor.itests.karaf.Terminal.Screen;
import org.kontor.testkit.Distribution;
import org.kontor.testkit.RunningKontor;

/**
 * Walks docs/write-a-carrier.md in a fresh copy of the tree, offline: types every command and sees what the page shows.
 * Only the ports are others, and {@code ./kontor run} starts the distribution that this build has just made.
 */
public class WriteACarrierProcessTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "write-a-carrier.md");
    private static final Pattern STEP = Pattern.compile("(?ms)^```sh\n(.*?)\n```$(?:\\s+^```text\n(.*?)\n```$)?");
    private static final String SERVED_AT = "127.0.0.1:8181";
    private static final String PLAYED_AT = "8282";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PROMISED = Duration.ofMinutes(10);

    /** What to type, and a line for each that must then be seen; {@code …} stands for anything. */
    private record Step(String commands, List<String> shown) {

        boolean isShownOn(Screen screen) {
            return screen.good() && shown.stream().allMatch(line -> screen.has(pattern(line)));
        }

        boolean isToBeSeen() {
            return !shown.isEmpty();
        }

        private static Pattern pattern(String line) {
            return Pattern.compile("\\Q" + line.replace("…", "\\E.*\\Q") + "\\E");
        }
    }

    private RunningKontor kontor;
    private FreshTree tree;
    private Terminal terminal;
    private Terminal another;

    @Before
    public void sitDown() throws IOException {
        Path archive = Distribution.archiveIn(Path.of(System.getProperty("karaf.assembly")));
        kontor = RunningKontor.unpack(archive, Path.of("target", "walk"));
        tree = FreshTree.below(Path.of("target", "walk"));
        terminal = tree.terminal();
        another = tree.terminal();
    }

    @After
    public void leave() throws IOException {
        another.close();
        terminal.close();
        kontor.close();
    }

    @Test
    public void everyCommandOfThePageShowsWhatThePageSays() throws IOException {
        List<Step> steps = steps(freePort());
        assertTrue("steps of " + PAGE, steps.size() > 8);

        long start = System.nanoTime();
        for (Step step : steps) {
            take(step);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            System.out.println(took.toSeconds() + " s: "
                    + step.commands().lines().findFirst().orElseThrow());
            assertTrue("the promised time", took.compareTo(PROMISED) < 0);
        }
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
            assertTrue(step + " shows\n" + screen.output(), step.isToBeSeen() && System.nanoTime() < end);
            screen = terminal.type(step.commands());
        }
    }

    private List<Step> steps(String freePort) throws IOException {
        String page = Files.readString(PAGE)
                .replace(SERVED_AT, kontor.distribution().address().getAuthority())
                .replace(PLAYED_AT, freePort);
        tree.replace("archetype/src/main/templates/carrier/src/main/etc/__package__-demo.cfg", PLAYED_AT, freePort);
        return STEP.matcher(page)
                .results()
                .map(step -> new Step(
                        step.group(1),
                        step.group(2) == null
                                ? List.of()
                                : step.group(2).lines().toList()))
                .toList();
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
