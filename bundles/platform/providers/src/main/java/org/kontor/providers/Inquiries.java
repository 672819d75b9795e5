package org.kontor.providers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.kontor.providers.Providers.Answer;

/** Questions to all accounts at once, by somebody who waits only so long and remembers what was answered before. */
public interface Inquiries {

    /** {@code within} is how long to wait for all; the {@code known} accounts are not asked. */
    record Inquiry<S, R>(
            Class<S> ability, Optional<UUID> trade, Duration within, Set<String> known, Function<S, R> question) {

        public Inquiry {
            Objects.requireNonNull(ability);
            Objects.requireNonNull(trade);
            Objects.requireNonNull(within);
            known = Set.copyOf(known);
            Objects.requireNonNull(question);
        }
    }

    /**
     * An account that has not answered yet: it does, or fails by its own deadline, when {@code left} is over at the
     * latest, whether anybody waits or not. What follows may block.
     */
    record Late<R>(String account, Duration left, CompletionStage<Answer<R>> answer) {}

    /** Each account once, sorted by name. */
    record Gathered<R>(List<Answer<R>> answers, List<Late<R>> late) {

        public Gathered {
            answers = List.copyOf(answers);
            late = List.copyOf(late);
        }
    }

    /** Asks every account with the ability but the known; never inside a transaction. */
    <S, R> Gathered<R> gather(Inquiry<S, R> inquiry);

    /**
     * True when the account may be called and would be answered for by this version, as it was when it was asked then:
     * nobody came or went since, no other version is being tried.
     */
    boolean stands(Class<?> ability, String account, String version, Instant since);
}
