package org.kontor.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.kontor.deployment.Deployments;

/** {@code kontor:provider-remove PLUGIN}. */
@Service
@Command(
        scope = "kontor",
        name = "provider-remove",
        description = "Drains, stops and uninstalls a plugin; what waits for it waits until it returns")
public final class ProviderRemoveCommand implements Action {

    @Argument(name = "plugin", description = "The plugin, as kontor:plugins lists it", required = true)
    @Completion(DeployedPlugins.class)
    String plugin;

    @Reference
    Deployments deployments;

    @Override
    public Object execute() {
        System.out.println(PluginWords.line(Operator.told(() -> deployments.remove(plugin, Operator.CONSOLE))));
        return null;
    }
}
