package org.kontor.providers.host;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.providers.host.Stage.PENDING;
import static org.kontor.providers.host.Stage.assertFault;
import static org.kontor.providers.host.Stage.eventually;
import static org.kontor.providers.host.Stage.faultOf;
import static org.kontor.providers.host.Stage.throwing;
import static org.kontor.values.ProviderException.Fault.IN_DOUBT;
import static org.kontor.values.ProviderException.Fault.MISCONFIGURED;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;
import static org.kontor.values.ProviderException.Fault.UNINTELLIGIBLE;

import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Tracking;
import org.kontor.payment.PaymentOutcome;
import org.kontor.values.ProviderException;

/** Whatever a plugin does, its callers get one of the four faults and its threads live on. */
public class ContainmentTest {

    private static final class Speechless extends RuntimeException {

        @Override
        public String getMessage() {
            throw new IllegalStateException("not even that");
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new StackOverflowError();
        }

        @Override
        public synchronized Throwable getCause() {
            throw new NoClassDefFoundError("com/acme/Cause");
        }
    }

    @Rule
    public final Stage stage = new Stage();

    @Test
    public void whateverItThrowsIsUnintelligibleWhenAskedAndInDoubtWhenItActed() {
        Map<String, Supplier<Optional<PaymentOutcome>>> breakages = new LinkedHashMap<>();
        breakages.put("java.lang.IllegalArgumentException", throwing(() -> new IllegalArgumentException("broken")));
        breakages.put("java.lang.NoClassDefFoundError", throwing(() -> new NoClassDefFoundError("com/acme/Gone")));
        breakages.put("java.lang.LinkageError", throwing(() -> new LinkageError("loaded twice")));
        breakages.put("java.lang.StackOverflowError", ContainmentTest::recurse);
        breakages.put("java.lang.OutOfMemoryError", throwing(() -> new OutOfMemoryError("Java heap space")));
        breakages.put("java.lang.AssertionError", throwing(AssertionError::new));
        breakages.put("java.io.IOException", () -> sneak(new IOException("checked, and yet it comes")));
        breakages.put(Speechless.class.getName(), throwing(Speechless::new));
        breakages.forEach((kind, breakage) -> {
            String account = "payment." + kind;
            List<String> threads = new CopyOnWriteArrayList<>();
            stage.deploy(account, () -> {
                threads.add(Thread.currentThread().getName());
                return breakage.get();
            });

            String sentence = account + " broke its contract with a " + kind;
            assertFault(UNINTELLIGIBLE, sentence, () -> stage.ask(account));
            assertFault(IN_DOUBT, sentence, () -> stage.act(account));
            assertEquals(UNINTELLIGIBLE, faultOf(() -> stage.ask(account)));
            assertEquals("its threads live on", 2, Set.copyOf(threads).size());
        });
    }

    @Test
    public void noAnswerAtAllIsNone() {
        stage.deploy("payment.a", () -> null);

        assertFault(UNINTELLIGIBLE, "payment.a answered nothing at all", () -> stage.ask("payment.a"));
        assertFault(IN_DOUBT, "payment.a answered nothing at all", () -> stage.act("payment.a"));
    }

    @Test
    public void aFaultWithoutWordsIsGivenSome() {
        stage.deploy("payment.a", throwing(() -> new ProviderException(MISCONFIGURED, null)));

        assertFault(MISCONFIGURED, "payment.a failed without a word", () -> stage.ask("payment.a"));
    }

    @Test
    public void aFaultIsToldOnOneLineOfBearableLength() {
        stage.deploy(
                "payment.a", throwing(() -> new ProviderException(MISCONFIGURED, "one\ntwo\r\n" + "x".repeat(5_000))));

        String told = assertThrows(ProviderException.class, () -> stage.ask("payment.a"))
                .getMessage();

        assertTrue(told, told.startsWith("one two x"));
        assertTrue(told.length() <= 1_000);
    }

    @Test
    public void aFaultsCausesAreToldInWords() {
        stage.deploy(
                "payment.a",
                throwing(() -> new ProviderException(
                        UNAVAILABLE, "no answer", new IllegalStateException("closed", new Speechless()))));

        Throwable cause = assertThrows(ProviderException.class, () -> stage.ask("payment.a"))
                .getCause();

        assertEquals("java.lang.IllegalStateException: closed", cause.toString());
        assertEquals(Speechless.class.getName(), cause.getCause().toString());
        assertTrue(cause.getStackTrace().length > 0);
    }

