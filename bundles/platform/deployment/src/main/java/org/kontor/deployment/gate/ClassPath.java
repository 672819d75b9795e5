package org.kontor.deployment.gate;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.Constants;

/** What a bundle's class loader will find: the files of the jars and folders that Bundle-ClassPath names. */
final class ClassPath {

    private ClassPath() {}

    static Set<String> of(Headers headers, Archive jar, Findings findings) throws IOException {
        Set<String> named = new LinkedHashSet<>();
        headers.clauses(Constants.BUNDLE_CLASSPATH)
                .forEach(clause -> clause.paths().forEach(path -> named.add(path.replaceAll("^/+|/+$", ""))));
        Map<String, Set<String>> nested = jar.readNested(named);
        Set<String> found = new HashSet<>();
        if (named.isEmpty() || named.contains(".")) {
            found.addAll(jar.names());
        }
        for (String path : named) {
            found.addAll(nested.getOrDefault(path, Set.of()));
            jar.names().stream()
                    .filter(name -> name.startsWith(path + "/"))
                    .forEach(name -> found.add(name.substring(path.length() + 1)));
            if (!isThere(path, jar)) {
                findings.add(
                        Flaw.CLASS_PATH, "Bundle-ClassPath names " + Findings.plain(path) + ", which is not there");
            }
        }
        return found;
    }

    private static boolean isThere(String path, Archive jar) {
        return path.equals(".")
                || jar.holds(path)
                || jar.names().stream().anyMatch(name -> name.startsWith(path + "/"));
    }
}
