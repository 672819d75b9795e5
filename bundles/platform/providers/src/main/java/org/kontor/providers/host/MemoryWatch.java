package org.kontor.providers.host;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the server when its memory stays full after collecting: half a server is worse than one that a supervisor starts
 * anew. The JVM's own switch for this would end it for a single plugin that once asks for too much, which is contained.
 */
@Component(service = MemoryWatch.class, immediate = true)
public final class MemoryWatch implements NotificationListener {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryWatch.class);
    private static final double FULL = 0.97;
    private static final int OUT_OF_MEMORY = 3;

    private final NotificationEmitter memory = (NotificationEmitter) ManagementFactory.getMemoryMXBean();
    private final Runnable end;

    @Activate
    public MemoryWatch() {
        this(() -> Runtime.getRuntime().halt(OUT_OF_MEMORY));
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryWatch::watch);
        memory.addNotificationListener(this, null, null);
    }

    MemoryWatch(Runnable end) {
        this.end = end;
    }

    @Deactivate
    public void stop() throws ListenerNotFoundException {
        memory.removeNotificationListener(this);
    }

    @Override
    public void handleNotification(Notification notification, Object handback) {
        if (notification.getType().equals(MemoryNotificationInfo.MEMORY_COLLECTION_THRESHOLD_EXCEEDED)) {
            LOG.error("The memory is full although it was collected: the server ends now and must be started anew;"
                    + " give it more by KONTOR_HEAP, or look for what fills it");
            end.run();
        }
    }

    /** Long-lived objects only: what is young is always full before it is collected. */
    private static void watch(MemoryPoolMXBean pool) {
        long most = pool.getUsage().getMax();
        if (pool.getType() == MemoryType.HEAP
                && pool.isCollectionUsageThresholdSupported()
                && pool.isUsageThresholdSupported()
                && most > 0) {
            pool.setCollectionUsageThreshold((long) (most * FULL));
        }
    }
}
