package org.kontor.shell;

import java.time.Clock;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.Col;
import org.apache.karaf.shell.support.table.ShellTable;
import org.kontor.payments.Books;

/** {@code kontor:books}. */
@Service
@Command(scope = "kontor", name = "books", description = "Prints the trial balance and checks the books' invariants")
public final class BooksCommand implements Action {

    @Option(name = "--at", description = "The balances at an instant, like 2026-11-25T09:00:00Z")
    String at;

    @Reference
    Books books;

    @Reference
    Clock clock;

    @Override
    public Object execute() {
        ShellTable balance = new ShellTable().emptyTableText("No money has moved yet.");
        balance.column("Account");
        for (String column : new String[] {"Debit", "Credit", "Balance"}) {
            balance.column(new Col(column).alignRight());
        }
        for (Books.Balance account : books.trialBalance(Words.instant(at, clock.instant()))) {
            balance.addRow().addContent(account.account(), account.debit(), account.credit(), account.balance());
        }
        balance.print(System.out);
        List<Books.Invariant> invariants = books.invariants();
        ShellTable checks = new ShellTable();
        checks.column("No");
        checks.column("Invariant");
        checks.column("Holds");
        checks.column("Evidence");
        invariants.forEach(one -> checks.addRow()
                .addContent(one.number(), one.name(), one.holds() ? "yes" : "NO", String.join("; ", one.evidence())));
        checks.print(System.out);
        boolean balanced = invariants.stream().allMatch(Books.Invariant::holds);
        System.out.println(
                balanced ? "The books balance." : "The books do NOT balance: money is stopped until they do.");
        return null;
    }
}
