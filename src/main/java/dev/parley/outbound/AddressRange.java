package dev.parley.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A range of IP addresses: those that share the first bits. */
final class AddressRange {
    private final byte[] first;
    private final int prefixBits;

    private AddressRange(byte[] first, int prefixBits) {
        this.first = first;
        this.prefixBits = prefixBits;
    }

    /** Parses {@code 10.0.0.0/8}; without a slash it is one address. */
    static AddressRange of(String text) {
        var parts = text.split("/", 2);
        var first = bytes(parts[0]);
        return new AddressRange(first, parts.length < 2 ? first.length * Byte.SIZE : Integer.parseInt(parts[1]));
    }

    private static byte[] bytes(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(address, e);
        }
    }

    boolean contains(byte[] address) {
        if (address.length != first.length) {
            return false;
        }
        for (int bit = 0; bit < prefixBits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((first[bit / Byte.SIZE] ^ address[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
