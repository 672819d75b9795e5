package org.kontor.deployment.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.providers.Switchboard;

/** Writes down where calls go. */
class FakeSwitchboard implements Switchboard {

    final Map<String, Route> routes = new HashMap<>();
    final Map<String, String> off = new HashMap<>();
    private final List<String> log;

    FakeSwitchboard(List<String> log) {
        this.log = log;
    }

    @Override
    public void route(Route route) {
        String share = route.trial()
                .map(trial -> " and " + trial.percent() + "% " + trial.version())
                .orElse("");
        log.add("route " + (route.leadsNowhere() ? "nowhere" : route.stable() + share));
        routes.put(route.plugin(), route);
    }

    @Override
    public void unroute(String plugin) {
        log.add("unroute");
        routes.remove(plugin);
    }

    @Override
    public boolean reaches(String plugin, String version, String account) {
        return true;
    }

    @Override
    public Optional<Comparison> comparison(String plugin) {
        return Optional.empty();
    }

    @Override
    public void switchOff(String account, String reason) {
        off.put(account, reason);
    }

    @Override
    public void switchOn(String account) {
        off.remove(account);
    }
}
