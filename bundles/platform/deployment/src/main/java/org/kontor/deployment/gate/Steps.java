package org.kontor.deployment.gate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kontor.deployment.Plan;
import org.kontor.deployment.Plan.Action;
import org.kontor.deployment.Plan.Step;
import org.kontor.deployment.PluginJar;
import org.kontor.deployment.Terms;
import org.kontor.deployment.gate.Present.Held;

/** Writes down what would happen, to the plugin and to whoever is wired to it. */
final class Steps {

    private final PluginJar jar;
    private final String self;
    private final List<Held> bundles;
    private final Resolution resolution;
    private final List<Step> steps = new ArrayList<>();

    Steps(PluginJar jar, List<Held> bundles, Resolution resolution) {
        this.jar = jar;
        this.self = jar.plugin() + " " + jar.version();
        this.bundles = bundles;
        this.resolution = resolution;
    }

    /** Beside whatever is here: nobody is wired to what comes anew, so nobody is refreshed. */
    void add(Terms terms) {
        own(Action.INSTALL, "of SHA-256 " + jar.sha256());
        resolveAndStart(terms.trial()
                .map(trial -> "in trial: " + trial.mode() + ", " + trial.percent() + " %")
                .orElse("serves every call"));
    }

    /** In the place of the same version: whoever is wired to it must let go of its old classes. */
    void replace(Held present) {
        List<Held> dependents = dependents(present);
        own(Action.STOP, "its calls finish first");
        dependents.stream().filter(Held::running).forEach(held -> other(Action.STOP, held, "wired to " + self));
        own(Action.UPDATE, "the same version, of SHA-256 " + jar.sha256());
        own(Action.REFRESH, "lets go of its old classes");
        dependents.forEach(held -> other(Action.REFRESH, held, "wired to " + self));
        resolveAndStart("serves every call");
        dependents.stream().filter(Held::running).forEach(held -> other(Action.START, held, "it ran before"));
    }

    /** The version that hands over; it disturbs nobody, unless somebody is wired to it against the rules. */
    void retire(Held present) {
        List<Held> dependents = dependents(present);
        steps.add(new Step(Action.STOP, present.toString(), true, "hands over; its calls finish first"));
        steps.add(new Step(Action.UNINSTALL, present.toString(), true, self + " follows it"));
        dependents.stream().filter(Held::running).forEach(held -> other(Action.STOP, held, "wired to " + present));
        dependents.forEach(held -> other(Action.REFRESH, held, "wired to " + present));
        dependents.stream().filter(Held::running).forEach(held -> other(Action.START, held, "it ran before"));
    }

    Plan plan(List<String> warnings) {
        return new Plan(jar.plugin(), jar.version(), steps, warnings);
    }

    private void resolveAndStart(String why) {
        resolution.unresolved().forEach(held -> other(Action.RESOLVE, held, "gives packages to " + self));
        own(Action.RESOLVE, resolution.toString());
        own(Action.START, why);
    }

    private void own(Action action, String why) {
        steps.add(new Step(action, self, true, why));
    }

    private void other(Action action, Held held, String why) {
        steps.add(new Step(action, held.toString(), false, why));
    }

    /** Everybody who is wired to the bundle, and to those, and so on. */
    private List<Held> dependents(Held of) {
        Set<Held> closure = new LinkedHashSet<>(Set.of(of));
        boolean grew = true;
        while (grew) {
            Set<Long> ids = new LinkedHashSet<>();
            closure.forEach(held -> ids.add(held.id()));
            grew = closure.addAll(bundles.stream()
                    .filter(held -> held.wiredTo().stream().anyMatch(ids::contains))
                    .toList());
        }
        closure.remove(of);
        return List.copyOf(closure);
    }
}
