package org.kontor.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.kontor.deployment.Configurations;

/** Completes the plugins that can have accounts. */
@Service
public final class ConfigurablePlugins implements Completer {

    @Reference
    Configurations configurations;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        return new StringsCompleter(configurations.plugins()).complete(session, line, candidates);
    }
}
