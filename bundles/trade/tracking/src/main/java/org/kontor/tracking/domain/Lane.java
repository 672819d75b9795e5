package org.kontor.tracking.domain;

import org.kontor.carrier.Mode;

/** How and from where to where goods travel: ISO countries, and the consignee's city. Empty where it was not kept. */
public record Lane(Mode mode, String origin, String destination, String city) {

    /** Mode and countries, as a person reads them. */
    String told() {
        return origin.isEmpty() ? mode.name() : mode + " " + origin + "–" + destination;
    }
}
