package org.kontor.itests.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.kontor.work.Fuse;

/**
 * A server and its clients in one process that a test may kill: recovers, is audited, and trades on. Arguments: the
 * folder, the database, what to do, a seed; and the crash point and its how-manieth hit, counted from after the audit.
 * Ends with 0 when all is well and with 3 when the audit found something.
 */
public final class CrashServer {

    /** What a run is for. */
    enum Task {
        /** Makes the tables, trades for a moment, and ends as a server does that is stopped. */
        PREPARE,
        /** Trades until it is killed, or for a while. */
        TRADE,
        /** Ends whatever was begun. */
        FINISH
    }

    /** A file beside the database that is there once the audit has found nothing. */
    static final String TRADING = "trading";

    private static final int FOUND = 3;
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofSeconds(90);

    private CrashServer() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        String point = arguments.length > 4 ? arguments[4] : System.getProperty("kontor.crash", "");
        House house = new House(folder, arguments[1]);
        ClientJournal journal = new ClientJournal(folder.resolve("clients"));
        Random random = new Random(Long.parseLong(arguments[3]));
        Client client = new Client(house, journal, Script.reaching(point), random);
        house.open();
        List<String> problems = atRest(house, journal);
        switch (Task.valueOf(arguments[2])) {
            case PREPARE -> client.trade(SHORT);
            case FINISH -> {
                problems.addAll(client.finish());
                problems.addAll(house.undecided());
                problems.addAll(atRest(house, journal));
            }
            case TRADE -> {
                if (problems.isEmpty()) {
                    ready(folder, arguments);
                    client.trade(LONG);
                }
            }
        }
        problems.forEach(System.out::println);
        System.exit(problems.isEmpty() ? 0 : FOUND);
    }

    /** Work that comes due while we look can show half of itself: what counts is what a second look finds as well. */
    private static List<String> atRest(House house, ClientJournal journal) {
        List<String> found = look(house, journal);
        if (!found.isEmpty()) {
            found.retainAll(look(house, journal));
        }
        return found;
    }

    private static List<String> look(House house, ClientJournal journal) {
        List<String> problems = new ArrayList<>(house.quiet());
        problems.addAll(new Audit(house).problems());
        problems.addAll(new Promises(house.tables).broken(journal));
        return problems;
    }

    private static void ready(Path folder, String[] arguments) {
        try {
            Files.createFile(folder.resolve(TRADING));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (arguments.length > 4) {
            Fuse.light(arguments[4], Integer.parseInt(arguments[5]));
        }
    }
}
