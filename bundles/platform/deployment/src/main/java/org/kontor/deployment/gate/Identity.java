package org.kontor.deployment.gate;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/** Who a bundle says it is. */
record Identity(String name, String version) {

    private static final Pattern SYMBOLIC_NAME = Pattern.compile("[A-Za-z0-9_-]{1,60}(\\.[A-Za-z0-9_-]{1,60}){1,15}");

    static Identity of(Headers headers, Findings findings) {
        if (!headers.get(Constants.BUNDLE_MANIFESTVERSION).equals(Optional.of("2"))) {
            findings.add(Flaw.MANIFEST_VERSION, "the manifest does not say Bundle-ManifestVersion: 2");
        }
        return new Identity(name(headers, findings), version(headers, findings));
    }

    private static String name(Headers headers, Findings findings) {
        List<Clause> clauses = headers.clauses(Constants.BUNDLE_SYMBOLICNAME);
        if (clauses.size() != 1 || clauses.get(0).paths().size() != 1) {
            findings.add(Flaw.NAME_OF_BUNDLE, "the manifest does not say one Bundle-SymbolicName");
            return "";
        }
        Clause clause = clauses.get(0);
        String name = clause.paths().get(0);
        if (!SYMBOLIC_NAME.matcher(name).matches()) {
            findings.add(Flaw.NAME_OF_BUNDLE, "Bundle-SymbolicName " + Findings.plain(name) + " is not dotted words");
            return "";
        }
        if ("true".equals(clause.directives().get("singleton"))) {
            findings.add(Flaw.SINGLETON, Findings.plain(name) + " wants to be a singleton");
        }
        return name;
    }

    private static String version(Headers headers, Findings findings) {
        String version = headers.get(Constants.BUNDLE_VERSION).orElse("");
        try {
            if (!version.isEmpty()) {
                return Version.parseVersion(version).toString();
            }
        } catch (IllegalArgumentException e) {
            findings.add(Flaw.BUNDLE_VERSION, "Bundle-Version " + Findings.plain(version) + " is not a version");
            return version;
        }
        findings.add(Flaw.BUNDLE_VERSION, "the manifest has no Bundle-Version");
        return version;
    }
}
