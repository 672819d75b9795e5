package org.kontor.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.kontor.deployment.Deployments;

/** {@code kontor:provider-disable ACCOUNT REASON}. */
@Service
@Command(
        scope = "kontor",
        name = "provider-disable",
        description = "The kill switch: no call reaches the account until kontor:provider-enable")
public final class ProviderDisableCommand implements Action {

    @Argument(index = 0, name = "account", description = "The account, as kontor:providers lists it", required = true)
    @Completion(ProviderNames.class)
    String account;

    @Argument(
            index = 1,
            name = "reason",
            description = "A sentence for the audit and the other operators",
            required = true)
    String reason;

    @Reference
    Deployments deployments;

    @Override
    public Object execute() {
        Operator.told(() -> {
            deployments.switchOff(account, reason, Operator.CONSOLE);
            return null;
        });
        System.out.println(account + " gets no calls; running ones may finish.");
        return null;
    }
}
