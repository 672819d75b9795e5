package org.kontor.deployment.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.deployment.Finding;
import org.kontor.deployment.JarRefusedException;
import org.kontor.deployment.Plan;
import org.kontor.deployment.PluginJar;
import org.kontor.deployment.Terms;
import org.kontor.deployment.gate.Present.Held;
import org.osgi.framework.Version;

/**
 * Says what installing a jar would do, by resolving it in the mind. A plugin exports nothing, so that nobody can come
 * to be wired to it; what it takes is there already, or it is refused.
 */
public final class Planner {

    /** Refused when something is missing that the jar needs, and when it cannot live beside what is here. */
    public Plan plan(PluginJar jar, Present present, Terms terms) {
        List<Held> bundles = present.bundles();
        List<Held> namesakes = bundles.stream()
                .filter(held -> held.name().equals(jar.plugin()))
                .toList();
        Resolution resolution = Resolution.of(jar.imports(), bundles);
        List<Finding> findings = new ArrayList<>(resolution.missing());
        findings.addAll(clashes(jar, namesakes, terms));
        if (!findings.isEmpty()) {
            throw new JarRefusedException(findings);
        }
        Steps steps = new Steps(jar, bundles, resolution);
        Optional<Held> same = sameVersion(jar, namesakes);
        if (same.isPresent()) {
            steps.replace(same.get());
        } else {
            steps.add(terms);
        }
        if (terms.trial().isEmpty()) {
            namesakes.stream()
                    .filter(held -> held.running() && !same.equals(Optional.of(held)))
                    .forEach(steps::retire);
        }
        return steps.plan(warnings(jar, resolution, namesakes, terms));
    }

    /** Refuses a plan that touches anybody but the plugin, unless the terms accept that. */
    public void permit(Plan plan, Terms terms) {
        if (!plan.others().isEmpty() && !terms.force()) {
            String others = plan.others().stream()
                    .map(step -> step.action() + " " + step.bundle() + " (" + step.why() + ")")
                    .collect(Collectors.joining(", "));
            throw new JarRefusedException(List.of(Flaw.DISTURBS.because("others would be touched: " + others)));
        }
    }

    private static List<Finding> clashes(PluginJar jar, List<Held> namesakes, Terms terms) {
        Stream<Finding> taken = namesakes.stream()
                .filter(held -> !held.plugin())
                .map(held -> Flaw.NAME_TAKEN.because("the server itself has a bundle called " + held));
        Stream<Finding> same = sameVersion(jar, namesakes).stream()
                .filter(held -> terms.trial().isPresent())
                .map(held -> Flaw.SAME_VERSION.because(held + " cannot be tried beside itself"));
        return Stream.concat(taken, same).toList();
    }

    private static Optional<Held> sameVersion(PluginJar jar, List<Held> namesakes) {
        Version version = Version.parseVersion(jar.version());
        return namesakes.stream().filter(held -> held.version().equals(version)).findFirst();
    }

    private static List<String> warnings(PluginJar jar, Resolution resolution, List<Held> namesakes, Terms terms) {
        List<String> warnings = new ArrayList<>(jar.warnings());
        warnings.addAll(resolution.absent());
        namesakes.stream()
                .filter(held -> held.running() && held.version().compareTo(Version.parseVersion(jar.version())) > 0)
                .forEach(held -> warnings.add(held + " is newer than " + jar.version()));
        if (terms.trial().isPresent() && namesakes.isEmpty()) {
            warnings.add("no other version of " + jar.plugin() + " is here to be compared with");
        }
        return warnings;
    }
}
