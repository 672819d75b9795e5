package org.kontor.providers.host;

import java.util.Optional;

/** A thread of a plugin's own pool. It knows the call that it carries out, and forgets it afterwards. */
final class PluginThread extends Thread {

    private Call<?> call;

    /** Without the context class loader and the thread locals of whoever makes it. */
    PluginThread(Runnable work, String name) {
        super(null, work, name, 0, false);
        setContextClassLoader(null);
        setDaemon(true);
    }

    /** The call that the present thread carries out. */
    static Optional<Call<?>> call() {
        return Thread.currentThread() instanceof PluginThread own ? Optional.ofNullable(own.call) : Optional.empty();
    }

    static void begins(Call<?> call) {
        if (Thread.currentThread() instanceof PluginThread own) {
            own.call = call;
        }
    }

    static void ends() {
        if (Thread.currentThread() instanceof PluginThread own) {
            own.call = null;
        }
    }
}
