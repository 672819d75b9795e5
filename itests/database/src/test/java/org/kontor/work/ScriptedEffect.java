package org.kontor.work;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** An effect at a provider that remembers its keys, behaves as a test says, and keeps a diary of what was asked of it. */
public final class ScriptedEffect implements Effect<String> {

    public static final String PURPOSE = "payment.charge";

    private final Map<IdempotencyKey, String> remembered = new HashMap<>();
    private final Deque<Runnable> acts = new ArrayDeque<>();
    private final Deque<Runnable> finds = new ArrayDeque<>();
    private final Deque<Supplier<Optional<Instant>>> settlements = new ArrayDeque<>();
    private final List<String> diary = new ArrayList<>();

    /** The next act fails so, before the provider has done anything. */
    public ScriptedEffect actFails(Fault fault) {
        acts.add(() -> {
            throw new ProviderException(fault, "scripted");
        });
        return this;
    }

    public ScriptedEffect actThrows(RuntimeException failure) {
        acts.add(() -> {
            throw failure;
        });
        return this;
    }

    public ScriptedEffect findFails(Fault fault) {
        finds.add(() -> {
            throw new ProviderException(fault, "scripted");
        });
        return this;
    }

    public ScriptedEffect settles(Supplier<Optional<Instant>> settlement) {
        settlements.add(settlement);
        return this;
    }

    /** The provider has done it already, though nobody told us. */
    public void alreadyDone(Intention intention) {
        remembered.put(intention.key(), "done before");
    }

    public List<String> diary() {
        return diary;
    }

    /** How many different keys the provider has seen. */
    public int keys() {
        return remembered.size();
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public String act(Intention intention) {
        diary.add("act");
        play(acts);
        return remembered.computeIfAbsent(intention.key(), key -> "done");
    }

    @Override
    public Optional<String> find(Intention intention) {
        diary.add("find");
        play(finds);
        return Optional.ofNullable(remembered.get(intention.key()));
    }

    @Override
    public Optional<Instant> settle(Intention intention, String answer) {
        diary.add("settle " + answer);
        return settlements.isEmpty() ? Optional.empty() : settlements.remove().get();
    }

    @Override
    public void unanswered(Intention intention, Intention.State state, ProviderException failure) {
        diary.add("show " + state);
    }

    private static void play(Deque<Runnable> script) {
        if (!script.isEmpty()) {
            script.remove().run();
        }
    }
}
