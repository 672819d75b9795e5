package org.kontor.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.kontor.payments.Books;

/** Completes the ledger's accounts. */
@Service
public final class LedgerAccounts implements Completer {

    @Reference
    Books books;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        StringsCompleter names = new StringsCompleter();
        books.trialBalance().forEach(balance -> names.getStrings().add(balance.account()));
        return names.complete(session, line, candidates);
    }
}
