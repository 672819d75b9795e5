package org.kontor.deployment.settings;

import java.io.IOException;
import java.util.Collections;
import java.util.Dictionary;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationPlugin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens sealed settings on their way from Configuration Admin, which keeps them sealed, to the plugin they belong to, and
 * to nobody else. Needs nothing but the operator's key, so that it is here before any plugin starts: its bundle has an
 * earlier start level. Ranks after Karaf's interpolation, which must not look into secrets.
 */
@Component(
        service = {ConfigurationPlugin.class, SecretOpener.class},
        property = ConfigurationPlugin.CM_RANKING + ":Integer=900",
        immediate = true)
public final class SecretOpener implements ConfigurationPlugin {

    private static final Logger LOG = LoggerFactory.getLogger(SecretOpener.class);

    private final OperatorKey key;

    /** What an earlier run of the server left behind and cannot be opened any more waits in the store for its key. */
    @Activate
    public SecretOpener(@Reference ConfigurationAdmin admin, @Reference OperatorKey key) {
        this.key = key;
        new LiveSettings(admin)
                .delivered().stream()
                        .filter(live -> !opens(live.getProperties()))
                        .forEach(SecretOpener::withhold);
    }

    @Override
    public void modifyConfiguration(ServiceReference<?> receiver, Dictionary<String, Object> properties) {
        Bundle bundle = receiver == null ? null : receiver.getBundle();
        if (bundle != null && Marker.isOn(properties)) {
            for (String name : Collections.list(properties.keys())) {
                if (KeyRing.isSealed(properties.get(name))) {
                    open(bundle, name, properties);
                }
            }
        }
    }

    /** True when the key of every sealed setting is here. */
    boolean opens(Dictionary<String, Object> properties) {
        KeyRing ring = key.ring();
        return Collections.list(properties.elements()).stream()
                .filter(KeyRing::isSealed)
                .allMatch(text -> ring.opens(KeyRing.keyOf((String) text)));
    }

    static void withhold(Configuration live) {
        try {
            live.delete();
        } catch (IOException e) {
            LOG.error("{} cannot be withheld, although its secrets cannot be opened", live.getPid(), e);
        }
    }

    /** What does not open is left out: a plugin must not send sealed text to its provider. */
    private void open(Bundle bundle, String name, Dictionary<String, Object> properties) {
        String pid = String.valueOf(properties.get(Constants.SERVICE_PID));
        try {
            Place place = new Place(
                    bundle.getSymbolicName(),
                    LiveSettings.isRehearsal(properties) ? Place.REHEARSAL : AccountName.of(pid),
                    name,
                    Marker.revision((String) properties.get(Marker.KEY)));
            properties.put(name, key.ring().open(place, (String) properties.get(name)));
        } catch (UnopenedException e) {
            properties.remove(name);
            LOG.error("{} is delivered to {} without a secret: {}", pid, bundle.getSymbolicName(), e.getMessage());
        }
    }
}
