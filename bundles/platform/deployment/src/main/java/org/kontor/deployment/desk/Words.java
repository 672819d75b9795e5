package org.kontor.deployment.desk;

import java.util.stream.Collectors;
import org.kontor.deployment.Plan;
import org.kontor.deployment.PluginJar;
import org.kontor.deployment.Terms;
import org.kontor.providers.Switchboard;

/** How the audit tells what an operation is about. */
final class Words {

    private static final int SHORT = 12;

    private Words() {}

    static String of(PluginJar jar, Terms terms, Plan plan) {
        String how = terms.trial().map(Words::of).orElse("at once");
        String others = plan.others().isEmpty() || !terms.force()
                ? ""
                : "; forced over "
                        + plan.others().stream().map(Plan.Step::bundle).collect(Collectors.joining(", "));
        String warnings = plan.warnings().isEmpty() ? "" : "; " + String.join("; ", plan.warnings());
        return jar.version() + " (" + brief(jar.sha256()) + ") " + how + "; plan: " + steps(plan) + others + warnings;
    }

    /** The versions an operation begins with, and its reason. */
    static String of(Desired present, String reason) {
        String trial = present.trial()
                .map(tried -> ", " + tried.build().version() + " " + of(tried.terms()))
                .orElse("");
        return "from " + present.stable().version() + trial + (reason.isEmpty() ? "" : ": " + reason);
    }

    static String brief(String sha256) {
        return sha256.substring(0, Math.min(SHORT, sha256.length()));
    }

    private static String of(Switchboard.Trial trial) {
        return "as " + trial.mode().name().toLowerCase(java.util.Locale.ROOT) + " " + trial.percent() + " %";
    }

    private static String steps(Plan plan) {
        return plan.steps().stream()
                .map(step -> step.action() + " " + step.bundle())
                .collect(Collectors.joining(", "));
    }
}
