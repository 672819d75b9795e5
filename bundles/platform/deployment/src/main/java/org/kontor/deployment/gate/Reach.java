package org.kontor.deployment.gate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.Constants;

/** Headers by which a bundle would reach beyond itself: into other bundles, the shell, the database, the processor. */
final class Reach {

    private static final Map<String, Flaw> FORBIDDEN = new LinkedHashMap<>();

    static {
        FORBIDDEN.put(Constants.FRAGMENT_HOST, Flaw.FRAGMENT);
        FORBIDDEN.put(Constants.EXPORT_PACKAGE, Flaw.EXPORTS);
        FORBIDDEN.put(Constants.DYNAMICIMPORT_PACKAGE, Flaw.DYNAMIC_IMPORT);
        FORBIDDEN.put(Constants.BUNDLE_NATIVECODE, Flaw.NATIVE_CODE);
        FORBIDDEN.put(Constants.REQUIRE_BUNDLE, Flaw.REQUIRE_BUNDLE);
        for (String extender : Set.of("Karaf-Commands", "Kontor-Schema", "SPI-Provider", "SPI-Consumer")) {
            FORBIDDEN.put(extender, Flaw.EXTENDS_SERVER);
        }
    }

    private Reach() {}

    static void check(Headers headers, Archive jar, Findings findings) {
        FORBIDDEN.forEach((header, flaw) -> {
            if (headers.has(header)) {
                findings.add(flaw, "the manifest has " + header);
            }
        });
        // Service capabilities are written by every build tool, say what the components say, and are wired to by
        // nobody.
        headers.clauses(Constants.PROVIDE_CAPABILITY).stream()
                .flatMap(clause -> clause.paths().stream())
                .filter(namespace -> !namespace.equals("osgi.service"))
                .forEach(namespace -> findings.add(
                        Flaw.EXTENDS_SERVER, "the manifest has Provide-Capability of " + Findings.plain(namespace)));
        jar.names().stream()
                .filter(name -> name.matches("(?i)META-INF/versions/[^/]+/OSGI-INF/MANIFEST\\.MF"))
                .forEach(
                        name -> findings.add(Flaw.MANIFEST_SUPPLEMENT, Findings.plain(name) + " changes the manifest"));
    }
}
