package org.kontor.deployment.desk;

import java.util.Objects;

/** A version of a plugin and the hash of its jar, which is empty when somebody else installed it and its bytes are not kept. */
public record Build(String version, String sha256) {

    public Build {
        Objects.requireNonNull(version);
        Objects.requireNonNull(sha256);
    }

    boolean isKept() {
        return !sha256.isEmpty();
    }
}
