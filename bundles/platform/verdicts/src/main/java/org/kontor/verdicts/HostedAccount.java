package org.kontor.verdicts;

import java.util.List;
import java.util.Optional;
import org.kontor.carrier.Rates;
import org.kontor.conformance.Accounts;
import org.kontor.deployment.Rehearsals.Rehearsal;
import org.kontor.payment.Charges;
import org.kontor.verification.Verifier;

/** A rehearsal account as the rules meet it: each ability is the plugin's, called by the host. */
record HostedAccount(HostedCalls calls, Rehearsal rehearsal, List<Object> plugin) implements Accounts.Account {

    static HostedAccount of(HostedCalls calls, Rehearsal rehearsal) {
        return new HostedAccount(
                calls,
                rehearsal,
                List.of(new HostedCarrier(calls), new HostedPayments(calls), new HostedVerifier(calls)));
    }

    @Override
    public <A> Optional<A> find(Class<A> ability) {
        return plugin.stream()
                .filter(ability::isInstance)
                .filter(part -> calls.offers(ability))
                .map(ability::cast)
                .findFirst();
    }

    @Override
    public String name() {
        Class<?> offered = List.of(Rates.class, Charges.class, Verifier.class).stream()
                .filter(calls::offers)
                .findFirst()
                .orElse(Rates.class);
        return calls.ask(offered, String::valueOf);
    }

    @Override
    public void close() {
        rehearsal.close();
    }
}
