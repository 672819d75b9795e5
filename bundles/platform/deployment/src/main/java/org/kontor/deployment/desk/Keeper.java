package org.kontor.deployment.desk;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.kontor.deployment.Node;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps this node as the store wants it, after a start and after other nodes' changes. Used by one thread. */
@Component(service = Keeper.class, configurationPid = "org.kontor.deployment")
public final class Keeper {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final long UNKNOWN = -1;
    private static final Duration RETRY = Duration.ofSeconds(60);

    private final Rollout rollout;
    private final Wishes wishes;
    private final Fleet fleet;
    private final Lanes lanes;
    private final Audit audit;
    private final Switches switches;
    private final Clock clock;
    private final Duration settling;
    private long revision = UNKNOWN;

    @Activate
    public Keeper(
            @Reference Rollout rollout,
            @Reference Wishes wishes,
            @Reference Fleet fleet,
            @Reference Lanes lanes,
            @Reference Audit audit,
            @Reference Switches switches,
            @Reference Clock clock,
            Settings settings) {
        this(rollout, wishes, fleet, lanes, audit, switches, clock, Duration.ofSeconds(settings.settle_seconds()));
    }

    Keeper(
            Rollout rollout,
            Wishes wishes,
            Fleet fleet,
            Lanes lanes,
            Audit audit,
            Switches switches,
            Clock clock,
            Duration settling) {
        this.rollout = rollout;
        this.wishes = wishes;
        this.fleet = fleet;
        this.lanes = lanes;
        this.audit = audit;
        this.switches = switches;
        this.clock = clock;
        this.settling = settling;
    }

    /** After a start: what a dead server had begun is ended, and everything wanted is brought up. */
    void start() {
        audit.cutOff();
        fleet.started();
        look();
        wishes.tidy();
    }

    /** Costs two small statements when nothing has changed. */
    void look() {
        long now = wishes.revision();
        if (now != revision) {
            switches.apply();
            boolean done = true;
            for (Desired wanted : wishes.all()) {
                done &= isApplied(wanted) || follow(wanted.plugin());
            }
            revision = done ? now : UNKNOWN;
        }
        fleet.own().forEach(this::watch);
        fleet.seen(now);
    }

    /** False when it must be looked at again. */
    private boolean follow(String plugin) {
        lanes.aloneNow(plugin, () -> wishes.find(plugin)
                .filter(wanted -> !isApplied(wanted) && !failedLately(wanted))
                .ifPresent(this::follow));
        return wishes.find(plugin).filter(this::isApplied).isPresent();
    }

    private void follow(Desired wanted) {
        Fleet.Proof proof = fleet.proof(wanted);
        if (proof.state() == Fleet.Proof.State.GIVEN) {
            bring(wanted);
        } else if (proof.state() == Fleet.Proof.State.AWAITED
                && fleet.isGone(wanted.firstNode())
                && wishes.lead(wanted, fleet.self())) {
            LOG.warn("{} proves {} now, for {} is gone", fleet.self(), wanted.plugin(), wanted.firstNode());
            wishes.find(wanted.plugin()).ifPresent(this::bring);
        } else {
            untilProven(wanted);
            fleet.say(wanted, Node.State.WAITING, proof.why());
        }
    }

    /** Beside versions that run here already, the new one must serve or all stays as it is; after a start, what can be had. */
    private void bring(Desired wanted) {
        Optional<Desired> present = fleet.applied(wanted.plugin());
        Optional<String> problem = present.isEmpty() ? rollout.bringUp(wanted) : replace(present, wanted);
        if (present.isEmpty() || problem.isEmpty()) {
            fleet.applied(wanted);
        }
        fleet.say(wanted, problem.map(said -> Node.State.FAILED).orElse(brought(wanted)), problem.orElse(""));
    }

    private Node.State brought(Desired wanted) {
        return wanted.firstNode().equals(fleet.self()) ? Node.State.SETTLING : Node.State.HEALTHY;
    }

    private Optional<String> replace(Optional<Desired> present, Desired wanted) {
        try {
            rollout.prepare(present, wanted);
            rollout.settle(wanted);
            return Optional.empty();
        } catch (BundleTroubleException e) {
            LOG.error("{} stays as it was on this node: {}", wanted.plugin(), e.getMessage());
            return Optional.of(e.getMessage());
        }
    }

    private void untilProven(Desired wanted) {
        if (fleet.applied(wanted.plugin()).isEmpty()) {
            wanted.before().ifPresent(before -> {
                rollout.bringUp(before);
                fleet.applied(before);
            });
        }
    }

    /** A change settles when it has worked for a while; one that failed may have come to work since. */
    private void watch(Node.Report said) {
        boolean open = said.state() == Node.State.SETTLING || said.state() == Node.State.FAILED;
        fleet.applied(said.plugin())
                .filter(wanted -> open && wanted.revision() == said.revision())
                .ifPresent(wanted -> watch(said, wanted));
    }

    private void watch(Node.Report said, Desired wanted) {
        Optional<String> problem = rollout.problem(wanted);
        if (problem.isPresent() && said.state() == Node.State.SETTLING) {
            fleet.say(wanted, Node.State.FAILED, problem.get());
        } else if (problem.isEmpty() && said.at().isBefore(clock.instant().minus(settling))) {
            fleet.say(wanted, Node.State.HEALTHY, "");
        }
    }

    private boolean isApplied(Desired wanted) {
        return fleet.own(wanted.plugin())
                .filter(said -> said.revision() >= wanted.revision())
                .filter(said -> said.state() == Node.State.SETTLING || said.state() == Node.State.HEALTHY)
                .isPresent();
    }

    private boolean failedLately(Desired wanted) {
        return fleet.own(wanted.plugin())
                .filter(said -> said.revision() == wanted.revision() && said.state() == Node.State.FAILED)
                .filter(said -> said.at().isAfter(clock.instant().minus(RETRY)))
                .isPresent();
    }
}
