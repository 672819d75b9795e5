package org.kontor.outbound.client;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.function.ThrowingRunnable;
import org.junit.rules.ExternalResource;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.Request;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** The guarded client with what surrounds it in the hands of a test: limits, errand, name service, journal. */
public final class Client extends ExternalResource implements Http {

    /** Must never be seen in a message. */
    static final String CANARY = "canary-9d41";

    private final List<Exchanged> seen = new CopyOnWriteArrayList<>();
    private volatile Limits limits = Limits.ORDINARY.withLoopback();
    private volatile Errand errand = Errand.OWN;
    private volatile Names names = host -> {
        throw new UnknownHostException(host);
    };
    private final GuardedClient client;

    Client(String allowed) {
        this.client = new GuardedClient(
                new Gate(AllowedHosts.parse(allowed)),
                new Wire("test", () -> limits, host -> names.addresses(host), Wire.trustingAsJavaDoes()),
                () -> limits,
                () -> errand,
                seen::add);
    }

    @Override
    protected void after() {
        client.close();
    }

    Client within(Duration deadline) {
        limits = new Limits(deadline, limits.answerBytes(), limits.connections(), limits.loopback());
        return this;
    }

    Client atMost(int answerBytes) {
        limits = new Limits(limits.deadline(), answerBytes, limits.connections(), limits.loopback());
        return this;
    }

    Client connections(int most) {
        limits = new Limits(limits.deadline(), limits.answerBytes(), most, limits.loopback());
        return this;
    }

    Client loopback(boolean allowed) {
        limits = new Limits(limits.deadline(), limits.answerBytes(), limits.connections(), allowed);
        return this;
    }

    Client on(Errand next) {
        errand = next;
        return this;
    }

    Client asking(Names service) {
        names = service;
        return this;
    }

    Client finding(String... addresses) {
        return asking(host -> {
            InetAddress[] found = new InetAddress[addresses.length];
            for (int i = 0; i < found.length; i++) {
                found[i] = InetAddress.getByName(addresses[i]);
            }
            return found;
        });
    }

    void close() {
        client.close();
    }

    List<Exchanged> seen() {
        return seen;
    }

    Exchanged last() {
        return seen.get(seen.size() - 1);
    }

    @Override
    public Answer send(Request request) {
        return client.send(request);
    }

    /** The call fails so, tells no secret, and was witnessed. */
    ProviderException assertFault(Fault fault, ThrowingRunnable call) {
        int before = seen.size();
        ProviderException failure = assertThrows(ProviderException.class, call);
        assertEquals(failure.getMessage(), fault, failure.fault());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertFalse(cause.toString(), cause.toString().contains(CANARY));
        }
        assertEquals("witnessed", before + 1, seen.size());
        assertEquals(failure, last().failure().orElseThrow());
        return failure;
    }
}
