package org.kontor.shell;

import java.time.Clock;
import java.time.Instant;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.kontor.invoices.Held;
import org.kontor.invoices.Invoices;
import org.kontor.invoices.Series;

/** {@code kontor:invoices}. */
@Service
@Command(
        scope = "kontor",
        name = "invoices",
        description =
                "Checks every series of invoice numbers for gaps, and lists the invoices that could not be issued")
public final class InvoicesCommand implements Action {

    private static final int MOST = 100;

    @Reference
    Invoices invoices;

    @Reference
    Clock clock;

    @Override
    public Object execute() {
        series();
        held();
        return null;
    }

    private void series() {
        ShellTable table = new ShellTable().emptyTableText("No invoice was issued yet.");
        for (String column : new String[] {"Year", "Seller", "Numbers", "Missing"}) {
            table.column(column);
        }
        for (Series one : invoices.series()) {
            table.addRow()
                    .addContent(
                            one.year(),
                            one.seller(),
                            one.last(),
                            one.missing().isEmpty() ? "none" : one.missing().toString());
        }
        table.print(System.out);
    }

    private void held() {
        Instant now = clock.instant();
        ShellTable table = new ShellTable().emptyTableText("No invoice is held.");
        for (String column : new String[] {"Held", "Document", "Why", "Order", "Cause"}) {
            table.column(column);
        }
        for (Held one : invoices.held(MOST)) {
            table.addRow().addContent(Words.age(one.since(), now), one.kind(), one.reason(), one.order(), one.cause());
        }
        table.print(System.out);
    }
}
