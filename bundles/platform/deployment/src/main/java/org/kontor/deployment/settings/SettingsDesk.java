package org.kontor.deployment.settings;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.kontor.deployment.Configurations;
import org.kontor.deployment.store.SettingsTables;
import org.kontor.store.Transactions;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Changes settings in one transaction and delivers them after it; inside a caller's transaction the caller has them
 * delivered, or the next round of {@link Deliveries} does.
 */
@Component(service = Configurations.class)
public final class SettingsDesk implements Configurations {

    private final Transactions transactions;
    private final Descriptors descriptors;
    private final Deliveries deliveries;
    private final Trials trials;
    private final Landscape landscape;
    private final Inspection inspection;
    private final Changes changes;
    private final Revisions revisions;
    private final Snapshots snapshots;

    @Activate
    public SettingsDesk(
            @Reference Transactions transactions,
            @Reference SettingsTables tables,
            @Reference ConfigurationAdmin admin,
            @Reference OperatorKey key,
            @Reference Descriptors descriptors,
            @Reference Deliveries deliveries,
            @Reference Trials trials,
            @Reference Clock clock) {
        Vault vault = new Vault(key);
        this.transactions = transactions;
        this.descriptors = descriptors;
        this.deliveries = deliveries;
        this.trials = trials;
        this.landscape = new Landscape(tables.accounts(), descriptors, new LiveSettings(admin));
        this.inspection = new Inspection(tables, descriptors, landscape, key);
        this.revisions = new Revisions(tables, vault, clock);
        this.changes = new Changes(descriptors, landscape, revisions);
        this.snapshots = new Snapshots(tables.snapshots(), landscape, revisions, vault, clock);
    }

    @Override
    public List<String> accounts() {
        return transactions.call(landscape::accounts);
    }

    @Override
    public List<String> plugins() {
        return descriptors.all().stream()
                .map(one -> descriptors.of(one.plugin()).size() == 1 ? one.plugin() : one.pid())
                .sorted()
                .toList();
    }

    @Override
    public Form form(String account) {
        return transactions.call(() -> inspection.form(account));
    }

    @Override
    public Form put(String account, Optional<Long> revision, Map<String, String> settings, String operator) {
        transactions.run(() -> changes.put(account, revision, settings, operator));
        return delivered(account);
    }

    @Override
    public String account(String plugin, String name) {
        return changes.account(plugin, name);
    }

    @Override
    public Form create(String plugin, String name, Map<String, String> settings, String operator) {
        transactions.run(() -> changes.create(plugin, name, settings, operator));
        return delivered(changes.account(plugin, name));
    }

    @Override
    public void delete(String account, String operator) {
        transactions.run(() -> changes.delete(account, operator));
        deliver();
    }

    @Override
    public List<Revision> history(String account) {
        return transactions.call(() -> inspection.history(account));
    }

    @Override
    public Form undo(String account, String operator) {
        transactions.run(() -> changes.undo(account, operator));
        return delivered(account);
    }

    @Override
    public List<Problem> check(String account, Map<String, String> settings) {
        Known known = transactions.call(() -> landscape.find(account));
        Descriptor descriptor = changes.described(known);
        OpenSettings now = transactions.call(() -> inForce(known, descriptor));
        SortedMap<String, String> named = descriptor.cleaned(settings);
        OpenSettings after = now.with(named, descriptor);
        SortedMap<String, String> all = after.all();
        all.putAll(named);
        List<Problem> problems = new Rules(descriptor).problems(all, after);
        return problems.isEmpty() ? trials.rehearse(descriptor, after) : problems;
    }

    @Override
    public String snapshot(String plugin) {
        return transactions.call(() -> snapshots.take(plugin)).toString();
    }

    @Override
    public void restore(String snapshot) {
        transactions.call(() -> snapshots.restore(snapshot)).run();
        deliver();
    }

    private OpenSettings inForce(Known known, Descriptor descriptor) {
        return known.source().isPresent()
                ? LiveSettings.settings(known.present().orElseThrow(), descriptor)
                : revisions.inForce(known.stored().orElseThrow());
    }

    private Form delivered(String account) {
        deliver();
        return form(account);
    }

    private void deliver() {
        if (!transactions.active()) {
            deliveries.deliverNow();
        }
    }
}
