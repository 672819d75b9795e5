package org.kontor.deployment.store;

import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tables of settings, together, because every change touches two of them. */
@Component(service = SettingsTables.class)
public final class SettingsTables {

    private final SettingsAccountStore accounts;
    private final SettingsRevisionStore revisions;
    private final SettingsSnapshotStore snapshots;

    @Activate
    public SettingsTables(@Reference Sql sql, @Reference(target = "(module=deployment)") Schema schema) {
        this.accounts = new SettingsAccountStore(sql);
        this.revisions = new SettingsRevisionStore(sql);
        this.snapshots = new SettingsSnapshotStore(sql);
    }

    public SettingsAccountStore accounts() {
        return accounts;
    }

    public SettingsRevisionStore revisions() {
        return revisions;
    }

    public SettingsSnapshotStore snapshots() {
        return snapshots;
    }
}
