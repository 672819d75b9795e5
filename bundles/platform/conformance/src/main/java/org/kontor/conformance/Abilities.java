package org.kontor.conformance;

import java.util.Optional;

/** A plugin under test, however it is reached: what it offers, and what it calls itself. */
public interface Abilities {

    /** The plugin as this SPI; empty when it does not offer it. */
    <A> Optional<A> find(Class<A> ability);

    /** What the plugin prints as. */
    String name();

    /** The abilities of one component: the interfaces it implements. */
    static Abilities of(Object component) {
        return new Abilities() {
            @Override
            public <A> Optional<A> find(Class<A> ability) {
                return ability.isInstance(component) ? Optional.of(ability.cast(component)) : Optional.empty();
            }

            @Override
            public String name() {
                return String.valueOf(component);
            }
        };
    }
}
