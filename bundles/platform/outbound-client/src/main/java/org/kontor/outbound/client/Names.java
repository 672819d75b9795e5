package org.kontor.outbound.client;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a name; may block, and may answer differently each time it is asked. */
@FunctionalInterface
public interface Names {

    InetAddress[] addresses(String host) throws UnknownHostException;
}
