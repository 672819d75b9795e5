package org.kontor.deployment;

import java.util.Optional;
import org.kontor.providers.Switchboard;

/**
 * How a new version begins: at once ({@code trial} empty), or beside the present one as shadow or with a share of the calls.
 * {@code force} accepts a plan that touches others.
 */
public record Terms(Optional<Switchboard.Trial> trial, boolean force) {

    public static Terms atOnce() {
        return new Terms(Optional.empty(), false);
    }
}
