package org.kontor.invoices.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kontor.invoices.Kind;
import org.kontor.invoices.store.OccasionStore;
import org.kontor.store.Transactions;
import org.kontor.values.Require;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.TimerHandler;
import org.kontor.work.Timers;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Issues what there is an occasion for, off the trade's path; what cannot be issued is held, and tried every day. */
@Component(service = {TimerHandler.class, Issuing.class})
public final class Issuing implements TimerHandler {

    static final String PURPOSE = "invoices.issue";
    private static final Duration EVERY = Duration.ofDays(1);
    private static final int REASON = 1000;

    private final Register register;
    private final OccasionStore store;
    private final Transactions transactions;
    private final Timers timers;
    private final Facts facts;
    private final Clock clock;

    @Activate
    public Issuing(
            @Reference Register register,
            @Reference OccasionStore store,
            @Reference Transactions transactions,
            @Reference Timers timers,
            @Reference Facts facts,
            @Reference Clock clock) {
        this.register = register;
        this.store = store;
        this.transactions = transactions;
        this.timers = timers;
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public Optional<Instant> due(UUID cause) {
        try {
            register.issue(cause);
        } catch (TradeRuleException e) {
            transactions.run(() -> hold(cause, e.getMessage()));
            return Optional.of(clock.instant().plus(EVERY));
        }
        transactions.run(() -> goOn(cause));
        return Optional.empty();
    }

    /** In the caller's transaction; the second time that a cause is told changes nothing. */
    void begin(Occasion occasion) {
        if (store.find(occasion.cause()).isEmpty()) {
            store.insert(occasion);
            timers.schedule(PURPOSE, occasion.cause(), clock.instant());
        }
    }

    private void hold(UUID cause, String reason) {
        Occasion before = store.find(cause).orElseThrow();
        String words = Require.words(reason, REASON);
        if (!store.held(cause, words) || before.reason().equals(words)) {
            return;
        }
        facts.record(
                before.order(),
                Fact.Kind.INVOICE_HELD,
                "kontor",
                Map.of("document", before.kind().name(), "reason", words));
    }

    /** What waited for the invoice follows it. */
    private void goOn(UUID cause) {
        Occasion issued = store.find(cause).orElseThrow();
        if (issued.kind() == Kind.INVOICE) {
            store.ofOrder(issued.order()).stream()
                    .filter(other -> other.state() == Occasion.State.OPEN)
                    .forEach(other -> timers.schedule(PURPOSE, other.cause(), clock.instant()));
        }
    }
}
