package org.kontor.providers.host;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.kontor.providers.Switchboard;
import org.kontor.providers.TrialWatch;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what operators say about who is called, and tells on its own thread how trials end. */
@Component(service = Switchboard.class)
public final class SwitchDesk implements Switchboard {

    private static final Logger LOG = LoggerFactory.getLogger(SwitchDesk.class);

    private final ProviderHost host;
    private final Shared shared;
    private final Bell bell;
    private final List<TrialWatch> watches = new CopyOnWriteArrayList<>();
    private final ThreadPoolExecutor herald = new ThreadPoolExecutor(
            1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> new Thread(work, "provider-verdicts"));

    @Activate
    public SwitchDesk(@Reference ProviderHost host, @Reference Bell bell) {
        this.host = host;
        this.shared = host.shared();
        this.bell = bell;
        herald.allowCoreThreadTimeOut(true);
        shared.trials().onDecision(comparison -> herald.execute(() -> tell(comparison)));
    }

    @Deactivate
    void stop() {
        shared.trials().onDecision(comparison -> {});
        herald.shutdownNow();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addWatch(TrialWatch watch) {
        watches.add(watch);
    }

    void removeWatch(TrialWatch watch) {
        watches.remove(watch);
    }

    @Override
    public void route(Route route) {
        shared.routes().set(route);
    }

    @Override
    public void unroute(String plugin) {
        shared.routes().remove(plugin);
    }

    @Override
    public boolean reaches(String plugin, String version, String account) {
        return host.reaches(plugin, version, account);
    }

    @Override
    public Optional<Comparison> comparison(String plugin) {
        return shared.routes().trial(plugin).map(shared.trials()::compare);
    }

    @Override
    public void switchOff(String account, String reason) {
        shared.switches().off(account, reason);
        LOG.warn("{} is switched off: {}", account, reason);
    }

    @Override
    public void switchOn(String account) {
        shared.switches().on(account);
        LOG.info("{} is switched on", account);
        bell.ring(account);
    }

    private void tell(Comparison comparison) {
        for (TrialWatch watch : watches) {
            try {
                watch.decided(comparison);
            } catch (RuntimeException e) {
                LOG.error(
                        "{} {} was found {}, which {} could not bear",
                        comparison.plugin(),
                        comparison.trial().version(),
                        comparison.verdict(),
                        watch.getClass().getSimpleName(),
                        e);
            }
        }
    }
}
