package org.kontor.deployment.desk;

import java.nio.file.Path;
import java.util.List;
import org.kontor.deployment.Deployment;
import org.kontor.deployment.Deployments;
import org.kontor.deployment.Entry;
import org.kontor.deployment.Node;
import org.kontor.deployment.Plan;
import org.kontor.deployment.PluginJar;
import org.kontor.deployment.Terms;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Require;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where operators come with their plugins. */
@Component(service = Deployments.class)
public final class DeploymentDesk implements Deployments {

    private static final int LONGEST_REASON = 500;

    private final Gate gate;
    private final Sources sources;
    private final Stages stages;
    private final Changes changes;
    private final Switches switches;
    private final Views views;
    private final Audit audit;
    private final Fleet fleet;

    @Activate
    public DeploymentDesk(
            @Reference Gate gate,
            @Reference Sources sources,
            @Reference Stages stages,
            @Reference Changes changes,
            @Reference Switches switches,
            @Reference Views views,
            @Reference Audit audit,
            @Reference Fleet fleet) {
        this.gate = gate;
        this.sources = sources;
        this.stages = stages;
        this.changes = changes;
        this.switches = switches;
        this.views = views;
        this.audit = audit;
        this.fleet = fleet;
    }

    @Override
    public Path fetch(String source) {
        return sources.fetch(source);
    }

    @Override
    public PluginJar read(Path jar) {
        return gate.read(jar);
    }

    @Override
    public Plan plan(Path jar, Terms terms) {
        return gate.plan(gate.read(jar), terms);
    }

    @Override
    public Staged stage(Path jar) {
        return stages.open(jar);
    }

    @Override
    public Deployment install(Path jar, Terms terms, String operator) {
        return views.of(changes.install(jar, terms, operator));
    }

    @Override
    public Deployment promote(String plugin, String operator) {
        return views.of(changes.promote(plugin, operator));
    }

    @Override
    public Deployment sendBack(String plugin, String operator, String reason) {
        return views.of(changes.sendBack(plugin, operator, reason));
    }

    @Override
    public Deployment rollBack(String plugin, String operator) {
        return views.of(changes.rollBack(plugin, operator));
    }

    @Override
    public Deployment remove(String plugin, String operator) {
        return views.of(changes.remove(plugin, operator));
    }

    @Override
    public void switchOff(String account, String reason, String operator) {
        String why = Require.text("reason", reason);
        if (why.length() > LONGEST_REASON) {
            throw new InvalidValueException(
                    "reason", "must have at most " + LONGEST_REASON + " characters", "Say it in a sentence");
        }
        views.refuseUnknown(account);
        audit.of(new Audit.Act(operator, "switch off", account), why, () -> {
            switches.switchOff(account, why, operator);
            return account;
        });
    }

    @Override
    public void switchOn(String account, String operator) {
        views.refuseUnknown(account);
        audit.of(new Audit.Act(operator, "switch on", account), "", () -> {
            switches.switchOn(account);
            return account;
        });
    }

    @Override
    public List<Deployment> list() {
        return views.all();
    }

    @Override
    public Deployment find(String plugin) {
        return views.find(plugin);
    }

    @Override
    public List<Entry> history(String plugin) {
        return audit.history(plugin);
    }

    @Override
    public List<Node> nodes() {
        return fleet.nodes();
    }
}
