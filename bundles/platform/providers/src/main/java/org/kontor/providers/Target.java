package org.kontor.providers;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Whom a call is for: an account's ability; of several versions of its plugin preferably this one, while it is here;
 * and which trade it is about, for the journal of exchanges.
 */
public record Target<S>(Class<S> ability, String account, Optional<String> version, Optional<UUID> trade) {

    public Target {
        Objects.requireNonNull(ability);
        Objects.requireNonNull(account);
        Objects.requireNonNull(version);
        Objects.requireNonNull(trade);
    }

    public static <S> Target<S> of(Class<S> ability, String account) {
        return new Target<>(ability, account, Optional.empty(), Optional.empty());
    }

    /**
     * The same call, by this version of the plugin while it is here, else by whoever follows it; an empty version prefers
     * none. A rehearsal account has no followers: it is called by this version or not at all.
     */
    public Target<S> by(String preferredVersion) {
        return new Target<>(ability, account, Optional.of(preferredVersion).filter(named -> !named.isEmpty()), trade);
    }

    public Target<S> about(UUID about) {
        return new Target<>(ability, account, version, Optional.of(about));
    }
}
