package org.kontor.deployment.gate;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;
import org.osgi.service.component.ComponentConstants;
import org.xml.sax.SAXException;

/** The bundles of the framework that we run in, as they are wired at this moment. */
public final class FrameworkPresent implements Present {

    private final BundleContext context;

    public FrameworkPresent(BundleContext context) {
        this.context = context;
    }

    @Override
    public List<Held> bundles() {
        return Stream.of(context.getBundles()).flatMap(FrameworkPresent::looked).toList();
    }

    @Override
    public boolean offers(String namespace, String filter) {
        FrameworkWiring wiring =
                context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
        return !wiring.findProviders(new Asked(namespace, filter)).isEmpty();
    }

    /** Nothing of a bundle that goes while it is looked at: the framework then fails in more ways than one. */
    private static Stream<Held> looked(Bundle bundle) {
        try {
            return Stream.of(held(bundle));
        } catch (RuntimeException e) {
            if (bundle.getState() == Bundle.UNINSTALLED) {
                return Stream.empty();
            }
            throw e;
        }
    }

    private static Held held(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        boolean running = bundle.getState() == Bundle.ACTIVE || bundle.getState() == Bundle.STARTING;
        return new Held(
                bundle.getBundleId(),
                String.valueOf(bundle.getSymbolicName()),
                bundle.getVersion(),
                wiring != null,
                running,
                isPlugin(bundle),
                packages(bundle, wiring).stream()
                        .map(FrameworkPresent::exported)
                        .toList(),
                wiring == null ? Set.of() : providers(wiring));
    }

    private static List<BundleCapability> packages(Bundle bundle, BundleWiring wiring) {
        if (wiring != null) {
            return wiring.getCapabilities(PackageNamespace.PACKAGE_NAMESPACE);
        }
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision == null ? List.of() : revision.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE);
    }

    private static Exported exported(BundleCapability capability) {
        Object version = capability.getAttributes().get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE);
        return new Exported(
                String.valueOf(capability.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE)),
                version instanceof Version known ? known : Version.emptyVersion);
    }

    private static Set<Long> providers(BundleWiring wiring) {
        return wiring.getRequiredWires(null).stream()
                .map(wire -> wire.getProvider().getBundle().getBundleId())
                .collect(Collectors.toSet());
    }

    /** Read from its descriptors, as in a jar that is not here yet. */
    static boolean isPlugin(Bundle bundle) {
        String header = bundle.getHeaders("").get(ComponentConstants.SERVICE_COMPONENT);
        if (header == null || bundle.getBundleId() == Constants.SYSTEM_BUNDLE_ID) {
            return false;
        }
        return Clause.parse(header).stream()
                .flatMap(clause -> clause.paths().stream())
                .flatMap(path -> descriptors(bundle, path))
                .anyMatch(FrameworkPresent::offersAbility);
    }

    private static Stream<URL> descriptors(Bundle bundle, String path) {
        int file = path.lastIndexOf('/') + 1;
        var found = bundle.findEntries(path.substring(0, Math.max(0, file - 1)), path.substring(file), false);
        return found == null ? Stream.empty() : Collections.list(found).stream();
    }

    private static boolean offersAbility(URL descriptor) {
        try (InputStream in = descriptor.openStream()) {
            return Component.parse(in.readAllBytes()).stream().anyMatch(Component::offersAbility);
        } catch (IOException | SAXException e) {
            // Such a component never starts, so its bundle serves nobody by it.
            return false;
        }
    }

    /** A requirement of nobody, to ask with. */
    private record Asked(String namespace, String filter) implements Requirement {

        @Override
        public String getNamespace() {
            return namespace;
        }

        @Override
        public Map<String, String> getDirectives() {
            return filter.isEmpty() ? Map.of() : Map.of(Namespace.REQUIREMENT_FILTER_DIRECTIVE, filter);
        }

        @Override
        public Map<String, Object> getAttributes() {
            return Map.of();
        }

        @Override
        public Resource getResource() {
            return null;
        }
    }
}
