package org.kontor.web.status;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kontor.web.HealthSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Whether every part of ours that needs no configuration has what it needs: a server that is still starting is not well yet. */
@Component(service = HealthSource.class)
public final class Completeness implements HealthSource {

    private static final String OURS = "org.kontor.";

    private final BundleContext context;
    private final ServiceComponentRuntime components;

    @Activate
    public Completeness(BundleContext context, @Reference ServiceComponentRuntime components) {
        this.context = context;
        this.components = components;
    }

    @Override
    public String name() {
        return "components";
    }

    @Override
    public Optional<String> problem() {
        Bundle[] ours = Arrays.stream(context.getBundles())
                .filter(bundle -> String.valueOf(bundle.getSymbolicName()).startsWith(OURS))
                .toArray(Bundle[]::new);
        List<String> waiting = new ArrayList<>();
        for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs(ours)) {
            if (!component.configurationPolicy.equals("require") && isWaiting(component)) {
                waiting.add(component.name.substring(component.name.lastIndexOf('.') + 1));
            }
        }
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(waiting.size() + " wait for what they need, such as " + waiting.get(0));
    }

    private boolean isWaiting(ComponentDescriptionDTO component) {
        return components.getComponentConfigurationDTOs(component).stream()
                .anyMatch(configured -> configured.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE
                        || configured.state == ComponentConfigurationDTO.FAILED_ACTIVATION);
    }
}
