package org.kontor.deployment.desk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.kontor.deployment.JarRefusedException;
import org.kontor.deployment.Node;
import org.kontor.deployment.Plan;
import org.kontor.deployment.PluginJar;
import org.kontor.deployment.Terms;
import org.kontor.work.CrashPoint;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The operations that change what is wanted: each proves itself on this node first, gives the word, and then settles. */
@Component(service = Changes.class)
public final class Changes {

    private final Gate gate;
    private final Wishes wishes;
    private final Rollout rollout;
    private final Lanes lanes;
    private final Audit audit;
    private final Fleet fleet;
    private final Snapshots snapshots;
    private final Conformance conformance;

    @Activate
    public Changes(
            @Reference Gate gate,
            @Reference Wishes wishes,
            @Reference Rollout rollout,
            @Reference Lanes lanes,
            @Reference Audit audit,
            @Reference Fleet fleet,
            @Reference Snapshots snapshots,
            @Reference Conformance conformance) {
        this.gate = gate;
        this.wishes = wishes;
        this.rollout = rollout;
        this.lanes = lanes;
        this.audit = audit;
        this.fleet = fleet;
        this.snapshots = snapshots;
        this.conformance = conformance;
    }

    Desired install(Path file, Terms terms, String operator) {
        PluginJar jar = read(file, operator);
        String plugin = jar.plugin();
        return lanes.alone(plugin, "installing " + jar.version(), () -> {
            Plan plan = plan(jar, terms, operator);
            return audit.of(new Audit.Act(operator, "install", plugin), Words.of(jar, terms, plan), () -> {
                gate.permit(plan, terms);
                return BundleTroubleException.told(() -> install(file, jar, terms));
            });
        });
    }

    Desired promote(String plugin, String operator) {
        return alone(new Audit.Act(operator, "promote", plugin), "", present -> {
            Desired next = Course.promote(present, () -> snapshots.take(plugin));
            return change(Optional.of(present), next, fleet.self());
        });
    }

    /** Needs no proof: the stable version has served all the while. */
    Desired sendBack(String plugin, String operator, String reason) {
        return alone(
                new Audit.Act(operator, "send back", plugin),
                reason,
                present -> change(Optional.of(present), Course.sendBack(present), ""));
    }

    /** Needs no proof: that version has served before. */
    Desired rollBack(String plugin, String operator) {
        return alone(new Audit.Act(operator, "roll back", plugin), "", present -> {
            Desired next = Course.rollBack(present);
            String now = snapshots.take(plugin);
            snapshots.restore(present.previous().orElseThrow().snapshot());
            try {
                return change(Optional.of(present), next, "");
            } catch (RuntimeException e) {
                snapshots.restore(now);
                throw e;
            }
        });
    }

    Desired remove(String plugin, String operator) {
        return alone(
                new Audit.Act(operator, "remove", plugin),
                "",
                present -> change(Optional.of(present), present.removal(), ""));
    }

    private interface Work {
        Desired on(Desired present);
    }

    private Desired alone(Audit.Act act, String details, Work work) {
        return lanes.alone(act.plugin(), act.operation(), () -> {
            Desired present = wishes.live(act.plugin()).orElseThrow(() -> TradeRuleException.notFound("plugin"));
            String what = Words.of(present, details);
            return audit.of(act, what, () -> BundleTroubleException.told(() -> work.on(present)));
        });
    }

    private Desired install(Path file, PluginJar jar, Terms terms) {
        Optional<Desired> before = wishes.find(jar.plugin());
        Optional<Desired> live = before.filter(wanted -> !wanted.removed()).map(present -> secured(present, jar));
        Desired next = Course.install(live, jar, terms, () -> snapshots.take(jar.plugin()));
        if (live.filter(next::equals).isPresent()) {
            return next;
        }
        wishes.keep(jar.plugin(), new Build(jar.version(), jar.sha256()), JarFiles.content(file, jar));
        return change(before, next, fleet.self());
    }

    /** Before other bytes take an adopted version's place, its own must be known: a rollback needs them. */
    private Desired secured(Desired present, PluginJar arriving) {
        if (present.stable().isKept() || !present.stable().version().equals(arriving.version())) {
            return present;
        }
        byte[] content = rollout.original(present.plugin(), present.stable());
        Build known = new Build(present.stable().version(), JarFiles.sha256(content));
        wishes.keep(present.plugin(), known, content);
        return present.knownAs(known);
    }

    /** Bundles change outside of any transaction; the word is given between the two halves. */
    private Desired change(Optional<Desired> before, Desired next, String firstNode) {
        Rollout.Prepared prepared = rollout.prepare(before, next);
        CrashPoint.hit("deployment.after-start");
        Desired wished;
        try {
            if (!firstNode.isEmpty()) {
                demandVerdicts(before, next);
            }
            wished = wishes.wish(before, next, firstNode);
        } catch (RuntimeException e) {
            prepared.takeBack();
            throw e;
        }
        CrashPoint.hit("deployment.after-word");
        rollout.settle(wished);
        fleet.applied(wished);
        fleet.say(wished, firstNode.isEmpty() ? Node.State.HEALTHY : Node.State.SETTLING, "");
        return wished;
    }

    private void demandVerdicts(Optional<Desired> before, Desired next) {
        if (gate.verdictRequired()) {
            List<Build> known = before.map(Desired::builds).orElse(List.of());
            next.builds().stream()
                    .filter(build -> !known.contains(build))
                    .forEach(build -> conformance.demand(next.plugin(), build));
        }
    }

    private PluginJar read(Path file, String operator) {
        return refusedOrNot(
                new Audit.Act(operator, "install", ""), file.getFileName().toString(), () -> gate.read(file));
    }

    private Plan plan(PluginJar jar, Terms terms, String operator) {
        Audit.Act act = new Audit.Act(operator, "install", jar.plugin());
        return refusedOrNot(act, jar.version(), () -> gate.plan(jar, terms));
    }

    /** A refusal at the gate is written down too. */
    private <T> T refusedOrNot(Audit.Act act, String details, Supplier<T> work) {
        try {
            return work.get();
        } catch (JarRefusedException e) {
            return audit.of(act, details, () -> {
                throw e;
            });
        }
    }
}
