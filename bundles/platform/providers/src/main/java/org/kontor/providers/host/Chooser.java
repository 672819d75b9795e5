package org.kontor.providers.host;

import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.kontor.providers.trial.TrialRun;

/**
 * Which of an account's instances a call goes to. Without a route: the version it names, else the one that came last. With
 * one: the version it names, else the canary for its share, else the stable version, else whoever is here and may.
 */
final class Chooser {

    private final Routes routes;
    private final IntSupplier dice;

    /** {@code dice} gives numbers from 0 to 99. */
    Chooser(Routes routes, IntSupplier dice) {
        this.routes = routes;
        this.dice = dice;
    }

    /** {@code calm}: the provider is not being tried after a rest, which would be no time for a canary. */
    Optional<Instance> choose(List<Instance> instances, Request<?, ?> request, boolean calm) {
        Instance last = null;
        for (Instance instance : instances) {
            last = instance.can(request.ability()) ? instance : last;
        }
        if (last == null) {
            return Optional.empty();
        }
        Optional<Routing> routing = routes.of(last.plugin());
        return routing.isEmpty() && request.target().version().isEmpty()
                ? Optional.of(last)
                : among(versions(instances, request, last), request, routing, calm);
    }

    /** The version that answers every question which names none; empty while another one is in trial. */
    Optional<String> only(List<Instance> instances, Class<?> ability) {
        Optional<Instance> last =
                instances.stream().filter(instance -> instance.can(ability)).reduce((before, after) -> after);
        Optional<Routing> routing = last.flatMap(instance -> routes.of(instance.plugin()));
        return routing.isEmpty()
                ? last.map(Instance::version)
                : routing.filter(route -> route.run().isEmpty())
                        .map(route -> route.route().stable());
    }

    /** The shadow that gets a copy of a question which went to {@code chosen}. */
    Optional<Instance> shadow(List<Instance> instances, Request<?, ?> request, Instance chosen) {
        Optional<Routing> routing = routes.of(chosen.plugin());
        if (routing.isEmpty() || request.kind() == Call.Kind.ACT || chosen.isRehearsal()) {
            return Optional.empty();
        }
        return routing.filter(route -> route.isStable(chosen.version()))
                .flatMap(Routing::run)
                .filter(run -> run.isShadow() && run.draws(dice.getAsInt()))
                .flatMap(run -> tried(versions(instances, request, chosen), run));
    }

    private Optional<Instance> among(
            List<Instance> able, Request<?, ?> request, Optional<Routing> routing, boolean calm) {
        Optional<Instance> last = Optional.of(able.get(able.size() - 1));
        Optional<String> name = request.target().version();
        Optional<Instance> named = name.flatMap(version -> version(able, version));
        if (last.get().isRehearsal()) {
            return name.isPresent() ? named : last;
        }
        return named.filter(
                        instance -> routing.isEmpty() || routing.get().allowsByName(instance.version(), request.kind()))
                .or(() -> routing.map(route -> routed(able, request.kind(), route, calm))
                        .orElse(last));
    }

    private Optional<Instance> routed(List<Instance> able, Call.Kind kind, Routing routing, boolean calm) {
        return routing.run()
                .filter(run -> calm && !run.isShadow() && run.draws(dice.getAsInt()))
                .flatMap(run -> tried(able, run))
                .or(() -> version(able, routing.route().stable()))
                .or(() -> able.stream()
                        .filter(instance -> routing.allows(instance.version(), kind))
                        .reduce((before, after) -> after));
    }

    private static Optional<Instance> tried(List<Instance> able, TrialRun run) {
        return able.stream().filter(instance -> run.tries(instance.version())).reduce((before, after) -> after);
    }

    private static Optional<Instance> version(List<Instance> able, String version) {
        return able.stream()
                .filter(instance -> instance.version().equals(version))
                .reduce((before, after) -> after);
    }

    /** The able instances of the plugin that {@code one} is of, the latest at the end. */
    private static List<Instance> versions(List<Instance> instances, Request<?, ?> request, Instance one) {
        return instances.stream()
                .filter(instance ->
                        instance.can(request.ability()) && instance.plugin().equals(one.plugin()))
                .toList();
    }
}
