package org.kontor.outbound.client;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.eclipse.jetty.client.ContinueProtocolHandler;
import org.eclipse.jetty.client.EarlyHintsProtocolHandler;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.ProcessingProtocolHandler;
import org.eclipse.jetty.client.ProtocolHandlers;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/** Makes Jetty's client as we want it: HTTP/1.1, few threads, no cookies, and nothing done on its own initiative. */
final class Wire {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** Shorter than a server's, so that an act seldom meets a connection which the other side is closing. */
    private static final Duration POOLED = Duration.ofSeconds(4);

    private static final Duration HOST_FORGOTTEN = Duration.ofMinutes(1);
    private static final int THREADS = 8;
    private static final int THREAD_IDLE_MILLIS = 5_000;
    private static final int THREADS_STOP_MILLIS = 1_000;
    private static final int QUEUED_PER_CONNECTION = 4;
    private static final int HEADERS_BYTES = 16 * 1024;

    private final String name;
    private final Supplier<Limits> limits;
    private final Names names;
    private final SslContextFactory.Client tls;
    private HttpClient client;
    private boolean closed;

    Wire(String name, Supplier<Limits> limits, Names names, SslContextFactory.Client tls) {
        this.name = "outbound-" + name;
        this.limits = limits;
        this.names = names;
        this.tls = tls;
    }

    static SslContextFactory.Client trustingAsJavaDoes() {
        SslContextFactory.Client tls = new SslContextFactory.Client();
        tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        return tls;
    }

    /** Started at the first use; its threads carry the name, so that an operator sees whose they are. */
    synchronized HttpClient client() {
        if (closed) {
            throw new RejectedExecutionException(name + " is closed");
        }
        if (client == null) {
            client = started(unstarted());
        }
        return client;
    }

    /** Breaks off what is under way and ends the threads. */
    synchronized void close() {
        closed = true;
        if (client == null) {
            return;
        }
        try {
            client.stop();
        } catch (Exception e) {
            throw new IllegalStateException(name + " does not stop", e);
        } finally {
            client = null;
        }
    }

    private HttpClient unstarted() {
        int most = limits.get().connections();
        QueuedThreadPool threads = threads(name);
        ClientConnector connector = new ClientConnector();
        connector.setSelectors(1);
        connector.setExecutor(threads);
        connector.setScheduler(new ScheduledExecutorScheduler(name + "-timer", true));
        connector.setConnectTimeout(CONNECT_TIMEOUT);
        connector.setIdleTimeout(POOLED);
        connector.setSslContextFactory(tls);
        HttpClient fresh = new HttpClient(new ProvingTransport(connector));
        fresh.setName(name);
        fresh.setSocketAddressResolver(new CheckedResolver(names, threads));
        fresh.setMaxConnectionsPerDestination(most);
        fresh.setMaxRequestsQueuedPerDestination(most * QUEUED_PER_CONNECTION);
        fresh.setDestinationIdleTimeout(HOST_FORGOTTEN.toMillis());
        fresh.setMaxResponseHeadersSize(HEADERS_BYTES);
        fresh.setFollowRedirects(false);
        fresh.setHttpCookieStore(new HttpCookieStore.Empty());
        fresh.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "Kontor"));
        fresh.setDefaultRequestContentType(null);
        return fresh;
    }

    private static HttpClient started(HttpClient fresh) {
        try {
            fresh.start();
        } catch (Exception e) {
            throw new IllegalStateException("the client does not start", e);
        }
        ProtocolHandlers handlers = fresh.getProtocolHandlers();
        handlers.clear();
        handlers.put(new ContinueProtocolHandler());
        handlers.put(new ProcessingProtocolHandler());
        handlers.put(new EarlyHintsProtocolHandler());
        fresh.getContentDecoderFactories().clear();
        return fresh;
    }

    private static QueuedThreadPool threads(String name) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1, THREAD_IDLE_MILLIS);
        threads.setName(name);
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        threads.setStopTimeout(THREADS_STOP_MILLIS);
        return threads;
    }
}
