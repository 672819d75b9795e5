package org.kontor.providers.host;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How an account last stood, in words that hold no class of the plugin; {@code since} is when it came or went as a
 * whole, {@code changed} when any of its instances last did.
 */
record Past(
        Instant since,
        Instant changed,
        Set<Class<?>> abilities,
        String bundle,
        String version,
        Limits limits,
        boolean rehearsal) {

    static Past none(Instant now, Limits limits) {
        return new Past(now, now, Set.of(), "", "", limits, false);
    }

    static Past of(Instant since, Instant now, List<Instance> instances, Instance latest) {
        Set<Class<?>> abilities = instances.stream()
                .flatMap(instance -> instance.arrival().abilities().stream())
                .collect(Collectors.toUnmodifiableSet());
        return new Past(
                since, now, abilities, latest.plugin(), latest.version(), latest.limits(), latest.isRehearsal());
    }

    /** As it went. */
    Past at(Instant when) {
        return new Past(when, when, abilities, bundle, version, limits, rehearsal);
    }
}
