package org.kontor.providers.host;

import java.util.Map;
import java.util.Optional;
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
    private static final String BOOKS_AT = "kontor.books.at";

    Arrival {
        abilities = Set.copyOf(abilities);
        properties = Map.copyOf(properties);
    }

    /** {@code org.kontor.carrier.ratesheet~demo} is the account {@code carrier.ratesheet-demo}. */
    static String accountOf(String pid) {
        return (pid.startsWith(OURS) ? pid.substring(OURS.length()) : pid).replace('~', '-');
    }

    /** The account that is booked at this one's prices, when that is another. */
    Optional<String> booksAt() {
        return Optional.ofNullable(properties.get(BOOKS_AT))
                .map(name -> name.toString().strip())
                .filter(name -> !name.isEmpty());
    }

    /** True for an account that only tries the plugin out. */
    boolean isRehearsal() {
        return Boolean.parseBoolean(String.valueOf(properties.get(REHEARSAL)));
    }
}
