package org.kontor.deployment.gate;

import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.Version;

/** What a bundle requires besides packages: a Java, and capabilities that must be here when it resolves. */
final class Requirements {

    private static final Set<String> WIRING =
            Set.of("osgi.wiring.bundle", "osgi.wiring.package", "osgi.wiring.host", "osgi.identity");

    private final Present present;
    private final int java;
    private final Findings findings;

    private Requirements(Present present, int java, Findings findings) {
        this.present = present;
        this.java = java;
        this.findings = findings;
    }

    static void check(Headers headers, Present present, int java, Findings findings) {
        Requirements requirements = new Requirements(present, java, findings);
        headers.clauses(Constants.REQUIRE_CAPABILITY)
                .forEach(clause -> clause.paths().forEach(namespace -> requirements.check(namespace, clause)));
    }

    private void check(String namespace, Clause clause) {
        String filter = clause.directives().getOrDefault("filter", "");
        try {
            if (namespace.equals("osgi.ee")) {
                checkJava(filter);
            } else if (WIRING.contains(namespace)) {
                findings.add(Flaw.CAPABILITY, "the plugin requires " + namespace + ", which ties it to another bundle");
            } else if (resolves(clause) && !present.offers(namespace, filter)) {
                findings.add(
                        Flaw.CAPABILITY,
                        "nothing here offers " + Findings.plain(namespace) + " " + Findings.plain(filter));
            }
        } catch (InvalidSyntaxException | IllegalArgumentException e) {
            findings.add(Flaw.MANIFEST_MALFORMED, "the filter " + Findings.plain(filter) + " cannot be read");
        }
    }

    private static boolean resolves(Clause clause) {
        return clause.directives().getOrDefault("effective", "resolve").equals("resolve") && !clause.optional();
    }

    private void checkJava(String filter) throws InvalidSyntaxException {
        List<Version> versions = Stream.concat(
                        IntStream.rangeClosed(1, 8).mapToObj(minor -> new Version(1, minor, 0)),
                        IntStream.rangeClosed(9, java).mapToObj(major -> new Version(major, 0, 0)))
                .toList();
        boolean runs = filter.isEmpty()
                || FrameworkUtil.createFilter(filter)
                        .match(new Hashtable<>(Map.of("osgi.ee", "JavaSE", "version", versions)));
        if (!runs) {
            findings.add(
                    Flaw.JAVA, "the plugin needs Java " + Findings.plain(filter) + ", the server runs on Java " + java);
        }
    }
}
