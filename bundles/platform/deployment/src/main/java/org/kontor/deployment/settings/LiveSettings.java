package org.kontor.deployment.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** The factory configurations that Configuration Admin has at this moment, from files, from the store or from elsewhere. */
final class LiveSettings {

    /** File Install's own property: which file the configuration comes from. */
    static final String FILE = "felix.fileinstall.filename";

    static final String REHEARSAL = "kontor.rehearsal";

    private final ConfigurationAdmin admin;

    LiveSettings(ConfigurationAdmin admin) {
        this.admin = admin;
    }

    /** Those of these factory PIDs, but no rehearsals. */
    List<Configuration> of(Collection<String> factoryPids) {
        return list(null)
                .filter(live -> live.getFactoryPid() != null && factoryPids.contains(live.getFactoryPid()))
                .filter(live -> !isRehearsal(live.getProperties()))
                .toList();
    }

    Optional<Configuration> find(String pid) {
        return list("(" + Constants.SERVICE_PID + "=" + pid + ")").findFirst();
    }

    /** Those that were delivered from the store; deleting one that has a file would make File Install delete the file. */
    List<Configuration> delivered() {
        return list("(" + Marker.KEY + "=*)")
                .filter(live -> !isRehearsal(live.getProperties()) && file(live).isEmpty())
                .toList();
    }

    Configuration factory(String factoryPid, String name) {
        try {
            return admin.getFactoryConfiguration(factoryPid, name, "?");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file that holds it; empty when there is none (any more). */
    static Optional<Path> file(Configuration live) {
        Dictionary<String, Object> properties = live.getProperties();
        return properties != null && properties.get(FILE) instanceof String uri
                ? Optional.of(Path.of(URI.create(uri))).filter(Files::exists)
                : Optional.empty();
    }

    static boolean isRehearsal(Dictionary<String, ?> properties) {
        return properties != null && "true".equals(String.valueOf(properties.get(REHEARSAL)));
    }

    /** What an operator would call its settings. */
    static OpenSettings settings(Configuration live, Descriptor descriptor) {
        Map<String, String> plain = new HashMap<>();
        Map<String, String> secrets = new HashMap<>();
        Set<String> lists = new HashSet<>();
        Dictionary<String, Object> properties = live.getProperties();
        for (String key : Collections.list(properties.keys())) {
            if (!Descriptor.isTechnical(key)) {
                Object value = properties.get(key);
                (descriptor.isSecret(key) ? secrets : plain).put(key, MetatypeReader.text(value));
                if (value.getClass().isArray()) {
                    lists.add(key);
                }
            }
        }
        return new OpenSettings(plain, lists, secrets);
    }

    private Stream<Configuration> list(String filter) {
        try {
            Configuration[] found = admin.listConfigurations(filter);
            return found == null ? Stream.empty() : Arrays.stream(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(filter, e);
        }
    }
}
