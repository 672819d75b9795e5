package org.kontor.shell;

import java.time.Clock;
import java.time.Instant;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.kontor.settlement.Dispute;
import org.kontor.settlement.Disputes;

/** {@code kontor:disputes}. */
@Service
@Command(scope = "kontor", name = "disputes", description = "Lists open disputes, the nearest deadline first")
public final class DisputesCommand implements Action {

    private static final int MOST = 100;

    @Reference
    Disputes disputes;

    @Reference
    Clock clock;

    @Override
    public Object execute() {
        Instant now = clock.instant();
        ShellTable table = new ShellTable().emptyTableText("No open disputes.");
        for (String column : new String[] {"State", "Deadline", "Opened", "Amount", "Reason", "Order", "Dispute"}) {
            table.column(column);
        }
        for (Dispute open : disputes.open(MOST)) {
            table.addRow()
                    .addContent(
                            open.state(),
                            open.deadline()
                                    .map(at -> Words.time(at) + " (" + Words.age(at, now) + ")")
                                    .orElse(""),
                            Words.age(open.openedAt(), now),
                            open.amount(),
                            open.reason(),
                            open.orderNumber(),
                            open.id());
        }
        table.print(System.out);
        return null;
    }
}
