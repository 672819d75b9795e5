package org.kontor.deployment.desk;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.kontor.deployment.Deployment;
import org.kontor.deployment.Node;
import org.kontor.providers.ProviderStatus;
import org.kontor.providers.Providers;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Plugins as operators see them: what is wanted, and how it stands on this node. */
@Component(service = Views.class)
public final class Views {

    private final Wishes wishes;
    private final Bundles bundles;
    private final Fleet fleet;
    private final Conformance conformance;
    private final Supplier<List<String>> accountsSeen;

    @Activate
    public Views(
            @Reference Wishes wishes,
            @Reference Bundles bundles,
            @Reference Fleet fleet,
            @Reference Conformance conformance,
            @Reference Providers providers) {
        this(wishes, bundles, fleet, conformance, () -> providers.status().stream()
                .map(ProviderStatus::account)
                .toList());
    }

    Views(Wishes wishes, Bundles bundles, Fleet fleet, Conformance conformance, Supplier<List<String>> accountsSeen) {
        this.wishes = wishes;
        this.bundles = bundles;
        this.fleet = fleet;
        this.conformance = conformance;
        this.accountsSeen = accountsSeen;
    }

    /** Those that are not removed, sorted by name. */
    List<Deployment> all() {
        return wishes.all().stream()
                .filter(wanted -> !wanted.removed())
                .map(this::of)
                .toList();
    }

    Deployment find(String plugin) {
        return wishes.find(plugin).map(this::of).orElseThrow(() -> TradeRuleException.notFound("plugin"));
    }

    Deployment of(Desired wanted) {
        return new Deployment(
                wanted.plugin(),
                version(wanted.stable()),
                wanted.trial().map(tried -> version(tried.build())),
                wanted.trial().map(Desired.Trying::terms),
                wanted.previous().map(before -> version(before.build())),
                state(wanted),
                wanted.since(),
                accounts(wanted));
    }

    /** An account is known that was here since the server started, or that a plugin here has settings for. */
    void refuseUnknown(String account) {
        if (!accountsSeen.get().contains(account)
                && bundles.all().stream()
                        .noneMatch(here -> bundles.configured(here).contains(account))) {
            throw TradeRuleException.notFound("provider account");
        }
    }

    private Deployment.Version version(Build build) {
        return new Deployment.Version(build.version(), build.sha256(), conformance.of(build));
    }

    private Deployment.State state(Desired wanted) {
        if (wanted.removed()) {
            return Deployment.State.REMOVED;
        }
        boolean failed = fleet.own(wanted.plugin())
                .filter(said -> said.state() == Node.State.FAILED)
                .isPresent();
        if (failed) {
            return Deployment.State.FAILED;
        }
        boolean runs =
                bundles.of(wanted.plugin()).stream().anyMatch(here -> here.running() && here.is(wanted.stable()));
        if (!runs) {
            return Deployment.State.STOPPED;
        }
        return wanted.trial().isPresent() ? Deployment.State.TRIAL : Deployment.State.RUNNING;
    }

    private List<String> accounts(Desired wanted) {
        Set<String> accounts = new TreeSet<>();
        bundles.of(wanted.plugin()).forEach(here -> {
            accounts.addAll(bundles.configured(here));
            accounts.addAll(bundles.serving(here));
        });
        return List.copyOf(accounts);
    }
}
