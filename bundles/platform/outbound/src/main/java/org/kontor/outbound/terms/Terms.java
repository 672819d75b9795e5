package org.kontor.outbound.terms;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.kontor.outbound.client.Errand;
import org.kontor.outbound.client.Limits;
import org.kontor.providers.Calls;
import org.kontor.providers.Calls.Call;
import org.kontor.values.Require;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/** The terms as they are now. A change of the settings does not restart the plugins, and the host may come after them. */
@Component(service = Terms.class, configurationPid = "org.kontor.outbound")
@Designate(ocd = Settings.class)
public final class Terms {

    private final Clock clock;
    private volatile Limits limits;
    private volatile Duration kept;
    private volatile Optional<Calls> host = Optional.empty();

    @Activate
    public Terms(@Reference Clock clock, Settings settings) {
        this.clock = clock;
        changed(settings);
    }

    @Modified
    void changed(Settings settings) {
        limits = new Limits(
                Duration.ofMillis(settings.deadline_millis()),
                settings.answer_bytes(),
                settings.connections(),
                settings.loopback());
        kept = Duration.ofDays(Require.positive("kept_days", settings.kept_days()));
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void addHost(Calls calls) {
        host = Optional.of(calls);
    }

    void removeHost(Calls calls) {
        host = host.filter(present -> present != calls);
    }

    public Limits limits() {
        return limits;
    }

    /** How long the journal is kept. */
    public Duration kept() {
        return kept;
    }

    /** The call that the present thread works for; empty on a thread of a plugin's own. */
    public Optional<Call> call() {
        return host.flatMap(Calls::current);
    }

    public Errand errand() {
        return call().map(call -> new Errand(Optional.of(left(call)), call.rehearsal()))
                .orElse(Errand.OWN);
    }

    private Duration left(Call call) {
        return Duration.between(clock.instant(), call.deadline());
    }
}
