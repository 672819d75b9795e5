package org.kontor.providers.host;

import java.time.Clock;
import java.util.Optional;
import org.kontor.providers.Calls;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks the present thread, which is a {@link PluginThread} while it carries out a call. */
@Component(service = Calls.class)
public final class ThreadCalls implements Calls {

    private final Clock clock;

    @Activate
    public ThreadCalls(@Reference Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<Calls.Call> current() {
        return PluginThread.call().map(this::told);
    }

    private Calls.Call told(org.kontor.providers.host.Call<?> call) {
        Arrival arrival = call.instance().arrival();
        return new Calls.Call(
                arrival.account(),
                arrival.bundle(),
                arrival.version(),
                call.trade(),
                arrival.isRehearsal(),
                clock.instant().plus(call.left()));
    }
}
