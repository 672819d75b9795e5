package org.kontor.deployment.settings;

import java.util.List;
import org.kontor.deployment.store.SettingsAccountStore.Account;
import org.kontor.deployment.store.SettingsRevisionStore.Content;
import org.kontor.deployment.store.SettingsRevisionStore.Revision;
import org.kontor.deployment.store.SettingsSnapshotStore.Snapshot;
import org.kontor.deployment.store.SettingsTables;
import org.kontor.store.Transactions;

/** Seals everything anew when the operator has put a new key above the old one. */
final class Rotation {

    private final Transactions transactions;
    private final SettingsTables tables;
    private final Vault vault;

    Rotation(Transactions transactions, SettingsTables tables, Vault vault) {
        this.transactions = transactions;
        this.tables = tables;
        this.vault = vault;
    }

    boolean isAnythingSealed() {
        return transactions.call(() -> tables.revisions().hasSecrets()
                || !tables.snapshots().notSealedBy("").isEmpty());
    }

    /** What these keys open and another than the first has sealed; gives how many rows that were. */
    int sealAnew(KeyRing ring) {
        String current = ring.current().orElse("");
        return transactions.call(() -> {
            List<Revision> revisions = tables.revisions().notSealedBy(current).stream()
                    .filter(revision -> ring.opens(revision.sealedBy()))
                    .toList();
            List<Snapshot> snapshots = tables.snapshots().notSealedBy(current).stream()
                    .filter(snapshot -> ring.opens(snapshot.sealedBy()))
                    .toList();
            revisions.forEach(this::seal);
            snapshots.forEach(this::seal);
            return revisions.size() + snapshots.size();
        });
    }

    private void seal(Revision revision) {
        Account account = tables.accounts().find(revision.account()).orElseThrow();
        Content content = vault.seal(account, revision.id(), vault.open(account, revision.id(), revision.content()));
        String sealedBy = Vault.sealedBy(content.secrets());
        tables.revisions().reseal(revision.id(), sealedBy, content);
        tables.accounts().resealed(revision.id(), sealedBy);
    }

    private void seal(Snapshot snapshot) {
        Snapshot anew = Snapshots.sealed(vault, snapshot, Snapshots.texts(vault, snapshot));
        tables.snapshots().reseal(anew.id(), anew.sealedBy(), anew.content());
    }
}
