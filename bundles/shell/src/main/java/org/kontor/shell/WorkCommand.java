package org.kontor.shell;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.kontor.work.Intention;
import org.kontor.work.Intentions;

/** {@code kontor:work}. */
@Service
@Command(
        scope = "kontor",
        name = "work",
        description = "Lists effects outside that are not settled: waiting, in doubt, stuck")
public final class WorkCommand implements Action {

    @Option(
            name = "-r",
            aliases = "--retry",
            description = "Runs one of them again now, with the key it has always had")
    @Completion(OpenWork.class)
    String retry;

    @Reference
    Intentions intentions;

    @Reference
    Clock clock;

    @Reference
    Session session;

    @Override
    public Object execute() {
        if (retry != null) {
            intentions.retry(id(), String.valueOf(session.get("USER")));
            System.out.println("Runs again now; kontor:work shows how it ends.");
            return null;
        }
        Instant now = clock.instant();
        ShellTable table = new ShellTable().emptyTableText("Everything is settled.");
        for (String column :
                new String[] {"Purpose", "State", "Provider", "Attempts", "Since", "Next", "Problem", "Trade", "Id"}) {
            table.column(column);
        }
        for (Intention open : intentions.open()) {
            table.addRow()
                    .addContent(
                            open.purpose(),
                            open.state(),
                            open.provider(),
                            open.attempts(),
                            Words.age(open.createdAt(), now),
                            open.nextAt().map(next -> Words.age(next, now)).orElse("a person"),
                            open.problem(),
                            open.subject(),
                            open.id());
        }
        table.print(System.out);
        return null;
    }

    private UUID id() {
        try {
            return UUID.fromString(retry);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(retry + " is not the id of any work; kontor:work lists them", e);
        }
    }
}
