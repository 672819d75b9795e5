package org.kontor.itests.karaf;

import java.io.IOException;
import java.time.Duration;
import org.junit.Test;

/** docs/write-a-carrier.md, from nothing to the first option in a quote. */
public class WriteACarrierProcessTest {

    @Test
    public void everyCommandOfThePageShowsWhatThePageSays() throws IOException {
        try (Walk walk = Walk.along("write-a-carrier.md")) {
            walk.take(9, Duration.ofMinutes(10));
        }
    }
}
