package org.kontor.deployment.desk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.kontor.providers.Switchboard;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings this server's bundles and routes to what is wanted of a plugin. A change has two halves, and the word is given in
 * the store between them: {@link #prepare} brings the new version to serve without a call, {@link #settle} gives it the
 * calls and lets the old one go.
 */
@Component(service = Rollout.class, configurationPid = "org.kontor.deployment")
public final class Rollout {

    private static final Logger LOG = LoggerFactory.getLogger(Rollout.class);

    private final Bundles bundles;
    private final Switchboard switchboard;
    private final Placement placement;
    private final Patience patience;
    private final ConcurrentMap<String, Switchboard.Route> routes = new ConcurrentHashMap<>();

    @Activate
    public Rollout(
            @Reference Bundles bundles,
            @Reference Switchboard switchboard,
            @Reference Wishes wishes,
            Settings settings) {
        this(bundles, switchboard, wishes, Patience.of(settings));
    }

    Rollout(Bundles bundles, Switchboard switchboard, Wishes wishes, Patience patience) {
        this.bundles = bundles;
        this.switchboard = switchboard;
        this.placement = new Placement(bundles, wishes);
        this.patience = patience;
    }

    /** What has been prepared and can be taken back while nothing is settled. */
    static final class Prepared {

        private final Deque<Runnable> undone = new ArrayDeque<>();

        /** Everything is again as it was. */
        void takeBack() {
            undone.forEach(Runnable::run);
            undone.clear();
        }
    }

    /** Throws {@link BundleTroubleException}, and then everything is as it was. */
    Prepared prepare(Optional<Desired> present, Desired next) {
        Set<String> served = served(next.plugin());
        Optional<Desired> calling = present.filter(now -> !now.removed());
        Prepared prepared = routed(calling, next.plugin());
        try {
            for (Build build : next.builds()) {
                if (placement.running(next.plugin(), build).isEmpty()) {
                    serve(next.plugin(), build, served, prepared);
                }
            }
            return prepared;
        } catch (RuntimeException e) {
            prepared.takeBack();
            throw e;
        }
    }

    /** Brings a version to run without a call, unless it runs already. Throws {@link BundleTroubleException}. */
    Prepared stage(Optional<Desired> live, String plugin, Build build) {
        if (placement.running(plugin, build).isPresent()) {
            return new Prepared();
        }
        if (placement
                .ofVersion(plugin, build.version())
                .filter(here -> !here.is(build))
                .isPresent()) {
            throw new BundleTroubleException(plugin + " " + build.version()
                    + " is here with other bytes, and two of one version cannot run side by side;"
                    + " give the new jar another version");
        }
        Prepared prepared = routed(live, plugin);
        try {
            bundles.start(placement.present(plugin, build, prepared.undone));
            return prepared;
        } catch (RuntimeException e) {
            prepared.takeBack();
            throw e;
        }
    }

    /** From now on only the wanted versions are called; the others drain and go. */
    void settle(Desired next) {
        if (!next.removed()) {
            route(next.route());
        }
        bundles.of(next.plugin()).stream()
                .filter(here -> next.builds().stream().noneMatch(here::is))
                .filter(here -> here.running() || here.ours())
                .forEach(bundles::retire);
        if (next.removed()) {
            unroute(next.plugin());
        }
    }

    /** After a start: as much of it as can be had. Empty when all of it runs, else what is wrong. */
    Optional<String> bringUp(Desired wanted) {
        if (!wanted.removed()) {
            route(wanted.route());
        }
        List<String> problems = new ArrayList<>();
        for (Build build : wanted.builds()) {
            try {
                if (placement.running(wanted.plugin(), build).isEmpty()) {
                    bundles.start(placement.present(wanted.plugin(), build, new ArrayDeque<>()));
                }
            } catch (BundleTroubleException e) {
                LOG.error("{} {} does not run: {}", wanted.plugin(), build.version(), e.getMessage());
                problems.add(e.getMessage());
            }
        }
        if (problems.isEmpty()) {
            settle(wanted);
        }
        return problems.stream().findFirst();
    }

    /** Why what is wanted does not run here, or serves none of its accounts. */
    Optional<String> problem(Desired wanted) {
        return wanted.builds().stream()
                .flatMap(build -> placement.problem(wanted.plugin(), build).stream())
                .findFirst();
    }

    /** The jar of a version that is here. Throws {@link BundleTroubleException} when it cannot be had. */
    byte[] original(String plugin, Build build) {
        return placement.original(plugin, build);
    }

    private void serve(String plugin, Build build, Set<String> served, Prepared prepared) {
        Bundles.Here here = placement.present(plugin, build, prepared.undone);
        bundles.start(here);
        Set<String> configured = bundles.configured(here);
        boolean serves = bundles.awaitAccounts(
                here,
                accounts -> accounts.containsAll(served) && (configured.isEmpty() || !accounts.isEmpty()),
                patience.serve());
        if (!serves) {
            Set<String> missing = new HashSet<>(served.isEmpty() ? configured : served);
            missing.removeAll(bundles.serving(here));
            throw new BundleTroubleException(plugin + " " + build.version() + " does not serve "
                    + String.join(", ", missing.stream().sorted().toList()) + ": " + bundles.trouble(here));
        }
    }

    private Set<String> served(String plugin) {
        Set<String> served = new HashSet<>();
        bundles.of(plugin).stream().filter(Bundles.Here::running).forEach(here -> served.addAll(bundles.serving(here)));
        return served;
    }

    /** Calls go on as they do; those of a plugin that is not live go nowhere. */
    private Prepared routed(Optional<Desired> live, String plugin) {
        Prepared prepared = new Prepared();
        route(live.map(Desired::route).orElse(Switchboard.Route.nowhere(plugin)));
        prepared.undone.push(() -> live.ifPresentOrElse(now -> route(now.route()), () -> unroute(plugin)));
        return prepared;
    }

    /** Setting a route begins a new comparison: one that stands is left alone. */
    private void route(Switchboard.Route route) {
        if (!route.equals(routes.put(route.plugin(), route))) {
            switchboard.route(route);
        }
    }

    private void unroute(String plugin) {
        if (routes.remove(plugin) != null) {
            switchboard.unroute(plugin);
        }
    }
}
