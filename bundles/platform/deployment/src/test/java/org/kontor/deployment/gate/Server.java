package org.kontor.deployment.gate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.framework.Version;

/** A server as the gate and the planner see it, put together by a test. */
final class Server implements Present {

    static final int JAVA = 17;

    private final List<Held> bundles = new ArrayList<>();

    /** With the SPIs in version 1.0.0 and what comes with every framework. */
    static Server usual() {
        Server server = new Server();
        server.bundle(
                "org.apache.felix.framework", "7.0.5", false, exports("org.osgi.framework 1.10", "javax.crypto 0"));
        server.bundle("org.kontor.values", "1.0.0", false, exports("org.kontor.values 1.0"));
        server.bundle("org.kontor.carrier", "1.0.0", false, exports("org.kontor.carrier 1.0"), 1);
        return server;
    }

    Held bundle(String name, String version, boolean plugin, List<Exported> exports, long... wiredTo) {
        Set<Long> providers = Set.copyOf(Arrays.stream(wiredTo).boxed().toList());
        Held held = new Held(bundles.size(), name, new Version(version), true, true, plugin, exports, providers);
        bundles.add(held);
        return held;
    }

    /** Installed and not resolved. */
    Held waiting(String name, String version, List<Exported> exports) {
        Held held = new Held(bundles.size(), name, new Version(version), false, false, false, exports, Set.of());
        bundles.add(held);
        return held;
    }

    static List<Exported> exports(String... packages) {
        return Stream.of(packages)
                .map(words -> words.split(" "))
                .map(words -> new Exported(words[0], new Version(words[1])))
                .toList();
    }

    @Override
    public List<Held> bundles() {
        return List.copyOf(bundles);
    }

    @Override
    public boolean offers(String namespace, String filter) {
        return namespace.equals("osgi.identity")
                || namespace.equals("osgi.extender") && filter.contains("osgi.component");
    }

    JarGate gate(Settings settings, Path etc) {
        return new JarGate(this, settings, etc, JAVA);
    }

    JarGate open() {
        return gate(Operator.open(), Path.of("."));
    }
}
