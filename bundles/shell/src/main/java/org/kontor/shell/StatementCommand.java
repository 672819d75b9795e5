package org.kontor.shell;

import java.time.Clock;
import java.time.Instant;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.Col;
import org.apache.karaf.shell.support.table.ShellTable;
import org.kontor.payments.Books;

/** {@code kontor:statement ACCOUNT}. */
@Service
@Command(scope = "kontor", name = "statement", description = "Prints an account's postings between two balances")
public final class StatementCommand implements Action {

    @Argument(name = "account", description = "As kontor:books names it", required = true)
    @Completion(LedgerAccounts.class)
    String account;

    @Option(name = "--from", description = "The first instant; the beginning unless given")
    String from;

    @Option(name = "--until", description = "The instant before which it ends; now unless given")
    String until;

    @Reference
    Books books;

    @Reference
    Clock clock;

    @Override
    public Object execute() {
        Books.Period period =
                new Books.Period(Words.instant(from, Instant.EPOCH), Words.instant(until, clock.instant()));
        Books.Statement statement = books.statement(account, period);
        ShellTable table = new ShellTable();
        for (String column : new String[] {"When", "Transfer", "Order"}) {
            table.column(column);
        }
        table.column(new Col("Amount").alignRight());
        table.column(new Col("Balance").alignRight());
        table.addRow().addContent("", "opening balance", "", "", statement.opening());
        for (Books.Line line : statement.lines()) {
            table.addRow().addContent(Words.time(line.at()), line.kind(), line.order(), line.amount(), line.balance());
        }
        table.addRow().addContent("", "closing balance", "", "", statement.closing());
        table.print(System.out);
        return null;
    }
}
