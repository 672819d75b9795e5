package org.kontor.shell;

import java.util.Locale;
import org.apache.karaf.shell.support.table.ShellTable;
import org.kontor.deployment.Deployment;
import org.kontor.deployment.Plan;
import org.kontor.providers.Switchboard;

/** How the console writes plans, versions and trials. */
final class PluginWords {

    private static final int SHORT = 12;
    private static final int WIDEST = 90;

    private PluginWords() {}

    static ShellTable table(Plan plan) {
        ShellTable table = new ShellTable().emptyTableText("Nothing changes.");
        for (String column : new String[] {"Step", "Bundle", "Whose"}) {
            table.column(column);
        }
        table.column("Why").maxSize(WIDEST).wrap();
        plan.steps().forEach(step -> table.addRow()
                .addContent(step.action(), step.bundle(), step.own() ? "own" : "ANOTHER'S", step.why()));
        return table;
    }

    /** Version and the first digits of the jar's hash. */
    static String version(Deployment.Version version) {
        return version.sha256().isEmpty()
                ? version.version() + " (the distribution's)"
                : version.version() + " "
                        + version.sha256()
                                .substring(0, Math.min(SHORT, version.sha256().length()));
    }

    static String trial(Switchboard.Trial trial) {
        return trial.mode().name().toLowerCase(Locale.ROOT) + " " + trial.percent() + " %";
    }

    /** What an operation left, in one line. */
    static String line(Deployment deployment) {
        String trial = deployment
                .trial()
                .map(tried -> ", " + version(tried) + " in trial as "
                        + deployment.terms().map(PluginWords::trial).orElse(""))
                .orElse("");
        return deployment.plugin() + " is " + deployment.state() + ": " + version(deployment.stable()) + trial;
    }
}
