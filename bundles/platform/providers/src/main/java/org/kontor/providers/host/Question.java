package org.kontor.providers.host;

import java.time.Duration;
import java.util.Optional;
import org.kontor.providers.Providers.Answer;
import org.kontor.values.ProviderException;

/** A question put to one account of all: on its way, or refused before it started. */
record Question<R>(Account account, Optional<Call<R>> call, Optional<ProviderException> refusal, boolean switchedOff) {

    static <S, R> Question<R> put(Account account, Request<S, R> request) {
        try {
            return new Question<>(account, Optional.of(account.start(request)), Optional.empty(), false);
        } catch (ProviderException e) {
            boolean off = account.switchedOff().isPresent();
            return new Question<>(account, Optional.empty(), Optional.of(e), off);
        }
    }

    /** Waits so long at most; the call goes on. */
    boolean endsWithin(Duration patience) {
        return call.isEmpty() || call.get().endsWithin(patience);
    }

    /** Until its own deadline. */
    Duration left() {
        return call.map(Call::left).orElse(Duration.ZERO);
    }

    Answer<R> answer() {
        if (call.isEmpty()) {
            return new Answer<>(account.name(), "", Optional.empty(), refusal, switchedOff, Duration.ZERO);
        }
        Optional<R> result = Optional.empty();
        Optional<ProviderException> failure = Optional.empty();
        try {
            result = Optional.of(account.finish(call.get()));
        } catch (ProviderException e) {
            failure = Optional.of(e);
        }
        return new Answer<>(
                account.name(),
                call.get().instance().version(),
                result,
                failure,
                false,
                call.get().took());
    }
}
