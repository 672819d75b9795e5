package org.kontor.providers.host;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.kontor.carrier.Rates;
import org.kontor.providers.Inquiries;
import org.kontor.providers.Providers;
import org.kontor.providers.trial.Judge;
import org.kontor.store.Transactions;

/** The real host with a server's usual limits, and carrier accounts that no container brings. */
public final class BenchedHost implements AutoCloseable {

    private static final Limits USUAL = new Limits(
            Duration.ofSeconds(5), Duration.ofSeconds(20), 8, 16, 5, Duration.ofSeconds(10), Duration.ofSeconds(10));
    private static final String PLUGIN = "org.kontor.carrier.benched";
    private static final int MOST_POISONED = 64;

    private final ProviderHost host;
    private final Inquirer inquirer;

    public BenchedHost(Transactions transactions, Clock clock) {
        host = new ProviderHost(transactions, clock, new Rules(USUAL, MOST_POISONED, Judge.Terms.USUAL), () -> 0);
        inquirer = new Inquirer(host);
    }

    public void admit(String account, Rates carrier) {
        host.arrive(new Arrival(account, carrier, Set.of(Rates.class), Map.of(), PLUGIN, "1.0.0"));
    }

    /** How many threads one account has at most. */
    public int threadsAnAccount() {
        return USUAL.limit();
    }

    public Providers providers() {
        return host;
    }

    public Inquiries inquiries() {
        return inquirer;
    }

    @Override
    public void close() {
        inquirer.close();
        host.close();
    }
}
