package org.kontor.deployment.desk;

import java.io.IOException;
import java.time.Duration;
import java.util.Hashtable;
import java.util.Map;
import java.util.UUID;
import org.kontor.deployment.Rehearsals;
import org.kontor.work.TradeRuleException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens accounts for checks as what accounts are: settings under the plugin's PID. */
@Component(service = Rehearsals.class)
public final class RehearsalDesk implements Rehearsals {

    private static final Logger LOG = LoggerFactory.getLogger(RehearsalDesk.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String ANY_BUNDLE = "?";

    private final Bundles bundles;
    private final ConfigurationAdmin settings;

    @Activate
    public RehearsalDesk(
            @Reference Bundles bundles, @Reference ConfigurationAdmin settings, @Reference PluginAccounts accounts) {
        this.bundles = bundles;
        this.settings = settings;
        accounts.configurations("(" + PluginAccounts.REHEARSAL + "=*)").forEach(RehearsalDesk::end);
    }

    private record Open(String account, Configuration configuration) implements Rehearsal {
        @Override
        public void close() {
            end(configuration);
        }
    }

    @Override
    public Rehearsal open(String plugin, String version, Map<String, Object> values) {
        Bundles.Here here = bundles.of(plugin).stream()
                .filter(bundle -> bundle.version().equals(version) && bundle.running())
                .findFirst()
                .orElseThrow(() -> TradeRuleException.conflict(
                        "not-running", plugin + " " + version + " does not run here", "Install or stage it first"));
        String pid = bundles.pids(here).stream().sorted().findFirst().orElseThrow();
        Rehearsal rehearsal = opened(pid, values);
        if (!bundles.awaitRehearsal(here, rehearsal.account(), PATIENCE)) {
            String trouble = bundles.trouble(here);
            rehearsal.close();
            throw TradeRuleException.conflict(
                    "plugin-does-not-serve",
                    plugin + " " + version + " does not serve a new account: " + trouble,
                    "Correct the settings of the check or the plugin");
        }
        return rehearsal;
    }

    private Rehearsal opened(String pid, Map<String, Object> values) {
        try {
            Configuration configuration =
                    settings.getFactoryConfiguration(pid, "rehearsal-" + UUID.randomUUID(), ANY_BUNDLE);
            Hashtable<String, Object> all = new Hashtable<>(values);
            all.put(PluginAccounts.REHEARSAL, true);
            configuration.update(all);
            return new Open(PluginAccounts.account(configuration.getPid()), configuration);
        } catch (IOException e) {
            throw new IllegalStateException("the settings cannot be kept", e);
        }
    }

    private static void end(Configuration configuration) {
        try {
            configuration.delete();
        } catch (IOException e) {
            LOG.error("The rehearsal {} stays until the next start", configuration.getPid(), e);
        }
    }
}
