package org.kontor.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.kontor.deployment.Deployment;
import org.kontor.deployment.Deployments;

/** Completes the names of deployed plugins. */
@Service
public final class DeployedPlugins implements Completer {

    @Reference
    Deployments deployments;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        return new StringsCompleter(
                        deployments.list().stream().map(Deployment::plugin).toList())
                .complete(session, line, candidates);
    }
}
