package org.kontor.deployment.settings;

import java.nio.file.Path;
import java.util.Optional;
import org.kontor.deployment.store.SettingsAccountStore.Account;
import org.kontor.work.TradeRuleException;
import org.osgi.service.cm.Configuration;

/** What is known of an account: its row in the store, which may say that it is gone, and its configuration on this node. */
record Known(String account, Optional<Account> row, Optional<Configuration> present) {

    /** A file that holds its settings is in force, whatever the store says. */
    Optional<Path> file() {
        return present.flatMap(LiveSettings::file);
    }

    Optional<Account> stored() {
        return row.filter(found -> !found.gone());
    }

    boolean exists() {
        return stored().isPresent() || present.isPresent();
    }

    String pid() {
        return stored().map(Account::pid)
                .or(() -> present.map(Configuration::getFactoryPid))
                .orElseThrow(() -> TradeRuleException.notFound("account"));
    }

    String plugin() {
        return stored().map(Account::plugin).orElseGet(this::pid);
    }

    /** Where the settings are kept when that is not the store. */
    Optional<String> source() {
        return file().map(path -> "etc/" + path.getFileName())
                .or(() -> stored().isPresent() ? Optional.empty() : Optional.of("Configuration Admin"));
    }

    /** The row, when the settings can be changed in the store; {@code row} may be of an account that is gone. */
    Account changeable(Optional<Account> wanted) {
        if (file().isPresent()) {
            throw TradeRuleException.conflict(
                    "kept-in-a-file",
                    account + " is kept in etc/" + file().get().getFileName(),
                    "Edit that file, or delete it and repeat");
        }
        if (wanted.isEmpty() && present.isPresent()) {
            throw TradeRuleException.conflict(
                    "kept-elsewhere",
                    account + " is kept in Configuration Admin and not in the store",
                    "Delete " + present.get().getPid() + " there, then create the account here");
        }
        return wanted.orElseThrow(() -> TradeRuleException.notFound("account"));
    }
}
