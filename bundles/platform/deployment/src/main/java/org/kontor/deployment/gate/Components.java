package org.kontor.deployment.gate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.kontor.providers.Abilities;
import org.osgi.framework.Constants;
import org.osgi.service.component.ComponentConstants;
import org.xml.sax.SAXException;

/** What a jar's components offer: at least one ability, on configurations that are its own. */
final class Components {

    private static final int LONGEST_DESCRIPTOR = 1 << 20;

    private final Archive jar;
    private final Set<String> classPath;
    private final String plugin;
    private final Findings findings;
    private final Set<String> abilities = new TreeSet<>();
    private final Set<String> pids = new TreeSet<>();
    private boolean complete = true;

    /** {@code classPath} holds the files that the plugin's class loader finds. */
    Components(Archive jar, Set<String> classPath, String plugin, Findings findings) {
        this.jar = jar;
        this.classPath = classPath;
        this.plugin = plugin;
        this.findings = findings;
    }

    Set<String> abilities() {
        return abilities;
    }

    Set<String> pids() {
        return pids;
    }

    void check(Headers headers) throws IOException {
        for (Clause clause : headers.clauses(ComponentConstants.SERVICE_COMPONENT)) {
            for (String path : clause.paths()) {
                for (String descriptor : described(path)) {
                    check(descriptor);
                }
            }
        }
        if (abilities.isEmpty() && complete) {
            findings.add(Flaw.NO_ABILITY, "no component of the jar offers an ability of a provider");
        }
    }

    /** The last part of a path may have stars in it. */
    private List<String> described(String path) {
        int file = path.lastIndexOf('/') + 1;
        String stars = Pattern.quote(path.substring(file)).replace("*", "\\E[^/]*\\Q");
        Pattern pattern = Pattern.compile(Pattern.quote(path.substring(0, file)) + stars);
        List<String> found = jar.names().stream()
                .filter(name -> pattern.matcher(name).matches())
                .sorted()
                .toList();
        if (found.isEmpty()) {
            lost(
                    Flaw.COMPONENT_MISSING,
                    "Service-Component names " + Findings.plain(path) + ", which is not in the jar");
        }
        return found;
    }

    private void check(String descriptor) throws IOException {
        String name = Findings.plain(descriptor);
        if (jar.size(descriptor) > LONGEST_DESCRIPTOR) {
            lost(Flaw.COMPONENT_MALFORMED, name + " has more than " + LONGEST_DESCRIPTOR + " bytes");
            return;
        }
        List<Component> components = new ArrayList<>();
        try {
            components.addAll(Component.parse(jar.read(descriptor)));
        } catch (SAXException e) {
            lost(Flaw.COMPONENT_MALFORMED, name + " cannot be read: " + Findings.plain(e.getMessage()));
        }
        components.forEach(this::check);
    }

    private void lost(Flaw flaw, String sentence) {
        complete = false;
        findings.add(flaw, sentence);
    }

    private void check(Component component) {
        String name = Findings.plain(component.name());
        if (!classPath.contains(component.implementation().replace('.', '/') + ".class")) {
            findings.add(
                    Flaw.COMPONENT_CLASS,
                    name + " is implemented by " + Findings.plain(component.implementation())
                            + ", which is not in the jar");
        }
        if (component.takesConfiguration() && !plugin.isEmpty()) {
            component.pids().stream()
                    .filter(pid -> !isOwn(pid, component))
                    .forEach(pid -> findings.add(
                            Flaw.FOREIGN_PID, name + " takes the configuration of " + Findings.plain(pid)));
        }
        if (component.offersAbility()) {
            checkProvider(component);
        }
    }

    private void checkProvider(Component component) {
        component.services().stream()
                .filter(Abilities.SIMPLE_NAMES::containsKey)
                .map(Abilities.SIMPLE_NAMES::get)
                .forEach(abilities::add);
        if (component.needsConfiguration()) {
            pids.add(component.pids().get(0));
        } else {
            findings.add(Flaw.NO_CONFIGURATION, Findings.plain(component.name()) + " runs without a configuration");
        }
        if (component.properties().contains(Constants.SERVICE_PID)) {
            findings.add(
                    Flaw.FIXED_PID,
                    Findings.plain(component.name()) + " gives all its accounts one " + Constants.SERVICE_PID);
        }
    }

    /** A component's own class may name its configuration; anything else would read what was meant for others. */
    private boolean isOwn(String pid, Component component) {
        return pid.equals(plugin) || pid.startsWith(plugin + ".") || pid.equals(component.implementation());
    }
}
