package org.kontor.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.kontor.deployment.Deployments;
import org.kontor.deployment.Entry;

/** {@code kontor:provider-history}. */
@Service
@Command(
        scope = "kontor",
        name = "provider-history",
        description = "The audit of plugins and accounts, newest first: who did what, by which plan, and how it ended")
public final class ProviderHistoryCommand implements Action {

    private static final int WIDEST = 60;

    @Argument(name = "plugin", description = "Only this plugin or account")
    @Completion(DeployedPlugins.class)
    String plugin = "";

    @Reference
    Deployments deployments;

    @Override
    public Object execute() {
        ShellTable table = new ShellTable().emptyTableText("Nothing was done yet.");
        for (String column : new String[] {"Time", "Operator", "Operation", "Plugin"}) {
            table.column(column);
        }
        table.column("Details").maxSize(WIDEST).wrap();
        table.column("Outcome").maxSize(WIDEST).wrap();
        for (Entry entry : deployments.history(plugin)) {
            table.addRow()
                    .addContent(
                            Words.time(entry.at()),
                            entry.operator(),
                            entry.operation(),
                            entry.plugin(),
                            entry.details(),
                            entry.outcome());
        }
        table.print(System.out);
        return null;
    }
}
