package org.kontor.shell;

import java.time.Clock;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.kontor.deployment.Deployment;
import org.kontor.deployment.Deployments;
import org.kontor.providers.Switchboard;

/** {@code kontor:plugins}. */
@Service
@Command(scope = "kontor", name = "plugins", description = "Lists the plugins, their versions, trials and accounts")
public final class PluginsCommand implements Action {

    @Reference
    Deployments deployments;

    @Reference
    Switchboard switchboard;

    @Reference
    Clock clock;

    @Override
    public Object execute() {
        ShellTable table = new ShellTable()
                .emptyTableText("No plugins. Install one with kontor:provider-install or drop its jar into plugins/.");
        for (String column : new String[] {
            "Plugin", "State", "Stable", "Verdict", "Trial", "So far", "Rollback to", "Since", "Accounts"
        }) {
            table.column(column);
        }
        for (Deployment deployment : deployments.list()) {
            table.addRow()
                    .addContent(
                            deployment.plugin(),
                            deployment.state(),
                            PluginWords.version(deployment.stable()),
                            deployment.stable().verdict(),
                            trial(deployment),
                            switchboard
                                    .comparison(deployment.plugin())
                                    .map(so -> so.verdict() + " " + so.why())
                                    .orElse("-"),
                            deployment.previous().map(PluginWords::version).orElse("-"),
                            Words.age(deployment.since(), clock.instant()),
                            String.join(", ", deployment.accounts()));
        }
        table.print(System.out);
        return null;
    }

    private static String trial(Deployment deployment) {
        return deployment
                .trial()
                .map(tried -> PluginWords.version(tried)
                        + deployment
                                .terms()
                                .map(terms -> ", " + PluginWords.trial(terms))
                                .orElse(""))
                .orElse("-");
    }
}
