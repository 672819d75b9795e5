package org.kontor.testkit.live;

import java.util.Objects;

/**
 * How a provider gives and refuses tokens: {@code granted} holds {@code ${token}} and {@code ${seconds}}, and
 * {@code refused} is its answer to a token that has ended or that it never gave.
 */
public record TokenForm(String path, String granted, Reply refused) {

    public TokenForm {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(granted, "granted");
        Objects.requireNonNull(refused, "refused");
    }
}
