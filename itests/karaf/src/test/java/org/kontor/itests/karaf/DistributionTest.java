package org.kontor.itests.karaf;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Whatever the distribution holds also runs. */
public class DistributionTest extends KarafTest {
    @Inject
    private ServiceComponentRuntime components;

    @Test
    public void everyBundleIsActive() {
        List<String> idle = Arrays.stream(bundles.getBundles())
                .filter(bundle -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(bundle -> bundle.getSymbolicName() + " is in state " + bundle.getState())
                .toList();

        assertEquals(List.of(), idle);
    }

    @Test
    public void everyComponentOfOursFindsWhatItNeeds() throws Exception {
        List<String> unsatisfied = new ArrayList<>();

        until(() -> String.join("\n", unsatisfied), () -> {
            unsatisfied.clear();
            ours().forEach(component -> unsatisfied.addAll(complaints(component)));
            return unsatisfied.isEmpty();
        });
    }

    @Test
    public void theServerIsHealthy() throws Exception {
        until(() -> "GET /health answers 200", () -> get("/health").statusCode() == 200);
    }

    @Test
    public void theFrontPageIsServed() throws Exception {
        until(() -> "GET / answers 200", () -> get("/").statusCode() == 200);
    }

    private Stream<ComponentDescriptionDTO> ours() {
        return components.getComponentDescriptionDTOs().stream()
                .filter(component -> component.bundle.symbolicName.startsWith("org.kontor."));
    }

    private List<String> complaints(ComponentDescriptionDTO component) {
        return components.getComponentConfigurationDTOs(component).stream()
                .filter(instance -> instance.state != ComponentConfigurationDTO.ACTIVE
                        && instance.state != ComponentConfigurationDTO.SATISFIED)
                .map(DistributionTest::complaint)
                .toList();
    }

    private static String complaint(ComponentConfigurationDTO instance) {
        List<String> missing = Arrays.stream(instance.unsatisfiedReferences)
                .map(reference -> reference.name + " " + (reference.target == null ? "" : reference.target))
                .toList();
        return instance.description.name + " waits for " + missing + (instance.failure == null ? "" : instance.failure);
    }
}
