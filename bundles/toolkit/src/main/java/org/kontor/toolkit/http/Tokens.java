package org.kontor.toolkit.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/**
 * One account's access token: fetched once for all threads, renewed before it ends, and fetched anew when the provider
 * no longer takes it, as after a clock that is wrong or a secret that was changed.
 */
public final class Tokens {

    /** The token is not used in the last part of its life: the provider's clock is not ours. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    /** What the provider granted, and for how long from now. */
    public record Grant(String token, Duration validity) {

        public Grant {
            Objects.requireNonNull(token, "token");
            Objects.requireNonNull(validity, "validity");
        }

        @Override
        public String toString() {
            return "Grant[" + validity + "]";
        }
    }

    private record Held(String token, Instant until) {}

    private final Supplier<Grant> fetch;
    private final InstantSource clock;
    private Optional<Held> held = Optional.empty();

    /** {@code fetch} asks the provider for a token and throws what failed. */
    public Tokens(Supplier<Grant> fetch, InstantSource clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    /**
     * Calls with a token; when one that was kept is refused (MISCONFIGURED), once more with a new one. A provider that
     * refuses a token has done nothing, so this holds for acts too.
     */
    public <T> T call(Function<String, T> call) {
        Optional<String> kept = kept();
        if (kept.isPresent()) {
            try {
                return call.apply(kept.get());
            } catch (ProviderException e) {
                if (e.fault() != Fault.MISCONFIGURED) {
                    throw e;
                }
                forget(kept.get());
            }
        }
        return call.apply(token());
    }

    private synchronized Optional<String> kept() {
        return held.filter(token -> clock.instant().isBefore(token.until())).map(Held::token);
    }

    /** Whoever comes while another fetches waits for that one's token. */
    private synchronized String token() {
        Optional<String> kept = kept();
        if (kept.isPresent()) {
            return kept.get();
        }
        Instant asked = clock.instant();
        Grant grant = fetch.get();
        Duration useful = grant.validity().minus(MARGIN);
        // A token of a minute or less is used once.
        held = !useful.isNegative() && !useful.isZero()
                ? Optional.of(new Held(grant.token(), asked.plus(useful)))
                : Optional.empty();
        return grant.token();
    }

    private synchronized void forget(String token) {
        held = held.filter(other -> !other.token().equals(token));
    }
}
