package org.kontor.deployment.desk;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Dictionary;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.providers.Switchboard;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;

/** The accounts that plugins' bundles serve: those that calls can reach, for a service that nobody has fetched may not work. */
@Component(service = PluginAccounts.class)
public final class PluginAccounts {

    /** Marks the settings of an account that only checks a plugin. */
    static final String REHEARSAL = "kontor.rehearsal";

    private static final String OURS = "org.kontor.";
    private static final long GLANCE_NANOS = 5_000_000;

    private final BundleContext context;
    private final ConfigurationAdmin settings;
    private final ServiceComponentRuntime components;
    private final Switchboard switchboard;

    @Activate
    public PluginAccounts(
            BundleContext context,
            @Reference ConfigurationAdmin settings,
            @Reference ServiceComponentRuntime components,
            @Reference Switchboard switchboard) {
        this.context = context;
        this.settings = settings;
        this.components = components;
        this.switchboard = switchboard;
    }

    /** {@code org.kontor.carrier.ratesheet~demo} is the account {@code carrier.ratesheet-demo}. */
    static String account(String pid) {
        return (pid.startsWith(OURS) ? pid.substring(OURS.length()) : pid).replace('~', '-');
    }

    Set<String> serving(Bundle bundle) {
        return accounts(bundle, false);
    }

    Set<String> rehearsing(Bundle bundle) {
        return accounts(bundle, true);
    }

    private Set<String> accounts(Bundle bundle, boolean rehearsing) {
        ServiceReference<?>[] services = bundle.getRegisteredServices();
        return services == null
                ? Set.of()
                : Arrays.stream(services)
                        .filter(PluginAccounts::isAccount)
                        .filter(service -> rehearsing == (service.getProperty(REHEARSAL) != null))
                        .map(service -> account((String) service.getProperty(Constants.SERVICE_PID)))
                        .filter(account -> switchboard.reaches(
                                bundle.getSymbolicName(), bundle.getVersion().toString(), account))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> configured(Collection<String> pids) {
        Set<String> found = new TreeSet<>();
        for (String pid : pids) {
            configurations("(|(service.factoryPid=" + pid + ")(service.pid=" + pid + "))")
                    .filter(configuration -> !isRehearsal(configuration))
                    .forEach(configuration -> found.add(account(configuration.getPid())));
        }
        return found;
    }

    /** Services come while a bundle starts, or a moment after when their settings do. */
    boolean await(BooleanSupplier suffices, Duration patience) {
        Object bell = new Object();
        ServiceListener listener = event -> {
            synchronized (bell) {
                bell.notifyAll();
            }
        };
        context.addServiceListener(listener);
        try {
            long end = System.nanoTime() + patience.toNanos();
            while (!suffices.getAsBoolean()) {
                if (System.nanoTime() >= end) {
                    return false;
                }
                synchronized (bell) {
                    TimeUnit.NANOSECONDS.timedWait(bell, GLANCE_NANOS);
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            context.removeServiceListener(listener);
        }
    }

    /** In one sentence, why its components do not serve. */
    String trouble(Bundle bundle) {
        if (bundle.getState() != Bundle.ACTIVE) {
            return "its bundle is not started";
        }
        return components.getComponentDescriptionDTOs(bundle).stream()
                .flatMap(component -> components.getComponentConfigurationDTOs(component).stream())
                .map(PluginAccounts::trouble)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("it offers no service; does it have settings, and do they name it?");
    }

    Stream<Configuration> configurations(String filter) {
        try {
            Configuration[] found = settings.listConfigurations(filter);
            return found == null ? Stream.empty() : Arrays.stream(found);
        } catch (IOException | InvalidSyntaxException e) {
            throw new IllegalStateException("the settings cannot be read", e);
        }
    }

    private static Optional<String> trouble(ComponentConfigurationDTO component) {
        if (component.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
            String failure = component.failure == null ? "" : component.failure;
            return Optional.of(component.description.name + " failed to start: "
                    + failure.lines().findFirst().orElse("no reason given"));
        }
        if (component.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
            return Optional.of(component.description.name + " waits for "
                    + Arrays.stream(component.unsatisfiedReferences)
                            .map(reference -> reference.name)
                            .collect(Collectors.joining(", ")));
        }
        return Optional.empty();
    }

    private static boolean isAccount(ServiceReference<?> service) {
        return service.getProperty(Constants.SERVICE_PID) instanceof String
                && Arrays.stream((String[]) service.getProperty(Constants.OBJECTCLASS))
                        .anyMatch(PluginDescriptor::isAbility);
    }

    private static boolean isRehearsal(Configuration configuration) {
        Dictionary<String, Object> values = configuration.getProperties();
        return values != null && values.get(REHEARSAL) != null;
    }
}
