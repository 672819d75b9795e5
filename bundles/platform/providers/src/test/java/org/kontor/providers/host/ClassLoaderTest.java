package org.kontor.providers.host;

import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertTrue;
import static org.kontor.providers.host.Stage.PLUGIN;
import static org.kontor.providers.host.Stage.eventually;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.payment.Charges;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.providers.Switchboard.Mode;
import org.kontor.providers.Switchboard.Route;
import org.kontor.providers.Switchboard.Trial;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** A plugin's class loader goes with the plugin, whatever has happened to it. */
public class ClassLoaderTest {

    /** What plugins do; loaded anew, by a loader of its own, for every test. */
    public static class Foreign implements Charges {

        /** Its own kind of failure. */
        public static final class Failure extends RuntimeException {
            private static final long serialVersionUID = 1L;
        }

        private static final ThreadLocal<Foreign> KEPT = new ThreadLocal<>();

        @Override
        public Optional<PaymentOutcome> find(IdempotencyKey key) {
            KEPT.set(this);
            return Optional.of(new PaymentOutcome.Pending());
        }

        @Override
        public PaymentOutcome charge(PayerToken payer, Money amount, String reference, IdempotencyKey key) {
            throw new Failure();
        }

        @Override
        public PaymentOutcome refund(String charge, Money amount, IdempotencyKey key) {
            throw new ProviderException(Fault.UNAVAILABLE, "no answer", new Failure());
        }
    }

    /** Finds the class {@link Foreign} itself, and everything else where the test finds it. */
    private static final class Own extends URLClassLoader {

        Own() {
            super(new URL[0], ClassLoaderTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(Foreign.class.getName())) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known == null ? define(name) : known;
            }
        }

        private Class<?> define(String name) {
            String file = name.replace('.', '/') + ".class";
            try (InputStream in = getParent().getResourceAsStream(file)) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Rule
    public final Stage stage = new Stage();

    private final List<Throwable> kept = new ArrayList<>();

    @Test
    public void aCalledPluginLeavesNothing() throws Exception {
        assertGone(deployed("1.0.0", this::useAndRemove));
    }

    @Test
    public void aShadowLeavesNothing() throws Exception {
        stage.dice(() -> 0);
        stage.deploy("payment.a", "0.9.0", () -> Stage.PENDING);
        stage.desk.route(new Route(PLUGIN, "0.9.0", Optional.of(new Trial("1.0.0", Mode.SHADOW, 100))));

        assertGone(deployed("1.0.0", instance -> {
            stage.ask("payment.a");
            eventually(() -> stage.desk.comparison(PLUGIN).orElseThrow().same() == 1);
            stage.host.depart(instance, Duration.ofSeconds(1));
            return true;
        }));
    }

    @Test
    public void failuresThatSomebodyKeepsAreTheHostsOwn() throws Exception {
        WeakReference<ClassLoader> loader = deployed("1.0.0", instance -> {
            keep(charges -> charges.charge(null, null, "", Stage.KEY));
            keep(charges -> charges.refund("", null, Stage.KEY));
            stage.host.depart(instance, Duration.ofSeconds(1));
            return true;
        });

        assertGone(loader);
        assertTrue(kept.toString(), kept.get(0).getMessage().contains("Foreign$Failure"));
    }

    @Test
    public void aRehearsedPluginLeavesNothing() throws Exception {
        Own own = new Own();
        WeakReference<ClassLoader> loader = new WeakReference<>(own);
        useAndRemove(stage.host.arrive(arrival(own, "1.0.0", Map.of("kontor.rehearsal", "true"))));
        own.close();
        own = null;

        assertGone(loader);
    }

    private boolean useAndRemove(Instance instance) {
        stage.ask("payment.a");
        stage.act("payment.a");
        stage.host.status();
        stage.host.depart(instance, Duration.ofSeconds(1));
        return true;
    }

    private void keep(Function<Charges, PaymentOutcome> act) {
        try {
            stage.host.act(Charges.class, "payment.a", act);
        } catch (ProviderException failure) {
            kept.add(failure);
        }
    }

    private WeakReference<ClassLoader> deployed(String version, Function<Instance, Boolean> life) throws Exception {
        Own own = new Own();
        Arrival arrival = arrival(own, version, Map.of());
        assertNotSame(Foreign.class, arrival.service().getClass());
        life.apply(stage.host.arrive(arrival));
        own.close();
        return new WeakReference<>(own);
    }

    private static Arrival arrival(Own own, String version, Map<String, ?> properties)
            throws ReflectiveOperationException {
        Object service =
                own.loadClass(Foreign.class.getName()).getDeclaredConstructor().newInstance();
        return new Arrival("payment.a", service, Set.of(Charges.class), properties, PLUGIN, version);
    }

    private static void assertGone(WeakReference<ClassLoader> loader) {
        eventually(() -> {
            System.gc();
            return loader.get() == null;
        });
    }
}
