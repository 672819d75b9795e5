package org.kontor.deployment.desk;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.kontor.deployment.store.DesiredStore;
import org.kontor.deployment.store.SwitchStore;
import org.kontor.providers.Switchboard;
import org.kontor.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The kill switch of accounts, kept over restarts and for every node. */
@Component(service = Switches.class)
public final class Switches {

    private final Transactions transactions;
    private final SwitchStore store;
    private final DesiredStore revisions;
    private final Switchboard switchboard;
    private final Clock clock;
    private final Map<String, String> off = new HashMap<>();

    @Activate
    public Switches(
            @Reference Transactions transactions,
            @Reference SwitchStore store,
            @Reference DesiredStore revisions,
            @Reference Switchboard switchboard,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.revisions = revisions;
        this.switchboard = switchboard;
        this.clock = clock;
    }

    void switchOff(String account, String reason, String operator) {
        transactions.run(() -> {
            revisions.nextRevision();
            store.switchOff(account, reason, operator, clock.instant());
        });
        apply();
    }

    void switchOn(String account) {
        transactions.run(() -> {
            revisions.nextRevision();
            store.switchOn(account);
        });
        apply();
    }

    /** Does here what the store says. */
    synchronized void apply() {
        Map<String, String> wanted = transactions.call(store::off);
        wanted.forEach((account, reason) -> {
            if (!reason.equals(off.put(account, reason))) {
                switchboard.switchOff(account, reason);
            }
        });
        off.keySet().removeIf(account -> {
            boolean on = !wanted.containsKey(account);
            if (on) {
                switchboard.switchOn(account);
            }
            return on;
        });
    }
}
