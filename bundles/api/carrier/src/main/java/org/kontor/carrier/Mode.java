package org.kontor.carrier;

/** How the goods travel on the main leg. */
public enum Mode {
    EXPRESS,
    AIR,
    SEA,
    ROAD,
    RAIL
}
