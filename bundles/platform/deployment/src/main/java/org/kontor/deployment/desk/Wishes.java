package org.kontor.deployment.desk;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kontor.deployment.store.DesiredStore;
import org.kontor.deployment.store.JarStore;
import org.kontor.store.Transactions;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What is wanted, as the store has it, and the jars it needs. Every method is one short transaction, so that none is open
 * while bundles change.
 */
@Component(service = Wishes.class)
public final class Wishes {

    /** Jars that nothing needs are kept this long, because an operation may be about to need them. */
    private static final Duration GRACE = Duration.ofHours(1);

    private final Transactions transactions;
    private final DesiredStore desired;
    private final JarStore jars;
    private final Clock clock;

    @Activate
    public Wishes(
            @Reference Transactions transactions,
            @Reference DesiredStore desired,
            @Reference JarStore jars,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.desired = desired;
        this.jars = jars;
        this.clock = clock;
    }

    long revision() {
        return transactions.call(desired::revision);
    }

    List<Desired> all() {
        return transactions.call(desired::all);
    }

    Optional<Desired> find(String plugin) {
        return transactions.call(() -> desired.find(plugin));
    }

    /** As it is now, when it is not removed. */
    Optional<Desired> live(String plugin) {
        return find(plugin).filter(wanted -> !wanted.removed());
    }

    /**
     * Gives the word: from now on every node goes this way, {@code firstNode} before the others, all at once when it is empty.
     * Throws {@link TradeRuleException} CONFLICT when it is not any more as it was before.
     */
    Desired wish(Optional<Desired> before, Desired next, String firstNode) {
        return transactions.call(() -> {
            Desired numbered = next.at(desired.nextRevision(), firstNode, clock.instant());
            boolean first = before.map(was -> desired.update(numbered, was.revision()))
                    .orElseGet(() -> desired.insert(numbered));
            if (!first) {
                throw TradeRuleException.conflict(
                        "plugin-changed",
                        "Another node has changed " + next.plugin() + " at the same moment",
                        "Look at it again and repeat what still makes sense");
            }
            return numbered;
        });
    }

    /** Takes the lead of a change whose first node is gone; false when another was faster. */
    boolean lead(Desired change, String to) {
        return transactions.call(() -> desired.lead(change, change.firstNode(), to));
    }

    void keep(String plugin, Build build, byte[] content) {
        transactions.run(() -> jars.keep(build.sha256(), plugin, build.version(), content));
    }

    Optional<byte[]> jar(String sha256) {
        return transactions.call(() -> jars.find(sha256));
    }

    /** Forgets the jars that nobody wants and no rollback needs. */
    void tidy() {
        transactions.run(() -> {
            Set<String> used = new HashSet<>();
            for (Desired wanted : desired.all()) {
                used.add(wanted.stable().sha256());
                wanted.trial().ifPresent(tried -> used.add(tried.build().sha256()));
                wanted.previous().ifPresent(before -> used.add(before.build().sha256()));
            }
            jars.forgetUnused(used, clock.instant().minus(GRACE));
        });
    }
}
