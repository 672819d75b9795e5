package org.kontor.providers.host;

import static org.junit.Assert.assertEquals;

import java.lang.management.MemoryNotificationInfo;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.Notification;
import org.junit.Test;

public class MemoryWatchTest {

    private final AtomicInteger ended = new AtomicInteger();
    private final MemoryWatch watch = new MemoryWatch(ended::incrementAndGet);

    @Test
    public void memoryThatStaysFullEndsTheServer() {
        hear(MemoryNotificationInfo.MEMORY_COLLECTION_THRESHOLD_EXCEEDED);

        assertEquals(1, ended.get());
    }

    @Test
    public void memoryThatIsFullBeforeItIsCollectedDoesNot() {
        hear(MemoryNotificationInfo.MEMORY_THRESHOLD_EXCEEDED);

        assertEquals(0, ended.get());
    }

    private void hear(String type) {
        watch.handleNotification(new Notification(type, this, 1), null);
    }
}
