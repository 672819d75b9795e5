package org.kontor.outbound.client;

/** Sees every exchange end, on the thread that asked for it: must neither block nor throw. */
@FunctionalInterface
public interface Witness {

    void saw(Exchanged exchanged);
}
