package org.kontor.providers.host;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.kontor.providers.Providers;
import org.kontor.providers.trial.Judge;
import org.kontor.store.Transactions;

/** The real provider host with one plugin that comes and goes as the test says. */
public final class HostOfOne {

    private static final Limits LIMITS = new Limits(
            Duration.ofSeconds(5), Duration.ofSeconds(5), 64, 64, 1_000, Duration.ofSeconds(1), Duration.ofSeconds(1));

    private final ProviderHost host;
    private final Arrival arrival;
    private Instance here;

    public HostOfOne(Transactions transactions, Clock clock, String account, Object service, Class<?>... abilities) {
        host = new ProviderHost(transactions, clock, new Rules(LIMITS, 64, Judge.Terms.USUAL), () -> 0);
        arrival = new Arrival(account, service, Set.of(abilities), Map.of(), "test", "1");
        comes();
    }

    public Providers providers() {
        return host;
    }

    public void comes() {
        here = host.arrive(arrival);
    }

    /** The kill switch. */
    public void isSwitchedOff(String because) {
        host.shared().switches().off(arrival.account(), because);
    }

    public void isSwitchedOn() {
        host.shared().switches().on(arrival.account());
    }

    public void goes() {
        host.depart(here, Duration.ZERO);
    }
}
