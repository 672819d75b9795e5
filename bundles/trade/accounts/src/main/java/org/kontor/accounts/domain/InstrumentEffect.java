package org.kontor.accounts.domain;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kontor.accounts.store.InstrumentStore;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.Instrument;
import org.kontor.payment.Instruments;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.store.Transactions;
import org.kontor.values.ProviderException;
import org.kontor.work.Effect;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.Intention;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Binds a way to pay at a payment provider, and asks again while the trader must act there. */
@Component(service = Effect.class)
public final class InstrumentEffect implements Effect<BindingOutcome> {

    public static final String PURPOSE = "account.bind-instrument";

    private static final Duration ASK_AGAIN = Duration.ofMinutes(1);
    private static final int SHOWN_DIGITS = 4;

    private final InstrumentStore store;
    private final Providers providers;
    private final Transactions transactions;
    private final Facts facts;
    private final Clock clock;

    @Activate
    public InstrumentEffect(
            @Reference InstrumentStore store,
            @Reference Providers providers,
            @Reference Transactions transactions,
            @Reference Facts facts,
            @Reference Clock clock) {
        this.store = store;
        this.providers = providers;
        this.transactions = transactions;
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public BindingOutcome act(Intention intention) {
        Binding.Details asked = transactions
                .call(() -> store.find(intention.resource()).orElseThrow())
                .details();
        return providers.act(
                wallet(intention), instruments -> instruments.bind(asked.setup(), asked.holder(), intention.key()));
    }

    @Override
    public Optional<BindingOutcome> find(Intention intention) {
        return providers.ask(wallet(intention), instruments -> instruments.findBinding(intention.key()));
    }

    @Override
    public Optional<Instant> settle(Intention intention, BindingOutcome answer) {
        Binding before = store.find(intention.resource()).orElseThrow();
        return answer.fold(
                bound -> bound(before, bound.instrument()),
                declined -> declined(before, declined.reason()),
                actionRequired -> actionRequired(before, actionRequired.at()));
    }

    /** The state stays BINDING; whoever looks at the instrument is shown the intention beside it. */
    @Override
    public void unanswered(Intention intention, Intention.State state, ProviderException failure) {}

    private static Target<Instruments> wallet(Intention intention) {
        return Target.of(Instruments.class, intention.provider()).about(intention.subject());
    }

    private Optional<Instant> bound(Binding before, Instrument instrument) {
        String digits = instrument.lastDigits();
        save(before.moved(
                InstrumentAction.BIND,
                Binding.Details.bound(instrument, digits.substring(Math.max(0, digits.length() - SHOWN_DIGITS)))));
        record(before, Fact.Kind.INSTRUMENT_BOUND, Map.of("brand", instrument.brand()));
        return Optional.empty();
    }

    private Optional<Instant> declined(Binding before, String because) {
        save(before.moved(InstrumentAction.DECLINE, before.details().declined(because)));
        record(before, Fact.Kind.INSTRUMENT_DECLINED, Map.of("because", because));
        return Optional.empty();
    }

    private Optional<Instant> actionRequired(Binding before, URI actAt) {
        save(before.moved(InstrumentAction.REQUIRE_ACTION, before.details().actionAt(actAt)));
        if (before.state() != InstrumentState.ACTION_REQUIRED) {
            record(before, Fact.Kind.INSTRUMENT_WAITING, Map.of());
        }
        return Optional.of(clock.instant().plus(ASK_AGAIN));
    }

    private void record(Binding binding, Fact.Kind kind, Map<String, String> known) {
        Map<String, String> details = new HashMap<>(known);
        details.put("instrument", binding.id().toString());
        facts.record(binding.organisation(), kind, binding.provider(), details);
    }

    private void save(Binding changed) {
        if (!store.update(changed)) {
            throw TradeRuleException.stale("payment instrument");
        }
    }
}
