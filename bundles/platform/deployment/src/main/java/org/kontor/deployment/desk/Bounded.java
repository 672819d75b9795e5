package org.kontor.deployment.desk;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Work with a plugin's own code on a thread of its own, waited for only so long. What takes longer is interrupted, and ends
 * when it ends.
 */
final class Bounded {

    interface Work {
        void run() throws Exception;
    }

    private Bounded() {}

    /** Throws {@link BundleTroubleException} when it failed, or did not end in time. */
    static void run(String what, Duration patience, Work work) {
        FutureTask<Void> task = new FutureTask<>(() -> {
            work.run();
            return null;
        });
        Thread thread = new Thread(null, task, "kontor-" + what.replace(' ', '-'), 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
        try {
            task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new BundleTroubleException(what + " takes longer than " + patience.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BundleTroubleException(what + " was not waited for: this server is stopping", e);
        } catch (ExecutionException e) {
            throw new BundleTroubleException(what + " failed: " + reason(e.getCause()), e.getCause());
        }
    }

    /** The innermost reason in one line. */
    private static String reason(Throwable thrown) {
        Throwable inner = thrown;
        while (inner.getCause() != null && inner.getCause() != inner) {
            inner = inner.getCause();
        }
        String message = String.valueOf(inner.getMessage()).lines().findFirst().orElse("");
        return inner instanceof org.osgi.framework.BundleException
                ? message
                : inner.getClass().getSimpleName() + ": " + message;
    }
}
