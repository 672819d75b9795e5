package org.kontor.providers.host;

import java.util.function.Function;
import org.kontor.providers.Target;

/** What a caller wants of an account. */
record Request<S, R>(Call.Kind kind, Target<S> target, Function<S, R> function) {

    Class<S> ability() {
        return target.ability();
    }
}
