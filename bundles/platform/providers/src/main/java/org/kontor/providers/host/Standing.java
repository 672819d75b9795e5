package org.kontor.providers.host;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.providers.ProviderStatus;
import org.kontor.providers.ProviderStatus.State;
import org.kontor.providers.Switchboard.Comparison;
import org.kontor.providers.trial.TrialRun;

/** How an account stands at this moment, put together for operators. */
record Standing(String account, Past past, List<Instance> instances, Shared shared) {

    private static final int ALL = 100;

    ProviderStatus status(String breaker, Statistics statistics, Poison poison) {
        double[] millis = statistics.percentiles(0.5, 0.95, 0.99);
        return new ProviderStatus(
                account,
                account.substring(0, Math.max(0, account.indexOf('.'))),
                past.abilities().stream().map(Class::getSimpleName).sorted().toList(),
                past.bundle(),
                serving(),
                state(),
                shared.switches().because(account),
                past.since(),
                breaker,
                instances.stream().mapToInt(Instance::inFlight).sum(),
                past.limits().limit(),
                poison.threads(),
                past.limits().ask().toMillis(),
                statistics.calls(),
                statistics.faults(),
                millis[0],
                millis[1],
                millis[2],
                statistics.lastGood(),
                versions(),
                comparison());
    }

    private State state() {
        if (instances.isEmpty()) {
            return State.GONE;
        }
        return shared.switches().because(account).isPresent() ? State.SWITCHED_OFF : State.HERE;
    }

    /** The stable version while it is here, else the one that came last. */
    private String serving() {
        return routing()
                .filter(route -> here(route.route().stable()))
                .map(route -> route.route().stable())
                .orElse(past.version());
    }

    private Optional<Routing> routing() {
        return shared.routes().of(past.bundle());
    }

    private boolean here(String version) {
        return instances.stream().anyMatch(instance -> instance.version().equals(version));
    }

    /** While an instance replaces another of its version, the later one counts. */
    private List<ProviderStatus.Version> versions() {
        Map<String, Instance> latest = new LinkedHashMap<>();
        instances.forEach(instance -> latest.put(instance.version(), instance));
        return latest.values().stream().map(this::version).toList();
    }

    private ProviderStatus.Version version(Instance instance) {
        Statistics statistics = instance.statistics();
        double[] millis = statistics.percentiles(0.5, 0.95, 0.99);
        return new ProviderStatus.Version(
                instance.version(),
                share(instance.version()),
                percent(instance.version()),
                statistics.calls(),
                statistics.failures(),
                millis[0],
                millis[1],
                millis[2],
                instance.inFlight(),
                instance.poison().threads());
    }

    private String share(String version) {
        if (isTried(version)) {
            return standsIn()
                    ? "stands in for the stable version, which is not here"
                    : run().orElseThrow().share();
        }
        int percent = percent(version);
        return percent == 0 ? "calls that name it" : "stable: " + percent + " % of the calls";
    }

    private int percent(String version) {
        int tried = run().map(TrialRun::percent).orElse(0);
        if (isTried(version) && !standsIn()) {
            return tried;
        }
        return version.equals(serving()) ? ALL - (standsIn() ? 0 : tried) : 0;
    }

    private boolean isTried(String version) {
        return run().filter(trial -> trial.tries(version)).isPresent();
    }

    /** The version in trial is here without the one it is compared with, and still good for something. */
    private boolean standsIn() {
        return routing().filter(route -> !here(route.route().stable())).isPresent()
                && run().filter(trial -> !trial.isOver()).isPresent();
    }

    /** The trial, when its version is here. */
    private Optional<TrialRun> run() {
        return routing().flatMap(Routing::run).filter(trial -> instances.stream()
                .anyMatch(instance -> trial.tries(instance.version())));
    }

    private Optional<Comparison> comparison() {
        return run().map(shared.trials()::compare);
    }
}
