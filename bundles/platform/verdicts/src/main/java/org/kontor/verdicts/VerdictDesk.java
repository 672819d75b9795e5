package org.kontor.verdicts;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.kontor.conformance.Accounts;
import org.kontor.conformance.PackedKit;
import org.kontor.conformance.Ruling;
import org.kontor.conformance.UnreadableKitException;
import org.kontor.deployment.Rehearsals;
import org.kontor.deployment.Verdict;
import org.kontor.deployment.Verdicts;
import org.kontor.providers.Providers;
import org.kontor.store.Transactions;
import org.kontor.verdicts.store.VerdictStore;
import org.kontor.work.TradeRuleException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges installed plugins by the kits that they bring, and remembers what came of it. */
@Component(service = Verdicts.class)
public final class VerdictDesk implements Verdicts {

    private static final Logger LOG = LoggerFactory.getLogger(VerdictDesk.class);

    private final BundleContext own;
    private final InstalledJars jars;
    private final Providers providers;
    private final Rehearsals rehearsals;
    private final VerdictStore store;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public VerdictDesk(
            BundleContext own,
            @Reference InstalledJars jars,
            @Reference Providers providers,
            @Reference Rehearsals rehearsals,
            @Reference VerdictStore store,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.own = own;
        this.jars = jars;
        this.providers = providers;
        this.rehearsals = rehearsals;
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<Verdict> of(String sha256) {
        return transactions.call(() -> store.latest(sha256));
    }

    @Override
    public Verdict check(String plugin, String version, String sha256) {
        String hash = jars.sha256(plugin, version, sha256);
        List<Verdict.Ruling> rulings = kit(jars.find(plugin, version))
                .map(kit -> kit.judge(accounts(plugin, version), scratch()))
                .orElse(List.of())
                .stream()
                .map(VerdictDesk::ours)
                .toList();
        Verdict verdict = new Verdict(hash, plugin, version, clock.instant(), rulings);
        transactions.run(() -> store.insert(verdict));
        LOG.info("checked {} {}: {}", plugin, version, verdict.sentence());
        return verdict;
    }

    private Optional<PackedKit> kit(Bundle bundle) {
        try {
            return BundledKit.of(bundle);
        } catch (UnreadableKitException e) {
            throw TradeRuleException.conflict(
                    "kit-unreadable",
                    bundle.getSymbolicName() + " brings a kit that cannot be used: " + e.getMessage(),
                    "Mend it as docs/spi/kit.md says and build the plugin again");
        }
    }

    private Accounts accounts(String plugin, String version) {
        return settings -> {
            Rehearsals.Rehearsal rehearsal = rehearsals.open(plugin, version, settings);
            return HostedAccount.of(new HostedCalls(providers, rehearsal.account(), version), rehearsal);
        };
    }

    private Path scratch() {
        return own.getDataFile("kits").toPath();
    }

    private static Verdict.Ruling ours(Ruling ruling) {
        return new Verdict.Ruling(
                ruling.rule(),
                ruling.sentence(),
                Verdict.Outcome.valueOf(ruling.outcome().name()),
                ruling.input(),
                ruling.expected(),
                ruling.got());
    }
}
