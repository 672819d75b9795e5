package org.kontor.outbound.client;

/** Why a request was not even tried. */
public enum Refusal {
    /** Not https, or the address of a server is not plainly in it. */
    URL,
    /** The plugin's manifest does not name the host and port; it never names an address. */
    HOST,
    /** The name leads to an address that is not public. */
    ADDRESS,
    /** A rehearsal reaches this machine only. */
    REHEARSAL
}
