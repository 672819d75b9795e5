package org.kontor.outbound.journal;

import java.time.Clock;
import java.util.Optional;
import org.kontor.outbound.client.Exchanged;
import org.kontor.outbound.terms.Terms;
import org.kontor.providers.Calls.Call;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes down each exchange with whose it was and about which trade; it is written later, by another thread. */
@Component(service = Journal.class)
public final class Journal {

    private final Backlog backlog;
    private final Secrets secrets;
    private final Terms terms;
    private final Clock clock;

    @Activate
    public Journal(
            @Reference Backlog backlog, @Reference Secrets secrets, @Reference Terms terms, @Reference Clock clock) {
        this.backlog = backlog;
        this.secrets = secrets;
        this.terms = terms;
        this.clock = clock;
    }

    /** On the thread that made the exchange, which shows for whom it was. */
    public void takeDown(Exchanged exchanged, Bundle plugin) {
        backlog.add(Line.of(exchanged, who(plugin, terms.call()), secrets.of(plugin), clock.instant()));
    }

    /** The plugin's bundle is gone. */
    public void forget(Bundle plugin) {
        secrets.forget(plugin);
    }

    private static Line.Who who(Bundle plugin, Optional<Call> call) {
        String name = plugin.getSymbolicName();
        return new Line.Who(
                call.map(Call::account).orElse(name), name, plugin.getVersion().toString(), call.flatMap(Call::trade));
    }
}
