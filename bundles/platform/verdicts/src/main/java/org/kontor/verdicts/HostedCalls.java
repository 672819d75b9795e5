package org.kontor.verdicts;

import java.util.function.Function;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;

/** Calls of one rehearsal account, to the version that is checked, under the host's deadline, limit and breaker like any other's. */
record HostedCalls(Providers providers, String account, String version) {

    boolean offers(Class<?> ability) {
        return providers.has(ability, account);
    }

    <S, R> R ask(Class<S> ability, Function<S, R> question) {
        return providers.ask(Target.of(ability, account).by(version), question);
    }

    <S, R> R act(Class<S> ability, Function<S, R> act) {
        return providers.act(Target.of(ability, account).by(version), act);
    }
}
