package org.kontor.conformance;

import java.util.Map;

/** Opens accounts of the plugin under test: in a server, rehearsals; in an author's build, plain objects. */
@FunctionalInterface
public interface Accounts {

    /** An instance of the plugin with settings of its own; closing it takes it away. */
    interface Account extends Abilities, AutoCloseable {

        @Override
        void close();
    }

    /** The settings are texts, as a {@code .cfg} file has them. */
    Account open(Map<String, Object> settings);
}