    @Test
    public void anAnswerThatFailsWhenItIsReadFailsOnThePluginsThread() {
        track("carrier.lazy", new AbstractList<>() {
            @Override
            public Scan get(int index) {
                throw new UnsupportedOperationException("connection closed");
            }

            @Override
            public int size() {
                return 1;
            }
        });

        assertFault(
                UNINTELLIGIBLE,
                "carrier.lazy broke its contract with a java.lang.UnsupportedOperationException",
                () -> stage.host.ask(Tracking.class, "carrier.lazy", carrier -> carrier.track("1")));
        assertEquals(
                UNINTELLIGIBLE,
                faultOf(() ->
                        stage.host.ask(Tracking.class, "carrier.lazy", carrier -> Optional.of(carrier.track("1")))));
    }

    @Test
    public void anAnswerIsACopyThatThePluginCannotChange() {
        List<Scan> own = new CopyOnWriteArrayList<>();
        track("carrier.a", own);

        List<Scan> answered = stage.host.ask(Tracking.class, "carrier.a", carrier -> carrier.track("1"));
        own.add(new Scan("1", OffsetDateTime.MIN, Scan.Status.COLLECTED, "", "", ""));

        assertEquals(List.of(), answered);
    }

    @Test
    public void whileAllItsThreadsIgnoreInterruptionAnAccountFailsAtOnce() {
        stage.deploy("payment.a", stage::ignoreInterrupts);
        assertEquals(IN_DOUBT, faultOf(() -> stage.act("payment.a")));
        assertEquals(1, stage.status("payment.a").poisoned());
        assertEquals(UNAVAILABLE, faultOf(() -> stage.ask("payment.a")));
        assertEquals(2, stage.status("payment.a", "1.0.0").poisoned());

        long start = System.nanoTime();
        assertFault(
                UNAVAILABLE,
                "payment.a is stuck: all its 2 threads ignore that they were interrupted",
                () -> stage.act("payment.a"));
        assertTrue(System.nanoTime() - start < 100_000_000);

        stage.letEverybodyGo();
        eventually(() -> stage.status("payment.a").poisoned() == 0);
        assertEquals(PENDING, stage.ask("payment.a"));
    }

    @Test
    public void anInterruptedCallThatEndsLeavesNoPoison() {
        stage.hang("payment.a");

        assertEquals(UNAVAILABLE, faultOf(() -> stage.ask("payment.a")));

        eventually(() -> stage.status("payment.a").poisoned() == 0);
    }

    @Test
    public void tooManyPoisonedThreadsOfAllRestrictOnlyThoseWhoHaveThem() {
        stage.deploy("payment.a", stage::ignoreInterrupts);
        stage.deploy("payment.b", stage::ignoreInterrupts);
        stage.deploy("payment.c", () -> PENDING);
        faultOf(() -> stage.ask("payment.a"));
        faultOf(() -> stage.ask("payment.a"));
        faultOf(() -> stage.ask("payment.b"));

        assertFault(
                UNAVAILABLE,
                "payment.b is stuck: some of its threads ignore that they were interrupted, and no more such threads"
                        + " are allowed",
                () -> stage.ask("payment.b"));
        assertEquals(PENDING, stage.ask("payment.c"));
    }

    @Test
    public void aSuccessorAnswersForTheThreadsThatItsPredecessorLeft() {
        Instance first = stage.deploy("payment.a", stage::ignoreInterrupts);
        faultOf(() -> stage.ask("payment.a"));
        faultOf(() -> stage.ask("payment.a"));
        stage.deploy("payment.a", "2.0.0", stage::ignoreInterrupts);
        stage.host.depart(first, Duration.ZERO);
        assertEquals(2, stage.status("payment.a").poisoned());

        eventually(() -> faultOf(() -> stage.act("payment.a")) == IN_DOUBT);

        assertEquals(3, stage.status("payment.a").poisoned());
        String told = assertThrows(ProviderException.class, () -> stage.ask("payment.a"))
                .getMessage();
        assertFalse(told, told.contains("did not answer"));
    }

    private void track(String account, List<Scan> scans) {
        Tracking tracking = waybill -> scans;
        stage.host.arrive(new Arrival(account, tracking, Set.of(Tracking.class), Map.of(), Stage.PLUGIN, "1.0.0"));
    }

    private static Optional<PaymentOutcome> recurse() {
        return recurse().map(outcome -> outcome);
    }

    @SuppressWarnings("unchecked")
    private static <T, E extends Exception> T sneak(Exception checked) throws E {
        throw (E) checked;
    }
}
