package org.kontor.providers.host;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.kontor.work.Intentions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wakes, on its own thread, what waits for an account that can be called again. */
@Component(service = Bell.class)
public final class Bell {

    private static final Logger LOG = LoggerFactory.getLogger(Bell.class);

    private final Intentions intentions;
    private final ThreadPoolExecutor ringer = new ThreadPoolExecutor(
            1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> new Thread(work, "provider-arrivals"));

    @Activate
    public Bell(@Reference Intentions intentions) {
        this.intentions = intentions;
        ringer.allowCoreThreadTimeOut(true);
    }

    @Deactivate
    void stop() {
        ringer.shutdownNow();
    }

    void ring(String account) {
        ringer.execute(() -> wake(account));
    }

    private void wake(String account) {
        try {
            intentions.providerArrived(account);
        } catch (RuntimeException e) {
            LOG.error("what waits for {} could not be woken; its timers will", account, e);
        }
    }
}
