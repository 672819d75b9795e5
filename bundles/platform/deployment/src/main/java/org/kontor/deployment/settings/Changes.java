package org.kontor.deployment.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.kontor.deployment.Configurations.Problem;
import org.kontor.deployment.SettingsRefusedException;
import org.kontor.deployment.settings.Revisions.Reason;
import org.kontor.deployment.store.SettingsAccountStore.Account;
import org.kontor.deployment.store.SettingsRevisionStore.Revision;
import org.kontor.work.TradeRuleException;

/** What operators change, refused or written as the next revision; all of it in the caller's transaction. */
final class Changes {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int NAME_LETTERS = 60;

    private final Descriptors descriptors;
    private final Landscape landscape;
    private final Revisions revisions;

    Changes(Descriptors descriptors, Landscape landscape, Revisions revisions) {
        this.descriptors = descriptors;
        this.landscape = landscape;
        this.revisions = revisions;
    }

    void put(String account, Optional<Long> revision, Map<String, String> settings, String operator) {
        Known known = landscape.find(account);
        Account row = known.changeable(known.stored());
        if (revision.isPresent() && revision.get() != row.revision()) {
            throw TradeRuleException.stale("configuration of " + account);
        }
        OpenSettings before = revisions.inForce(row);
        OpenSettings after = changed(described(known), before, settings);
        if (!before.differing(after).isEmpty()) {
            revisions.append(row, before, after, new Reason(operator, ""));
        }
    }

    String account(String plugin, String name) {
        return AccountName.of(installed(plugin).pid(), checked(name));
    }

    void create(String plugin, String name, Map<String, String> settings, String operator) {
        Descriptor descriptor = installed(plugin);
        String account = account(plugin, name);
        Known known = landscape.find(account);
        if (known.exists()
                || known.row()
                        .filter(gone -> !gone.pid().equals(descriptor.pid()))
                        .isPresent()) {
            throw TradeRuleException.conflict(
                    "account-exists", account + " is there already", "Change it, or choose another name");
        }
        Account row = known.row()
                .orElseGet(() -> new Account(
                        account, descriptor.plugin(), descriptor.pid(), name, new UUID(0, 0), 0, false, ""));
        OpenSettings after = changed(descriptor, OpenSettings.none(), settings);
        revisions.append(row, OpenSettings.none(), after, new Reason(operator, "created"));
    }

    void delete(String account, String operator) {
        Known known = landscape.find(account);
        revisions.end(known.changeable(known.stored()), new Reason(operator, "deleted"));
    }

    void undo(String account, String operator) {
        Known known = landscape.find(account);
        Account row = known.changeable(known.row());
        Revision earlier = revisions
                .before(row)
                .orElseThrow(() -> TradeRuleException.conflict(
                        "nothing-to-undo", account + " has never been changed", "Delete it if it should go"));
        Reason reason = new Reason(operator, "takes revision " + row.revision() + " back");
        if (earlier.gone()) {
            revisions.end(row, reason);
        } else {
            revisions.append(row, revisions.inForce(row), revisions.open(row, earlier), reason);
        }
    }

    Descriptor described(Known known) {
        return descriptors
                .ofPid(known.pid())
                .orElseThrow(() -> TradeRuleException.conflict(
                        "plugin-absent",
                        known.plugin() + " does not run here, so nobody can tell whether these settings are good",
                        "Install or start it and repeat"));
    }

    private static OpenSettings changed(Descriptor descriptor, OpenSettings before, Map<String, String> settings) {
        SortedMap<String, String> changes = descriptor.cleaned(settings);
        OpenSettings after = before.with(changes, descriptor);
        List<Problem> problems = new Rules(descriptor).problems(changes, after);
        if (!problems.isEmpty()) {
            throw new SettingsRefusedException(problems);
        }
        return after;
    }

    private Descriptor installed(String plugin) {
        List<Descriptor> found = descriptors.of(plugin);
        if (found.isEmpty()) {
            throw TradeRuleException.notFound("plugin");
        }
        if (found.size() > 1) {
            List<String> pids = found.stream().map(Descriptor::pid).toList();
            throw TradeRuleException.invalid(
                    "ambiguous-plugin",
                    "plugin",
                    plugin + " has accounts of several kinds",
                    "Name one of " + String.join(", ", pids));
        }
        return found.get(0);
    }

    private static String checked(String name) {
        if (name == null || name.length() > NAME_LETTERS || !NAME.matcher(name).matches()) {
            throw TradeRuleException.invalid(
                    "invalid-value",
                    "name",
                    "The name must be small letters and digits with single dashes between them, was '" + name + "'",
                    "Choose a name such as main");
        }
        return name;
    }
}
