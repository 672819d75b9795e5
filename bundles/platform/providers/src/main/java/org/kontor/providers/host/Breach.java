package org.kontor.providers.host;

import java.util.Optional;

/** A plugin broke its contract: it threw what it may not throw, or answered what is no answer. */
final class Breach extends RuntimeException {

    private final transient Optional<Recounted> thrown;

    Breach(String how) {
        super(how, null, false, false);
        this.thrown = Optional.empty();
    }

    Breach(Recounted thrown) {
        super("broke its contract with a " + thrown.kind(), thrown, false, false);
        this.thrown = Optional.of(thrown);
    }

    Optional<Recounted> thrown() {
        return thrown;
    }
}
