package org.kontor.deployment.desk;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kontor.deployment.Node;
import org.kontor.work.TradeRuleException;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plugins that others install and uninstall, such as Karaf's features: what is new is adopted, what was removed stays away,
 * and what stands beside a deployed version is stopped.
 */
@Component(service = Strangers.class)
public final class Strangers {

    private static final Logger LOG = LoggerFactory.getLogger(Strangers.class);
    private static final String SOMEBODY = "karaf";

    private final Bundles bundles;
    private final Rollout rollout;
    private final Wishes wishes;
    private final Fleet fleet;
    private final Lanes lanes;
    private final Audit audit;

    @Activate
    public Strangers(
            @Reference Bundles bundles,
            @Reference Rollout rollout,
            @Reference Wishes wishes,
            @Reference Fleet fleet,
            @Reference Lanes lanes,
            @Reference Audit audit) {
        this.bundles = bundles;
        this.rollout = rollout;
        this.wishes = wishes;
        this.fleet = fleet;
        this.lanes = lanes;
        this.audit = audit;
    }

    /** After a start, when the store's plugins are up. */
    void meet() {
        bundles.all().stream().map(Bundles.Here::plugin).distinct().forEach(plugin -> meet(plugin, false));
    }

    /** {@code arrived} when somebody installed one just now; false when the plugin is busy and must be met again. */
    boolean meet(String plugin, boolean arrived) {
        if (bundles.of(plugin).isEmpty() && fleet.applied(plugin).isEmpty()) {
            return true;
        }
        return lanes.aloneNow(plugin, () -> meet(plugin, bundles.of(plugin), arrived));
    }

    private void meet(String plugin, List<Bundles.Here> here, boolean arrived) {
        Optional<Desired> wanted = wishes.find(plugin);
        Optional<Bundles.Here> stranger = here.stream()
                .filter(bundle -> !bundle.ours())
                .max(Comparator.comparing(bundle -> Version.parseVersion(bundle.version())));
        if (stranger.isPresent() && isNew(wanted, here, arrived)) {
            adopt(wanted, stranger.get());
        } else if (wanted.isEmpty()) {
            here.forEach(bundles::retire);
        } else if (wanted.get().removed()) {
            rollout.settle(wanted.get());
        } else {
            fleet.applied(plugin).ifPresent(applied -> keep(applied, here));
        }
    }

    /** An adopted plugin has no jar in the store: another version of it from the same hand takes its place. */
    private static boolean isNew(Optional<Desired> wanted, List<Bundles.Here> here, boolean arrived) {
        return wanted.map(known -> known.removed()
                        ? arrived
                        : !known.stable().isKept() && here.stream().noneMatch(bundle -> bundle.is(known.stable())))
                .orElse(true);
    }

    private void adopt(Optional<Desired> before, Bundles.Here stranger) {
        Desired next = Desired.running(stranger.plugin(), new Build(stranger.version(), ""));
        try {
            Desired wished = audit.of(
                    new Audit.Act(SOMEBODY, "adopt", stranger.plugin()),
                    stranger.version() + " was installed by somebody else",
                    () -> wishes.wish(before, next, ""));
            rollout.settle(wished);
            fleet.applied(wished);
            fleet.say(wished, Node.State.HEALTHY, "");
        } catch (TradeRuleException e) {
            LOG.info("Another node adopted {} at the same moment", stranger.plugin());
        }
    }

    private void keep(Desired applied, List<Bundles.Here> here) {
        here.stream()
                .filter(bundle -> !bundle.ours() && bundle.running())
                .filter(bundle -> applied.builds().stream().noneMatch(bundle::is))
                .forEach(bundle -> LOG.warn(
                        "{} {} stands beside {} and is stopped: deploy it with kontor:provider-install",
                        bundle.plugin(),
                        bundle.version(),
                        applied.stable().version()));
        List<Build> missing = applied.builds().stream()
                .filter(build -> here.stream().noneMatch(bundle -> bundle.is(build)))
                .toList();
        if (missing.isEmpty()) {
            rollout.settle(applied);
        } else if (missing.stream().allMatch(Build::isKept)) {
            rollout.bringUp(applied);
        } else {
            gone(applied);
        }
    }

    /** Who had installed it has uninstalled it: that is a removal. */
    private void gone(Desired applied) {
        Desired wished = audit.of(
                new Audit.Act(SOMEBODY, "remove", applied.plugin()),
                applied.stable().version() + " was uninstalled by somebody else",
                () -> wishes.wish(Optional.of(applied), applied.removal(), ""));
        rollout.settle(wished);
        fleet.applied(wished);
        fleet.say(wished, Node.State.HEALTHY, "");
    }
}
