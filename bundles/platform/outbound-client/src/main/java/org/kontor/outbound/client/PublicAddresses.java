package org.kontor.outbound.client;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Tells the addresses of the public internet from those that lead into somebody's own network, or nowhere. */
final class PublicAddresses {

    /** The IANA special-purpose registry for IPv4, with multicast, broadcast and what was never given away. */
    private static final List<Block> CLOSED = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** IPv6 is the other way round: only this is given to hosts, */
    private static final List<Block> OPEN_6 = blocks("2000::/3");

    /** but for the IETF's own (Teredo among them), documentation and 6to4. */
    private static final List<Block> CLOSED_6 =
            blocks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    /** Stands for the IPv4 address in its last four bytes. */
    private static final List<Block> TRANSLATED = blocks("64:ff9b::/96");

    private static final int IPV6_BYTES = 16;
    private static final int IPV4_BYTES = 4;

    /** A prefix of so many bits. */
    private record Block(byte[] prefix, int bits) {

        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % Byte.SIZE;
                if ((address[bit / Byte.SIZE] & mask) != (prefix[bit / Byte.SIZE] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private PublicAddresses() {}

    /** Java itself turns an IPv4 address mapped into IPv6 into the IPv4 address. */
    static boolean hold(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return !in(CLOSED, bytes);
        }
        if (in(TRANSLATED, bytes)) {
            return !in(CLOSED, Arrays.copyOfRange(bytes, IPV6_BYTES - IPV4_BYTES, IPV6_BYTES));
        }
        return in(OPEN_6, bytes) && !in(CLOSED_6, bytes);
    }

    private static boolean in(List<Block> blocks, byte[] address) {
        return blocks.stream().anyMatch(block -> block.holds(address));
    }

    private static List<Block> blocks(String... written) {
        return Stream.of(written).map(PublicAddresses::block).toList();
    }

    private static Block block(String written) {
        String[] parts = written.split("/");
        try {
            return new Block(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(written + " is no block of addresses", e);
        }
    }
}
