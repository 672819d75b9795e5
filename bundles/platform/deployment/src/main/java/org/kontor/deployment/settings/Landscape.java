package org.kontor.deployment.settings;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kontor.deployment.store.SettingsAccountStore;
import org.kontor.deployment.store.SettingsAccountStore.Account;
import org.osgi.service.cm.Configuration;

/** Finds accounts where they are: in the store, and among the configurations of the plugins' factory PIDs. */
final class Landscape {

    private final SettingsAccountStore accounts;
    private final Descriptors descriptors;
    private final LiveSettings live;

    Landscape(SettingsAccountStore accounts, Descriptors descriptors, LiveSettings live) {
        this.accounts = accounts;
        this.descriptors = descriptors;
        this.live = live;
    }

    Known find(String account) {
        Optional<Account> row = accounts.find(account);
        Set<String> pids = pids();
        row.ifPresent(found -> pids.add(found.pid()));
        Optional<Configuration> present = live.of(pids).stream()
                .filter(configuration -> AccountName.of(configuration.getPid()).equals(account))
                .findFirst();
        return new Known(account, row, present);
    }

    /** Names of all accounts that exist, sorted. */
    List<String> accounts() {
        Set<String> names = new TreeSet<>();
        accounts.all().stream().filter(account -> !account.gone()).forEach(account -> names.add(account.account()));
        live.of(pids()).forEach(configuration -> names.add(AccountName.of(configuration.getPid())));
        return List.copyOf(names);
    }

    List<Known> ofPlugin(String plugin) {
        Set<String> pids = new HashSet<>(Set.of(plugin));
        descriptors.of(plugin).forEach(descriptor -> pids.add(descriptor.pid()));
        Set<String> names = new TreeSet<>();
        accounts.ofPlugin(plugin).forEach(account -> names.add(account.account()));
        live.of(pids).forEach(configuration -> names.add(AccountName.of(configuration.getPid())));
        return names.stream().map(this::find).filter(Known::exists).toList();
    }

    private Set<String> pids() {
        Set<String> pids = new HashSet<>();
        descriptors.all().forEach(descriptor -> pids.add(descriptor.pid()));
        return pids;
    }
}
