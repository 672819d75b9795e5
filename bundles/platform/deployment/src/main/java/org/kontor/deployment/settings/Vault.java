package org.kontor.deployment.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.kontor.deployment.store.SettingsAccountStore.Account;
import org.kontor.deployment.store.SettingsRevisionStore.Content;
import org.kontor.work.TradeRuleException;

/** Seals the secrets of a revision for that revision alone, and opens them again. */
final class Vault {

    private final OperatorKey key;

    Vault(OperatorKey key) {
        this.key = key;
    }

    /** The settings as they are kept. Refused while there are secrets and no key. */
    Content seal(Account account, UUID revision, OpenSettings open) {
        return new Content(
                open.plain(),
                open.lists(),
                sealed(account.plugin(), account.account(), revision.toString(), open.secrets()));
    }

    /** Each sealed for its key; refused as {@link #seal} is. */
    Map<String, String> sealed(String plugin, String account, String revision, Map<String, String> secrets) {
        KeyRing ring = key.ring();
        if (!secrets.isEmpty() && ring.current().isEmpty()) {
            throw locked(key.problem().orElse("etc/operator.key holds no key"));
        }
        Map<String, String> sealed = new HashMap<>();
        secrets.forEach((name, text) -> sealed.put(name, ring.seal(new Place(plugin, account, name, revision), text)));
        return sealed;
    }

    /** The key that sealed these secrets; empty without any. */
    static String sealedBy(Map<String, String> sealed) {
        return sealed.values().stream().map(KeyRing::keyOf).findFirst().orElse("");
    }

    /** Refused when a secret cannot be opened. */
    OpenSettings open(Account account, UUID revision, Content content) {
        return new OpenSettings(
                content.settings(),
                content.lists(),
                opened(account.plugin(), account.account(), revision.toString(), content.secrets()));
    }

    /** Each opened; refused when one cannot be. */
    Map<String, String> opened(String plugin, String account, String revision, Map<String, String> sealed) {
        KeyRing ring = key.ring();
        Map<String, String> opened = new HashMap<>();
        try {
            sealed.forEach(
                    (name, text) -> opened.put(name, ring.open(new Place(plugin, account, name, revision), text)));
        } catch (UnopenedException e) {
            throw locked(account + ": " + e.getMessage());
        }
        return opened;
    }

    private static TradeRuleException locked(String sentence) {
        return TradeRuleException.conflict(
                "operator-key", sentence, "Put the operator key that sealed the secrets back into etc/operator.key");
    }
}
