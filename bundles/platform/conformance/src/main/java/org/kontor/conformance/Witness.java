package org.kontor.conformance;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Sees one rule through: knows what is being asked just now, compares, and says with that what is broken. */
final class Witness {

    private static final int THREADS = 8;
    private static final int CALLS = 32;

    /** One rule's deeds; whatever they throw of their own accord breaks the rule. */
    @FunctionalInterface
    interface Deeds {
        void run() throws Exception;
    }

    private String input = "the plugin as it is";

    void watch(Deeds deeds) {
        try {
            deeds.run();
        } catch (NotApplicable | BrokenRule e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw broken("an answer", "the check was interrupted", e);
        } catch (Exception | LinkageError | StackOverflowError e) {
            throw broken("an answer", String.valueOf(e), e);
        }
    }

    /** From here on this is what the plugin is asked or does. */
    void doing(String what) {
        input = what;
    }

    void equal(Object expected, Object got) {
        if (!Objects.equals(expected, got)) {
            throw broken(String.valueOf(expected), String.valueOf(got), null);
        }
    }

    void differ(Object other, Object got) {
        that(!Objects.equals(other, got), "another than " + other, got);
    }

    void that(boolean holds, String expected, Object got) {
        if (!holds) {
            throw broken(expected, String.valueOf(got), null);
        }
    }

    <T> T present(Optional<T> answer, String expected) {
        return answer.orElseThrow(() -> broken(expected, "nothing", null));
    }

    /** The case of an answer that the rule does not allow. */
    <R> R unexpected(String expected, Object got) {
        throw broken(expected, String.valueOf(got), null);
    }

    /** The call must fail with this fault, and neither it nor its causes may tell any of the secrets. */
    void fault(Fault expected, Collection<String> secrets, Callable<?> call) throws Exception {
        Object answer;
        try {
            answer = call.call();
        } catch (ProviderException failure) {
            equal(expected, failure.fault());
            tellsNone(secrets, failure);
            return;
        }
        throw broken("the fault " + expected, String.valueOf(answer), null);
    }

    /** The call must be refused as not genuine. */
    void forged(Callable<?> call) throws Exception {
        Object answer;
        try {
            answer = call.call();
        } catch (SecurityException refused) {
            return;
        }
        throw broken("a SecurityException", String.valueOf(answer), null);
    }

    /** The different answers to one call made many times at once. */
    <T> Set<T> atOnce(Callable<T> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<T>> answers = IntStream.range(0, CALLS)
                    .mapToObj(number -> threads.submit(call))
                    .toList();
            Set<T> different = new HashSet<>();
            for (Future<T> answer : answers) {
                different.add(answer.get());
            }
            return different;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof BrokenRule broken ? broken : broken("an answer", "" + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void tellsNone(Collection<String> secrets, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            for (String secret : secrets) {
                that(!message.contains(secret), "a failure that tells no secret", message.replace(secret, "[secret]"));
            }
        }
    }

    private BrokenRule broken(String expected, String got, Throwable cause) {
        return new BrokenRule(input, expected, got, cause);
    }
}
