package org.kontor.shell;

import java.time.Clock;
import java.time.Instant;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.kontor.deployment.Deployments;
import org.kontor.deployment.Node;

/** {@code kontor:nodes}. */
@Service
@Command(
        scope = "kontor",
        name = "nodes",
        description = "Lists the servers on this store and how far each is with every plugin")
public final class NodesCommand implements Action {

    @Reference
    Deployments deployments;

    @Reference
    Clock clock;

    @Override
    public Object execute() {
        Instant now = clock.instant();
        ShellTable table = new ShellTable().emptyTableText("No node has reported yet.");
        for (String column : new String[] {"Node", "Last seen", "Plugin", "Revision", "State", "Problem"}) {
            table.column(column);
        }
        for (Node node : deployments.nodes()) {
            for (Node.Report report : node.reports()) {
                table.addRow()
                        .addContent(
                                node.name(),
                                Words.age(node.seen(), now),
                                report.plugin(),
                                report.revision(),
                                report.state(),
                                report.problem());
            }
        }
        table.print(System.out);
        return null;
    }
}
