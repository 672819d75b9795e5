package org.kontor.shell;

import java.util.Optional;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.kontor.deployment.Deployment;
import org.kontor.deployment.Deployments;
import org.kontor.deployment.PluginJar;
import org.kontor.deployment.Verdict;
import org.kontor.deployment.Verdicts;

/** {@code kontor:provider-check PLUGIN-OR-SOURCE}. */
@Service
@Command(
        scope = "kontor",
        name = "provider-check",
        description = "Tries every conformance rule on a plugin, with the kit in its jar, and keeps the verdict")
public final class ProviderCheckCommand implements Action {

    @Argument(
            name = "plugin",
            description = "A deployed plugin's name, or what to check before it is installed: a jar's path, file:PATH,"
                    + " mvn:GROUP/ARTIFACT/VERSION, or the name of a feature",
            required = true)
    @Completion(DeployedPlugins.class)
    String plugin;

    @Reference
    Deployments deployments;

    @Reference
    Verdicts verdicts;

    @Override
    public Object execute() {
        print(Operator.told(() -> deployed().map(this::deployed).orElseGet(this::staged)));
        return null;
    }

    private Optional<Deployment> deployed() {
        return deployments.list().stream()
                .filter(deployment -> deployment.plugin().equals(plugin))
                .findFirst();
    }

    /** The version in trial, or else the one that serves. */
    private Verdict deployed(Deployment deployment) {
        Deployment.Version version = deployment.trial().orElse(deployment.stable());
        return verdicts.check(plugin, version.version(), version.sha256());
    }

    private Verdict staged() {
        try (Deployments.Staged staged = deployments.stage(deployments.fetch(plugin))) {
            PluginJar jar = staged.jar();
            return verdicts.check(jar.plugin(), jar.version(), jar.sha256());
        }
    }

    private static void print(Verdict verdict) {
        ShellTable table = new ShellTable().emptyTableText("No rule was tried.");
        for (String column : new String[] {"Rule", "Outcome", "What it asks"}) {
            table.column(column);
        }
        verdict.rulings()
                .forEach(ruling -> table.addRow().addContent(ruling.rule(), ruling.outcome(), ruling.sentence()));
        table.print(System.out);
        verdict.rulings().stream()
                .filter(ruling -> ruling.outcome() == Verdict.Outcome.BROKEN)
                .forEach(ProviderCheckCommand::print);
        System.out.println(verdict.plugin() + " " + verdict.version() + " "
                + (verdict.passed() ? "PASSED" : "did NOT pass") + ". " + verdict.sentence() + ".");
    }

    private static void print(Verdict.Ruling broken) {
        System.out.println(broken.rule() + "  asked     " + broken.input());
        System.out.println("     expected  " + broken.expected());
        System.out.println("     got       " + broken.got());
    }
}
