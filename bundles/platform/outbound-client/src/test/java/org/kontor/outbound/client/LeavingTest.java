package org.kontor.outbound.client;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;
import static org.kontor.values.ProviderException.Fault.IN_DOUBT;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.Request;

/** When a plugin goes nothing of its client stays: no thread, no connection, no class loader. */
public class LeavingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A plugin's own class, loaded by a loader of its own, that calls as plugins do. */
    public static final class Caller implements Function<Http, Answer> {

        private final Supplier<Request> request;

        public Caller(Supplier<Request> request) {
            this.request = request;
        }

        @Override
        public Answer apply(Http http) {
            return http.send(request.get());
        }
    }

    @Rule
    public final Provider provider = new Provider();

    @Rule
    public final Client client = new Client("api.acme.example");

    @Test
    public void aClientThatWasNeverUsedHasNoThreads() {
        assertEquals(List.of(), threads());
    }

    @Test
    public void threadsAndConnectionsEndWithTheClient() throws Exception {
        client.send(Request.query("GET", provider.at("/")));
        assertTrue(threads().size() > 0);

        client.close();

        await(() -> threads().isEmpty());
        assertTrue(provider.allConnectionsClosed());
        client.assertFault(UNAVAILABLE, () -> client.send(Request.act("POST", provider.at("/"))));
    }

    @Test
    public void callsUnderWayEndWithTheClient() throws Exception {
        provider.does((out, connection) -> {
            provider.pause(60_000);
            return false;
        });
        CompletableFuture<Void> call = CompletableFuture.runAsync(
                () -> client.assertFault(IN_DOUBT, () -> client.send(Request.act("POST", provider.at("/")))));
        provider.request();

        client.close();

        call.get(10, TimeUnit.SECONDS);
    }

    @Test
    public void theClassLoaderOfThePluginIsCollected() throws Exception {
        WeakReference<ClassLoader> loader = callFromAPlugin();

        client.close();

        client.seen().clear();
        await(() -> {
            System.gc();
            return loader.get() == null;
        });
    }

    /** In a method of its own, so that no variable of the test holds the loader. */
    private WeakReference<ClassLoader> callFromAPlugin() throws Exception {
        ClassLoader loader = new PluginLoader();
        Class<?> caller = loader.loadClass(Caller.class.getName());
        assertNotSame(Caller.class, caller);
        Supplier<Request> request = () -> Request.query("GET", provider.at("/"));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            @SuppressWarnings("unchecked")
            Function<Http, Answer> plugin = (Function<Http, Answer>)
                    caller.getConstructor(Supplier.class).newInstance(request);
            assertSame(loader, plugin.getClass().getClassLoader());
            assertEquals(200, plugin.apply(client).status());
        } finally {
            thread.setContextClassLoader(before);
        }
        return new WeakReference<>(loader);
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("outbound-test"))
                .toList();
    }

    private static void await(Supplier<Boolean> condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.get()) {
            assertTrue("waited in vain; threads: " + threads(), System.nanoTime() < end);
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** Loads {@link Caller} anew and leaves the rest to its parent. */
    private static final class PluginLoader extends ClassLoader {

        PluginLoader() {
            super(LeavingTest.class.getClassLoader());
        }

        @Override
        public Class<?> loadClass(String name) throws ClassNotFoundException {
            if (!name.equals(Caller.class.getName())) {
                return super.loadClass(name);
            }
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
