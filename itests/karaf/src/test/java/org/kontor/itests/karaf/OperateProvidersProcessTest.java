package org.kontor.itests.karaf;

import java.io.IOException;
import java.time.Duration;
import org.junit.Test;

/** docs/operate-providers.md is what the shell shows. */
public class OperateProvidersProcessTest {

    @Test
    public void everyCommandOfThePageShowsWhatThePageSays() throws IOException {
        try (Walk walk = Walk.along("operate-providers.md")) {
            walk.tree().bring("bundles/plugins/carriers/ratesheet", "kontor-carrier-ratesheet");

            walk.take(10, Duration.ofMinutes(5));
        }
    }
}
