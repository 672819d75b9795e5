package org.kontor.deployment.settings;

import java.io.IOException;
import java.util.Optional;
import org.osgi.framework.Constants;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers again what a plugin got still sealed: one that started while this bundle was away, which happens when somebody
 * restarts it by hand. Everybody else keeps running undisturbed.
 */
@Component(service = Redelivery.class, immediate = true)
public final class Redelivery {

    private static final Logger LOG = LoggerFactory.getLogger(Redelivery.class);

    /** {@code opener} is here from now on. */
    @Activate
    public Redelivery(
            @Reference ConfigurationAdmin admin,
            @Reference ServiceComponentRuntime components,
            @Reference SecretOpener opener) {
        LiveSettings live = new LiveSettings(admin);
        components.getComponentDescriptionDTOs().stream()
                .flatMap(component -> components.getComponentConfigurationDTOs(component).stream())
                .filter(configured -> configured.properties.values().stream().anyMatch(KeyRing::isSealed))
                .map(Redelivery::pid)
                .flatMap(pid -> pid.flatMap(live::find).stream())
                .forEach(Redelivery::deliver);
    }

    private static Optional<String> pid(ComponentConfigurationDTO configured) {
        return configured.properties.get(Constants.SERVICE_PID) instanceof String pid
                ? Optional.of(pid)
                : Optional.empty();
    }

    private static void deliver(Configuration live) {
        try {
            live.update(live.getProperties());
            LOG.info("{} is delivered again, with its secrets open", live.getPid());
        } catch (IOException e) {
            LOG.error("{} got its secrets sealed and cannot be delivered again", live.getPid(), e);
        }
    }
}
