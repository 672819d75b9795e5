package org.kontor.deployment.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kontor.deployment.Configurations.Form;
import org.kontor.deployment.Configurations.Revision;
import org.kontor.deployment.store.SettingsAccountStore.Account;
import org.kontor.deployment.store.SettingsRevisionStore;
import org.kontor.deployment.store.SettingsTables;
import org.kontor.work.TradeRuleException;

/** Shows accounts as they are, wherever they are kept; all of it in the caller's transaction. */
final class Inspection {

    private final SettingsTables tables;
    private final Descriptors descriptors;
    private final Landscape landscape;
    private final OperatorKey key;

    Inspection(SettingsTables tables, Descriptors descriptors, Landscape landscape, OperatorKey key) {
        this.tables = tables;
        this.descriptors = descriptors;
        this.landscape = landscape;
        this.key = key;
    }

    Form form(String account) {
        Known known = landscape.find(account);
        Optional<Descriptor> described = descriptors.ofPid(known.pid());
        Descriptor descriptor = described.orElseGet(() -> Descriptor.absent(known.plugin(), known.pid()));
        OpenSettings settings = shown(known, descriptor);
        List<String> warnings = new ArrayList<>(place(known));
        warnings.addAll(
                described.isPresent()
                        ? complaints(known, descriptor, settings)
                        : List.of(descriptor.plugin() + " does not run here, so nobody knows what its settings mean"));
        return new Form(
                account,
                descriptor.plugin(),
                Forms.fields(descriptor, settings),
                known.source(),
                known.source().isPresent()
                        ? 0
                        : known.stored().map(Account::revision).orElse(0L),
                warnings);
    }

    /** What is to be said of where the settings are kept. */
    private List<String> place(Known known) {
        Optional<Account> stored = known.stored();
        if (stored.isPresent() && known.file().isPresent()) {
            return List.of(Standing.shadowed(known.account(), known.file().get()));
        }
        return stored.map(Account::sealedBy)
                .filter(sealedBy -> !sealedBy.isEmpty() && !key.ring().opens(sealedBy))
                .map(sealedBy -> List.of(
                        "it waits for key " + sealedBy + ", which sealed its secrets and is not in etc/operator.key"))
                .orElse(List.of());
    }

    /** What is to be said of the settings; those in a file nobody has checked on their way. */
    private static List<String> complaints(Known known, Descriptor descriptor, OpenSettings settings) {
        return known.source().isPresent()
                ? new Rules(descriptor).complaints(settings)
                : Forms.strangers(descriptor, settings).stream()
                        .map(key -> key + " is not a setting of the installed " + descriptor.plugin())
                        .toList();
    }

    /** Newest first. */
    List<Revision> history(String account) {
        Known known = landscape.find(account);
        if (!known.exists() && known.row().isEmpty()) {
            throw TradeRuleException.notFound("account");
        }
        return tables.revisions().history(account).stream()
                .map(Inspection::told)
                .toList();
    }

    /** With secrets as they are kept: sealed in the store, open in a file. */
    private OpenSettings shown(Known known, Descriptor descriptor) {
        if (known.source().isPresent()) {
            return LiveSettings.settings(known.present().orElseThrow(), descriptor);
        }
        SettingsRevisionStore.Content content = known.stored()
                .flatMap(row -> tables.revisions().find(row.revisionId()))
                .orElseThrow()
                .content();
        return new OpenSettings(content.settings(), content.lists(), content.secrets());
    }

    private static Revision told(SettingsRevisionStore.Revision kept) {
        return new Revision(
                kept.number(),
                kept.change().at(),
                kept.change().operator(),
                kept.change().keys(),
                kept.change().note());
    }
}
