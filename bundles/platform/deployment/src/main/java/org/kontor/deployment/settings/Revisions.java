package org.kontor.deployment.settings;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.deployment.store.SettingsAccountStore.Account;
import org.kontor.deployment.store.SettingsRevisionStore.Change;
import org.kontor.deployment.store.SettingsRevisionStore.Content;
import org.kontor.deployment.store.SettingsRevisionStore.Revision;
import org.kontor.deployment.store.SettingsTables;
import org.kontor.store.Keys;
import org.kontor.work.TradeRuleException;

/** Writes the next revision of an account; all of it in the caller's transaction. */
final class Revisions {

    /** Why a revision is made, and by whom. */
    record Reason(String operator, String note) {}

    private static final int NOTE_LETTERS = 200;

    private final SettingsTables tables;
    private final Vault vault;
    private final Clock clock;

    Revisions(SettingsTables tables, Vault vault, Clock clock) {
        this.tables = tables;
        this.vault = vault;
        this.clock = clock;
    }

    /** What is in force; nothing for an account that is gone. */
    OpenSettings inForce(Account account) {
        return account.gone()
                ? OpenSettings.none()
                : open(account, tables.revisions().find(account.revisionId()).orElseThrow());
    }

    /** The revision before the one in force. */
    Optional<Revision> before(Account account) {
        return numbered(account.account(), account.revision() - 1);
    }

    Optional<Revision> numbered(String account, long number) {
        return tables.revisions().find(account, number);
    }

    OpenSettings open(Account account, Revision revision) {
        return vault.open(account, revision.id(), revision.content());
    }

    /** The settings come into force as the account's next revision; {@code before} is what they are compared with. */
    void append(Account account, OpenSettings before, OpenSettings after, Reason reason) {
        UUID id = Keys.fresh();
        Content content = vault.seal(account, id, after);
        write(
                account,
                new Revision(
                        id,
                        account.account(),
                        account.revision() + 1,
                        false,
                        change(reason, List.copyOf(before.differing(after))),
                        Vault.sealedBy(content.secrets()),
                        content));
    }

    /** The account goes. */
    void end(Account account, Reason reason) {
        write(
                account,
                new Revision(
                        Keys.fresh(),
                        account.account(),
                        account.revision() + 1,
                        true,
                        change(reason, List.of()),
                        "",
                        new Content(Map.of(), Set.of(), Map.of())));
    }

    private Change change(Reason reason, List<String> keys) {
        return new Change(clock.instant(), shortened(reason.operator()), keys, shortened(reason.note()));
    }

    private void write(Account account, Revision revision) {
        Account next = new Account(
                account.account(),
                account.plugin(),
                account.pid(),
                account.name(),
                revision.id(),
                revision.number(),
                revision.gone(),
                revision.sealedBy());
        if (!(revision.number() == 1
                ? tables.accounts().insert(next)
                : tables.accounts().advance(next))) {
            throw TradeRuleException.stale("configuration of " + account.account());
        }
        tables.revisions().insert(revision);
    }

    private static String shortened(String text) {
        return text.length() > NOTE_LETTERS ? text.substring(0, NOTE_LETTERS) : text;
    }
}
