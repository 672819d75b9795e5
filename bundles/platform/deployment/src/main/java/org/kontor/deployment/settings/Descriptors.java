package org.kontor.deployment.settings;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;

/** What the running plugins say of their settings. A plugin imports one of our SPIs and describes its accounts. */
@Component(service = Descriptors.class)
public final class Descriptors {

    private static final Pattern SPI =
            Pattern.compile("\\(osgi\\.wiring\\.package=org\\.kontor\\.(carrier|payment|verification)\\)");

    private final BundleContext context;
    private final MetaTypeService metatypes;
    private final ServiceComponentRuntime components;

    @Activate
    public Descriptors(
            BundleContext context,
            @Reference MetaTypeService metatypes,
            @Reference ServiceComponentRuntime components) {
        this.context = context;
        this.metatypes = metatypes;
        this.components = components;
    }

    /** One for each factory PID, sorted by it; several versions of a plugin are told as one. */
    List<Descriptor> all() {
        Map<String, Descriptor> byPid = new TreeMap<>();
        Arrays.stream(context.getBundles())
                .filter(Descriptors::isPlugin)
                .sorted(Comparator.comparing(Bundle::getVersion))
                .flatMap(this::describe)
                .forEach(newer -> byPid.merge(newer.pid(), newer, (older, latest) -> latest.with(older)));
        return List.copyOf(byPid.values());
    }

    Optional<Descriptor> ofPid(String pid) {
        return all().stream().filter(known -> known.pid().equals(pid)).findFirst();
    }

    /** Those of the plugin of this name, or the one of this factory PID. */
    List<Descriptor> of(String pluginOrPid) {
        return all().stream()
                .filter(known ->
                        known.plugin().equals(pluginOrPid) || known.pid().equals(pluginOrPid))
                .toList();
    }

    /** Running ones only: of others Metatype would keep what it read, beyond their next update and their end. */
    private static boolean isPlugin(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return bundle.getState() == Bundle.ACTIVE
                && revision != null
                && revision.getDeclaredRequirements(PackageNamespace.PACKAGE_NAMESPACE).stream()
                        .map(requirement ->
                                String.valueOf(requirement.getDirectives().get("filter")))
                        .anyMatch(filter -> SPI.matcher(filter).find());
    }

    private Stream<Descriptor> describe(Bundle bundle) {
        MetaTypeInformation information = metatypes.getMetaTypeInformation(bundle);
        String[] pids = information == null ? null : information.getFactoryPids();
        return pids == null
                ? Stream.empty()
                : Arrays.stream(pids)
                        .map(pid -> describe(bundle, pid, information.getObjectClassDefinition(pid, null)));
    }

    private Descriptor describe(Bundle bundle, String pid, ObjectClassDefinition definition) {
        List<Attribute> own = new MetatypeReader(definition, defaults(bundle, pid)).attributes();
        return new Descriptor(
                bundle.getSymbolicName(),
                bundle.getVersion().toString(),
                pid,
                Stream.concat(own.stream(), Descriptor.ofTheHost().stream()).toList());
    }

    /** What the components themselves take where nothing is set: Metatype drops a default that is an empty text. */
    private Map<String, Object> defaults(Bundle bundle, String pid) {
        Collection<Map<String, Object>> properties = components.getComponentDescriptionDTOs(bundle).stream()
                .filter(component -> Arrays.asList(component.configurationPid).contains(pid))
                .map(component -> component.properties)
                .toList();
        return properties.stream()
                .flatMap(one -> one.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));
    }
}
