package org.kontor.providers.host;

import java.util.Map;
import java.util.Set;

/** A plugin's service as it came: the account it serves, what it can do, whose bundle it is. */
record Arrival(
        String account,
        Object service,
        Set<Class<?>> abilities,
        Map<String, ?> properties,
        String bundle,
        String version) {

    private static final String OURS = "org.kontor.";
    private static final String REHEARSAL = "kontor.rehearsal";

    Arrival {
        abilities = Set.copyOf(abilities);
        properties = Map.copyOf(properties);
    }

    /** {@code org.kontor.carrier.ratesheet~demo} is the account {@code carrier.ratesheet-demo}. */
    static String accountOf(String pid) {
        return (pid.startsWith(OURS) ? pid.substring(OURS.length()) : pid).replace('~', '-');
    }

    /** True for an account that only tries the plugin out. */
    boolean isRehearsal() {
        return Boolean.parseBoolean(String.valueOf(properties.get(REHEARSAL)));
    }
}
