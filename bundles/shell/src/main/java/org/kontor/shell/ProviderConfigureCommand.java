package org.kontor.shell;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.kontor.deployment.Configurations;
import org.kontor.deployment.Configurations.Form;
import org.kontor.deployment.Configurations.Problem;
import org.kontor.deployment.SettingsRefusedException;
import org.kontor.work.TradeRuleException;

/** {@code kontor:provider-configure}. */
@Service
@Command(
        scope = "kontor",
        name = "provider-configure",
        description = "Shows and changes the settings of provider accounts; without arguments, lists them",
        detailedDescription = "classpath:provider-configure.txt")
public final class ProviderConfigureCommand implements Action {

    @Argument(index = 0, name = "account", description = "The account; with --new the name of the new one")
    @Completion(ConfiguredAccounts.class)
    String account;

    @Argument(
            index = 1,
            name = "settings",
            description = "key=value; key= takes back to the default; .key asks for a secret, .key=@FILE reads it",
            multiValued = true)
    List<String> settings;

    @Option(name = "--new", description = "Creates an account of this plugin")
    @Completion(ConfigurablePlugins.class)
    String plugin;

    @Option(name = "--check", description = "Tries the settings without keeping them")
    boolean check;

    @Option(name = "--history", description = "Lists who changed what and when")
    boolean history;

    @Option(name = "--undo", description = "Takes the last change back")
    boolean undo;

    @Option(name = "--delete", description = "Deletes the account; --undo brings it back")
    boolean delete;

    @Reference
    Configurations configurations;

    @Reference
    Clock clock;

    @Reference
    Session session;

    @Override
    public Object execute() throws IOException {
        int asked = (plugin == null ? 0 : 1) + count(check) + count(history) + count(undo) + count(delete);
        if (asked > 1) {
            throw new IllegalArgumentException("Give one of --new, --check, --history, --undo and --delete");
        }
        try {
            carryOut(new SettingArguments(session::readLine).read(settings == null ? List.of() : settings));
        } catch (SettingsRefusedException e) {
            SettingWords.problems(e.problems(), System.out);
            throw new IllegalArgumentException("Nothing has changed. Correct these settings and repeat");
        } catch (TradeRuleException e) {
            throw new IllegalArgumentException(e.getMessage() + ". " + e.remedy(), e);
        }
        return null;
    }

    private void carryOut(Map<String, String> wanted) {
        if (account == null) {
            SettingWords.accounts(
                    configurations.accounts().stream().map(configurations::form).toList(), System.out);
        } else if (plugin != null) {
            changed("is created", () -> configurations.create(plugin, account, wanted, operator()));
        } else if (check) {
            checked(configurations.check(account, wanted));
        } else if (history) {
            SettingWords.history(configurations.history(account), clock.instant(), System.out);
        } else if (undo) {
            changed("is as it was before", () -> configurations.undo(account, operator()));
        } else if (delete) {
            configurations.delete(account, operator());
            System.out.println(account + " is deleted; --undo brings it back.");
        } else if (wanted.isEmpty()) {
            SettingWords.form(configurations.form(account), System.out);
        } else {
            changed("is changed", () -> configurations.put(account, Optional.empty(), wanted, operator()));
        }
    }

    private static void changed(String how, Supplier<Form> change) {
        Form form = change.get();
        System.out.println(form.account() + " " + how + ", at revision " + form.revision() + ".");
        form.warnings().forEach(warning -> System.out.println("! " + warning));
    }

    private static void checked(List<Problem> problems) {
        if (problems.isEmpty()) {
            System.out.println("The plugin starts with these settings and has nothing against them. Nothing is kept.");
        } else {
            SettingWords.problems(problems, System.out);
        }
    }

    private String operator() {
        return String.valueOf(session.get("USER"));
    }

    private static int count(boolean option) {
        return option ? 1 : 0;
    }
}
