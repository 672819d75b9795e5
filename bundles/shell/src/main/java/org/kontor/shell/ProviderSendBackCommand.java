package org.kontor.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.kontor.deployment.Deployments;

/** {@code kontor:provider-send-back PLUGIN}. */
@Service
@Command(
        scope = "kontor",
        name = "provider-send-back",
        description = "Takes the version in trial away; the stable one gets all calls again")
public final class ProviderSendBackCommand implements Action {

    @Argument(name = "plugin", description = "The plugin, as kontor:plugins lists it", required = true)
    @Completion(DeployedPlugins.class)
    String plugin;

    @Reference
    Deployments deployments;

    @Override
    public Object execute() {
        System.out.println(PluginWords.line(
                Operator.told(() -> deployments.sendBack(plugin, Operator.CONSOLE, "an operator's decision"))));
        return null;
    }
}
