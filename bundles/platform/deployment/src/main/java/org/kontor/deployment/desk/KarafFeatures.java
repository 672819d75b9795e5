package org.kontor.deployment.desk;

import java.util.List;
import org.apache.karaf.features.BundleInfo;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Karaf's features; outside of Karaf there are none. */
@Component(service = Features.class)
public final class KarafFeatures implements Features {

    private final FeaturesService features;

    @Activate
    public KarafFeatures(@Reference FeaturesService features) {
        this.features = features;
    }

    @Override
    public List<String> bundles(String name) {
        try {
            Feature feature = features.getFeature(name);
            return feature == null
                    ? List.of()
                    : feature.getBundles().stream()
                            .filter(bundle -> !bundle.isDependency())
                            .map(BundleInfo::getLocation)
                            .toList();
        } catch (Exception e) { // FeaturesService declares nothing narrower
            throw new IllegalStateException("Karaf does not tell its features", e);
        }
    }
}
