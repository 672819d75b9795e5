package org.kontor.security;

/** What a route may ask of its caller; also the scopes of an API key. */
public enum Permission {
    /** See one's own organisation and trades. */
    READ,
    /** Ask for quotes, order, prepare, ship, accept. */
    TRADE,
    /** Bind instruments and pay. */
    PAY,
    /** Manage one's organisation: members, keys, verification. */
    MANAGE,
    /** Run the server: operators only. */
    OPERATE
}
