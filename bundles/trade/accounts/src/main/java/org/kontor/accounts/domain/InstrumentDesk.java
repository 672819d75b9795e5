package org.kontor.accounts.domain;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kontor.accounts.store.InstrumentStore;
import org.kontor.payment.Instruments;
import org.kontor.security.Caller;
import org.kontor.security.CardNumbers;
import org.kontor.store.Keys;
import org.kontor.store.Transactions;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Require;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.Intention;
import org.kontor.work.Intentions;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Binds what traders pay with; never sees a card number. */
@Component(service = InstrumentDesk.class)
public final class InstrumentDesk {

    /** What a trader wants to bind. Prints as nothing. */
    public record Wish(Optional<String> provider, String setup, String holder) {
        public Wish {
            provider = provider == null ? Optional.empty() : provider;
            setup = withoutCard("setup", Texts.limited("setup", Require.text("setup", setup), 500));
            holder = withoutCard("holder", Texts.limited("holder", Require.text("holder", holder), 200));
        }

        @Override
        public String toString() {
            return "Wish[hidden]";
        }
    }

    /**
     * A binding, how asking the provider stands while that is undecided, and what has happened, oldest first (empty in
     * a list).
     */
    public record Shown(Binding binding, Optional<Intention> undecided, List<Fact> history) {}

    private final InstrumentStore store;
    private final ProviderChoice choice;
    private final Transactions transactions;
    private final Intentions intentions;
    private final Facts facts;
    private final Clock clock;

    @Activate
    public InstrumentDesk(
            @Reference InstrumentStore store,
            @Reference ProviderChoice choice,
            @Reference Transactions transactions,
            @Reference Intentions intentions,
            @Reference Facts facts,
            @Reference Clock clock) {
        this.store = store;
        this.choice = choice;
        this.transactions = transactions;
        this.intentions = intentions;
        this.facts = facts;
        this.clock = clock;
    }

    /** Begins in the caller's transaction; returns the instrument's id for {@link #carryOut}. */
    public UUID begin(UUID organisation, Wish wish, Caller caller) {
        Sight.requireOwn(organisation, caller);
        String provider = choice.choose(Instruments.class, wish.provider());
        return transactions.call(() -> {
            Binding begun = new Binding(
                    Keys.fresh(),
                    organisation,
                    provider,
                    InstrumentStates.TABLE.initial(),
                    1,
                    clock.instant(),
                    Binding.Details.asked(wish.setup(), wish.holder()));
            store.insert(begun);
            intentions.intend(
                    InstrumentEffect.PURPOSE,
                    organisation,
                    begun.id(),
                    provider,
                    begun.id().toString());
            facts.record(
                    organisation,
                    Fact.Kind.INSTRUMENT_STARTED,
                    caller.name(),
                    Map.of("instrument", begun.id().toString(), "provider", provider));
            return begun.id();
        });
    }

    /** Asks the provider; outside any transaction. */
    public void carryOut(UUID id) {
        intentions.carryOut(intentions.latest(id, InstrumentEffect.PURPOSE).orElseThrow());
    }

    /** For the organisation itself and operators. */
    public Shown show(UUID id, Caller viewer) {
        return transactions.call(() -> {
            Binding found = (viewer.isOperator() ? store.find(id) : store.findOf(viewer.organisation(), id))
                    .orElseThrow(() -> TradeRuleException.notFound("payment instrument"));
            List<Fact> history = facts.of(found.organisation()).stream()
                    .filter(fact -> id.toString().equals(fact.details().get("instrument")))
                    .toList();
            return shown(found, history);
        });
    }

    public List<Shown> list(UUID organisation, Slice slice, Caller viewer) {
        Sight.requireSeen(organisation, viewer);
        return transactions.call(() -> store.of(organisation, slice).stream()
                .map(binding -> shown(binding, List.of()))
                .toList());
    }

    private Shown shown(Binding binding, List<Fact> history) {
        return new Shown(
                binding,
                binding.state() == InstrumentState.BINDING
                        ? intentions.latest(binding.id(), InstrumentEffect.PURPOSE)
                        : Optional.empty(),
                history);
    }

    private static String withoutCard(String field, String text) {
        if (CardNumbers.in(text)) {
            throw new InvalidValueException(
                    field,
                    "looks like a payment card number, which this server must never see",
                    "give the card to the payment provider's own page and send what that page answers");
        }
        return text;
    }
}
