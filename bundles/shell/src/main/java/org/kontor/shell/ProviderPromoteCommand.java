package org.kontor.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.kontor.deployment.Deployments;

/** {@code kontor:provider-promote PLUGIN}. */
@Service
@Command(scope = "kontor", name = "provider-promote", description = "Makes the version in trial the stable one")
public final class ProviderPromoteCommand implements Action {

    @Argument(name = "plugin", description = "The plugin, as kontor:plugins lists it", required = true)
    @Completion(DeployedPlugins.class)
    String plugin;

    @Reference
    Deployments deployments;

    @Override
    public Object execute() {
        System.out.println(PluginWords.line(Operator.told(() -> deployments.promote(plugin, Operator.CONSOLE))));
        return null;
    }
}
