package org.kontor.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.kontor.deployment.Deployments;

/** {@code kontor:provider-enable ACCOUNT}. */
@Service
@Command(scope = "kontor", name = "provider-enable", description = "Lets calls reach a disabled account again")
public final class ProviderEnableCommand implements Action {

    @Argument(name = "account", description = "The account, as kontor:providers lists it", required = true)
    @Completion(ProviderNames.class)
    String account;

    @Reference
    Deployments deployments;

    @Override
    public Object execute() {
        Operator.told(() -> {
            deployments.switchOn(account, Operator.CONSOLE);
            return null;
        });
        System.out.println(account + " gets calls again.");
        return null;
    }
}
