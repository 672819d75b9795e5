package org.kontor.deployment;

import java.util.Map;

/** Accounts that exist only to try a plugin out: hidden from every list and never given a trade's call. */
public interface Rehearsals {

    /** An account of the plugin's own, called through {@code Providers} by its name; closing it takes it away. */
    interface Rehearsal extends AutoCloseable {

        String account();

        @Override
        void close();
    }

    /** Opens an account of the installed plugin version with these settings; waits until its service is there, 2 s at most. */
    Rehearsal open(String plugin, String version, Map<String, Object> settings);
}
