package dev.parley.web;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A range of IP addresses.
 *
 * @param first any address in it
 * @param prefixBits the number of leading bits that all addresses in the range share
 */
public record IpNetwork(InetAddress first, int prefixBits) {
    /** Parses {@code 10.0.0.0/8}, {@code fd00::/8} or a single address; empty for anything else. */
    public static Optional<IpNetwork> parse(String text) {
        int slash = text.indexOf('/');
        var address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (slash < 0) {
            return address.map(single -> new IpNetwork(single, bits(single)));
        }
        var prefix = text.substring(slash + 1);
        if (!prefix.matches("\\d{1,3}")) {
            return Optional.empty();
        }
        return address.map(first -> new IpNetwork(first, Integer.parseInt(prefix)))
                .filter(network -> network.prefixBits <= bits(network.first));
    }

    boolean contains(InetAddress address) {
        var own = first.getAddress();
        var other = address.getAddress();
        if (own.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefixBits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((own[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int bits(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }
}
