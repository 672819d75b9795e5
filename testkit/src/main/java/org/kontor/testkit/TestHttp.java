package org.kontor.testkit;

import java.time.Duration;
import org.junit.rules.ExternalResource;
import org.kontor.outbound.client.AllowedHosts;
import org.kontor.outbound.client.Errand;
import org.kontor.outbound.client.GuardedClient;
import org.kontor.outbound.client.Limits;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.Request;

/**
 * The server's own HTTP client for a plugin's test: the same guards, deadlines and faults, but servers on this machine may
 * be reached, without TLS, and no others. Use it as a rule.
 */
public final class TestHttp extends ExternalResource implements Http {

    private final GuardedClient client;

    /** As patient as the server. */
    public TestHttp() {
        this(Limits.ORDINARY.deadline());
    }

    /** For tests of a provider that does not answer: nobody waits longer than this. */
    public TestHttp(Duration deadline) {
        Limits limits = new Limits(deadline, Limits.ORDINARY.answerBytes(), Limits.ORDINARY.connections(), true);
        this.client = new GuardedClient("test", AllowedHosts.none(), () -> limits, () -> Errand.OWN, exchanged -> {});
    }

    @Override
    public Answer send(Request request) {
        return client.send(request);
    }

    @Override
    protected void after() {
        client.close();
    }
}
