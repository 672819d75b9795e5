package org.kontor.providers.host;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kontor.providers.Switchboard.Route;
import org.kontor.providers.trial.TrialRun;

/** The routes that operators have set, by plugin; reading is one look into a map that never changes. */
final class Routes {

    private volatile Map<String, Routing> routings = Map.of();

    Optional<Routing> of(String plugin) {
        return Optional.ofNullable(routings.get(plugin));
    }

    Optional<TrialRun> trial(String plugin) {
        Routing routing = routings.get(plugin);
        return routing == null ? Optional.empty() : routing.run();
    }

    synchronized void set(Route route) {
        Map<String, Routing> changed = new HashMap<>(routings);
        changed.put(route.plugin(), Routing.of(route));
        routings = Map.copyOf(changed);
    }

    synchronized void remove(String plugin) {
        Map<String, Routing> changed = new HashMap<>(routings);
        changed.remove(plugin);
        routings = Map.copyOf(changed);
    }
}
