package org.kontor.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.kontor.providers.ProviderStatus;
import org.kontor.providers.Providers;

/** Completes provider account names. */
@Service
public final class ProviderNames implements Completer {

    @Reference
    Providers providers;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        return new StringsCompleter(
                        providers.status().stream().map(ProviderStatus::account).toList())
                .complete(session, line, candidates);
    }
}
