package org.kontor.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.kontor.accounts.Verifications;

/** Completes the ids of undecided verifications. */
@Service
public final class OpenVerifications implements Completer {

    @Reference
    Verifications verifications;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        return new StringsCompleter(verifications.open().stream()
                        .map(open -> open.id().toString())
                        .toList())
                .complete(session, line, candidates);
    }
}
