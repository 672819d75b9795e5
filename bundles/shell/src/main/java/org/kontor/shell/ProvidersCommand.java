package org.kontor.shell;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.kontor.deployment.Deployment;
import org.kontor.deployment.Deployments;
import org.kontor.providers.ProviderStatus;
import org.kontor.providers.Providers;

/** {@code kontor:providers}. */
@Service
@Command(scope = "kontor", name = "providers", description = "Lists the provider accounts and how they do")
public final class ProvidersCommand implements Action {

    @Reference
    Providers providers;

    @Reference
    Deployments deployments;

    @Reference
    Clock clock;

    @Override
    public Object execute() {
        Instant now = clock.instant();
        Map<String, String> verdicts = deployments.list().stream()
                .collect(Collectors.toMap(
                        Deployment::plugin, one -> String.valueOf(one.stable().verdict())));
        ShellTable table = new ShellTable()
                .emptyTableText("No provider accounts. Put a plugin into plugins/ and its .cfg into etc/.");
        for (String column : new String[] {
            "Account",
            "State",
            "Since",
            "Breaker",
            "Calls",
            "Failed",
            "In flight",
            "p50",
            "p95",
            "p99",
            "Last good",
            "Versions",
            "Verdict"
        }) {
            table.column(column);
        }
        for (ProviderStatus status : providers.status()) {
            table.addRow()
                    .addContent(
                            status.account(),
                            ProviderWords.state(status),
                            Words.age(status.since(), now),
                            status.breaker(),
                            status.calls(),
                            ProviderWords.failures(status),
                            ProviderWords.inFlight(status),
                            Words.milliseconds(status.p50Millis()),
                            Words.milliseconds(status.p95Millis()),
                            Words.milliseconds(status.p99Millis()),
                            Words.age(status.lastGood(), now),
                            ProviderWords.versions(status),
                            verdicts.getOrDefault(status.bundle(), "-"));
        }
        table.print(System.out);
        return null;
    }
}
