package org.kontor.deployment.desk;

import java.util.Optional;
import java.util.function.Supplier;
import org.kontor.deployment.PluginJar;
import org.kontor.deployment.Terms;
import org.kontor.providers.Switchboard;
import org.kontor.work.TradeRuleException;

/** What an operation makes of what is wanted of a plugin; refuses what makes no sense. Pure. */
final class Course {

    private Course() {}

    /** {@code snapshot} remembers the settings when the stable version changes. */
    static Desired install(Optional<Desired> live, PluginJar arriving, Terms terms, Supplier<String> snapshot) {
        if (live.isEmpty()) {
            refuseTrialOfTheFirst(arriving, terms);
            return Desired.running(arriving.plugin(), build(arriving));
        }
        Desired present = live.get();
        Build build = build(arriving);
        if (present.trial().isPresent()) {
            return duringTrial(present, present.trial().get(), build, terms, snapshot);
        }
        if (terms.trial().isEmpty()) {
            return present.stable().equals(build) ? present : replaced(present, build, snapshot);
        }
        if (present.stable().version().equals(build.version())) {
            throw TradeRuleException.conflict(
                    "same-version",
                    build.version() + " cannot be tried beside itself",
                    "Give the new jar another version, or install it at once");
        }
        return present.trying(trying(build, terms.trial().get()));
    }

    static Desired promote(Desired present, Supplier<String> snapshot) {
        return replaced(present, trial(present).build(), snapshot);
    }

    static Desired sendBack(Desired present) {
        trial(present);
        return present.withoutTrial();
    }

    static Desired rollBack(Desired present) {
        Desired.Previous before = present.previous()
                .orElseThrow(() -> TradeRuleException.conflict(
                        "nothing-before",
                        present.plugin() + " " + present.stable().version() + " replaced nothing that is still known",
                        "Install the version you want"));
        return present.stable(before.build(), Optional.empty());
    }

    private static Desired duringTrial(
            Desired present, Desired.Trying trial, Build build, Terms terms, Supplier<String> snapshot) {
        if (!trial.build().equals(build)) {
            throw TradeRuleException.conflict(
                    "trial-under-way",
                    present.plugin() + " " + trial.build().version() + " is in trial",
                    "Promote it or send it back first");
        }
        return terms.trial()
                .map(changed -> present.trying(trying(build, changed)))
                .orElseGet(() -> replaced(present, build, snapshot));
    }

    private static Desired replaced(Desired present, Build build, Supplier<String> snapshot) {
        return present.stable(build, Optional.of(new Desired.Previous(present.stable(), snapshot.get())));
    }

    private static Desired.Trying trial(Desired present) {
        return present.trial()
                .orElseThrow(() -> TradeRuleException.conflict(
                        "no-trial",
                        present.plugin() + " has no version in trial",
                        "Install one with --shadow or --canary"));
    }

    private static Build build(PluginJar jar) {
        return new Build(jar.version(), jar.sha256());
    }

    private static Desired.Trying trying(Build build, Switchboard.Trial terms) {
        return new Desired.Trying(build, terms.mode(), terms.percent());
    }

    private static void refuseTrialOfTheFirst(PluginJar arriving, Terms terms) {
        if (terms.trial().isPresent()) {
            throw TradeRuleException.conflict(
                    "nothing-to-compare",
                    arriving.plugin() + " is not installed yet: there is nothing to try it against",
                    "Install it at once");
        }
    }
}
