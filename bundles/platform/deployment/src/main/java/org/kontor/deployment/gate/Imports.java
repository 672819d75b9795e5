package org.kontor.deployment.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/** Holds what a plugin imports against what a plugin may know, and its SPI versions against those of this server. */
final class Imports {

    private static final Pattern OURS =
            Pattern.compile("org\\.kontor\\.(values|carrier|payment|verification|toolkit)(\\..+)?");
    private static final Pattern SHARED =
            Pattern.compile("(org\\.osgi|com\\.fasterxml\\.jackson)\\..+|org\\.slf4j(\\..+)?");
    private static final Pattern HOOKS = Pattern.compile("org\\.osgi\\.framework\\.hooks\\..+");
    private static final Pattern OF_THE_JDK = Pattern.compile("(javax|org\\.w3c|org\\.xml)\\..+");
    private static final Set<String> JDK = ModuleLayer.boot().modules().stream()
            .flatMap(module -> module.getPackages().stream())
            .collect(Collectors.toUnmodifiableSet());
    private static final String VERSION = "version";

    private final Present present;
    private final Findings findings;
    private final List<String> imports = new ArrayList<>();

    private Imports(Present present, Findings findings) {
        this.present = present;
        this.findings = findings;
    }

    /** The imports that must be found somewhere, in OSGi's own words and without {@code java.*}. */
    static List<String> of(Headers headers, Present present, Findings findings) {
        Imports imports = new Imports(present, findings);
        headers.clauses(Constants.IMPORT_PACKAGE)
                .forEach(clause -> clause.paths().forEach(name -> imports.check(name, clause)));
        return imports.imports;
    }

    private void check(String name, Clause clause) {
        String shown = Findings.plain(name);
        if (name.startsWith("java.")) {
            return;
        }
        if (!allowed(name)) {
            findings.add(Flaw.IMPORT_FORBIDDEN, "the plugin imports " + shown + ", which is not for plugins");
            return;
        }
        if (!Set.of(VERSION).containsAll(clause.attributes().keySet())) {
            findings.add(Flaw.IMPORT_FORBIDDEN, "the plugin imports " + shown + " on other conditions than a version");
            return;
        }
        String version = clause.attributes().get(VERSION);
        try {
            VersionRange range = new VersionRange(version == null ? "0.0.0" : version);
            if (OURS.matcher(name).matches()) {
                checkOurs(name, range, version);
            }
            imports.add(new Wanted(name, range, clause.optional()).toString());
        } catch (IllegalArgumentException e) {
            findings.add(
                    Flaw.IMPORT_UNBOUNDED,
                    shown + " is imported as " + Findings.plain(version) + ", which is no range");
        }
    }

    private static boolean allowed(String name) {
        return OURS.matcher(name).matches()
                || SHARED.matcher(name).matches() && !HOOKS.matcher(name).matches()
                || OF_THE_JDK.matcher(name).matches() && JDK.contains(name);
    }

    /** A plugin built for another major version of an SPI would fail in the middle of a trade. */
    private void checkOurs(String name, VersionRange range, String written) {
        if (range.getRight() == null) {
            String how = written == null ? "without a version" : "from " + range.getLeft() + " without an end";
            findings.add(Flaw.IMPORT_UNBOUNDED, Findings.plain(name) + " is imported " + how);
            return;
        }
        List<Version> here = present.versionsOf(name);
        if (here.isEmpty()) {
            findings.add(Flaw.IMPORT_UNKNOWN, "this server has no " + Findings.plain(name));
        } else if (here.stream().noneMatch(range::includes)) {
            String versions = here.stream().map(Version::toString).collect(Collectors.joining(" and "));
            findings.add(
                    Flaw.IMPORT_VERSION, "the plugin needs " + name + " " + range + ", this server has " + versions);
        }
    }
}
