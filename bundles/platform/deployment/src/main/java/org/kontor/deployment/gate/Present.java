package org.kontor.deployment.gate;

import java.util.List;
import java.util.Set;
import org.osgi.framework.Version;

/** The bundles of the running server: what each exports, and who is wired to whom. */
public interface Present {

    record Exported(String name, Version version) {}

    /**
     * {@code plugin} when its components provide a service of our SPIs; {@code wiredTo} are the ids of the bundles that
     * it gets packages and more from.
     */
    record Held(
            long id,
            String name,
            Version version,
            boolean resolved,
            boolean running,
            boolean plugin,
            List<Exported> exports,
            Set<Long> wiredTo) {

        public Held {
            exports = List.copyOf(exports);
            wiredTo = Set.copyOf(wiredTo);
        }

        @Override
        public String toString() {
            return name + " " + version;
        }
    }

    /** Every bundle, in the order of installation. */
    List<Held> bundles();

    /** Whether somebody offers a capability of the namespace that the filter, if not empty, fits. */
    boolean offers(String namespace, String filter);

    /** Every version in which the package is exported. */
    default List<Version> versionsOf(String exported) {
        return bundles().stream()
                .flatMap(bundle -> bundle.exports().stream())
                .filter(export -> export.name().equals(exported))
                .map(Exported::version)
                .toList();
    }
}
