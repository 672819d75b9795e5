package org.kontor.payment.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.Instruments;
import org.kontor.toolkit.Journal;
import org.kontor.values.IdempotencyKey;

/** Binds whatever the README's table knows; {@code bind-3ds} waits for its holder, {@code bind-declined} is refused. */
final class SandboxInstruments implements Instruments {

    private static final String BOUND = "binding:";
    private static final String REFUSED = "binding-refused:";
    private static final String WAITING = "binding-waiting:";

    private final Journal journal;
    private final Troubles troubles;
    private final String actionUri;

    SandboxInstruments(Journal journal, Troubles troubles, String actionUri) {
        this.journal = journal;
        this.troubles = troubles;
        this.actionUri = actionUri;
    }

    @Override
    public BindingOutcome bind(String setup, String holder, IdempotencyKey key) {
        troubles.reach();
        Optional<BindingOutcome> known = known(key.value());
        if (known.isPresent()) {
            return known.get();
        }
        Behaviour trouble = Behaviour.of(setup.replaceFirst("^bind-", "tok-"))
                .filter(behaviour -> setup.startsWith("bind-"))
                .orElse(Behaviour.OK);
        troubles.before(trouble, "bind " + key.value());
        AtomicBoolean first = new AtomicBoolean();
        BindingOutcome outcome = decide(setup, holder, key.value(), first);
        troubles.after(trouble, first.get());
        return outcome;
    }

    @Override
    public Optional<BindingOutcome> findBinding(IdempotencyKey key) {
        troubles.reach();
        Optional<JsonNode> waiting = journal.find(WAITING + key.value());
        if (waiting.isPresent() && troubles.askedEnough("bind " + key.value())) {
            journal.remember(BOUND + key.value(), waiting::get);
        }
        return known(key.value());
    }

    private BindingOutcome decide(String setup, String holder, String key, AtomicBoolean first) {
        Optional<JsonNode> instrument = Bindings.read(setup, holder).map(Bindings::write);
        if (Bindings.hasCardNumber(setup) || Bindings.hasCardNumber(holder)) {
            return refuse(key, "card_numbers_are_not_accepted");
        }
        if (instrument.isEmpty()) {
            return refuse(key, "unknown_setup");
        }
        if (setup.equals("bind-declined") || holder.contains("DECLINED")) {
            return refuse(key, "refused_by_the_issuer");
        }
        if (setup.equals("bind-3ds")) {
            journal.remember(WAITING + key, instrument::get);
            return Bindings.act(actionUri, key);
        }
        return Bindings.bound(journal.remember(BOUND + key, () -> {
            first.set(true);
            return instrument.get();
        }));
    }

    private BindingOutcome refuse(String key, String reason) {
        return new BindingOutcome.Declined(
                journal.remember(REFUSED + key, () -> TextNode.valueOf(reason)).asText());
    }

    private Optional<BindingOutcome> known(String key) {
        return journal.find(BOUND + key)
                .map(Bindings::bound)
                .or(() -> journal.find(REFUSED + key).map(reason -> new BindingOutcome.Declined(reason.asText())))
                .or(() -> journal.find(WAITING + key).map(waiting -> Bindings.act(actionUri, key)));
    }
}
