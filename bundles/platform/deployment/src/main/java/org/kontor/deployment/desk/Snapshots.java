package org.kontor.deployment.desk;

import org.kontor.deployment.Configurations;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The settings of a plugin's accounts, remembered and put back; without who keeps settings, nothing is. */
@Component(service = Snapshots.class)
public final class Snapshots {

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile ComponentServiceObjects<Configurations> configurations;

    /** Empty when nobody remembers. */
    String take(String plugin) {
        return LateService.use(configurations, known -> known.snapshot(plugin)).orElse("");
    }

    void restore(String snapshot) {
        if (!snapshot.isEmpty()) {
            LateService.use(configurations, known -> {
                known.restore(snapshot);
                return snapshot;
            });
        }
    }
}
