package org.kontor.shell;

import java.time.Clock;
import java.time.Instant;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.kontor.tracking.Case;
import org.kontor.tracking.Cases;

/** {@code kontor:cases}. */
@Service
@Command(scope = "kontor", name = "cases", description = "Lists open cases, the nearest deadline first")
public final class CasesCommand implements Action {

    @Reference
    Cases cases;

    @Reference
    Clock clock;

    @Override
    public Object execute() {
        Instant now = clock.instant();
        ShellTable table = new ShellTable().emptyTableText("No open cases.");
        for (String column : new String[] {"Kind", "Must act", "Deadline", "Opened", "Order", "Evidence", "Case"}) {
            table.column(column);
        }
        for (Case open : cases.open()) {
            table.addRow()
                    .addContent(
                            open.kind(),
                            open.owner(),
                            Words.time(open.deadline()) + " (" + Words.age(open.deadline(), now) + ")",
                            Words.age(open.openedAt(), now),
                            open.order(),
                            open.evidence(),
                            open.id());
        }
        table.print(System.out);
        return null;
    }
}
