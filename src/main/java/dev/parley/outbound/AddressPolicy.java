package dev.parley.outbound;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Which IP addresses are public, and which belong to the services of clouds that hand out credentials. */
public final class AddressPolicy {
    /** The ranges of the IANA special-purpose registry for IPv4 (RFC 6890), multicast, and what is reserved. */
    private static final List<AddressRange> SPECIAL_IPV4 = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            // Shared by the customers of a carrier.
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            // Relays of 6to4.
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** All other IPv6 addresses are local, multicast, or contain an IPv4 address (mapped, NAT64). */
    private static final AddressRange GLOBAL_IPV6 = AddressRange.of("2000::/3");

    private static final List<AddressRange> SPECIAL_IPV6 = ranges(
            // Protocols of the IETF, among them Teredo, which contains an IPv4 address.
            "2001::/23",
            "2001:db8::/32",
            // 6to4, which contains an IPv4 address.
            "2002::/16",
            "3fff::/20");

    /** The last 8 bytes of an ISATAP address begin so, and end with an IPv4 address. */
    private static final List<byte[]> ISATAP =
            List.of(new byte[] {0, 0, 0x5e, (byte) 0xfe}, new byte[] {2, 0, 0x5e, (byte) 0xfe});

    /** AWS (also for containers), Azure, Google, Oracle, Alibaba and others. */
    private static final List<AddressRange> METADATA = ranges(
            "169.254.169.254",
            "169.254.169.253",
            "169.254.170.2",
            "169.254.170.23",
            "168.63.129.16",
            "192.0.0.192",
            "100.100.100.200",
            "fd00:ec2::254",
            "fd00:ec2::253",
            "fd00:ec2::23",
            "fd20:ce::254",
            "fe80::a9fe:a9fe");

    private static final Set<String> METADATA_NAMES = Set.of(
            "metadata.google.internal", "metadata.goog", "metadata", "instance-data", "instance-data.ec2.internal");

    /** Where these ranges of IPv6 contain an IPv4 address: translated (NAT64), 6to4, compatible. */
    private static final List<Embedding> EMBEDDINGS = List.of(
            new Embedding(AddressRange.of("64:ff9b::/96"), 12),
            new Embedding(AddressRange.of("2002::/16"), 2),
            new Embedding(AddressRange.of("::/96"), 12));

    private record Embedding(AddressRange range, int offset) {}

    private AddressPolicy() {}

    /** Whether the address is reachable for everybody on the internet, and not only from this network. */
    public static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        if (isMetadata(address)) {
            return false;
        }
        if (bytes.length == 4) {
            return !isIn(SPECIAL_IPV4, bytes);
        }
        boolean isIsatap = ISATAP.stream().anyMatch(id -> Arrays.equals(id, Arrays.copyOfRange(bytes, 8, 12)));
        return GLOBAL_IPV6.contains(bytes) && !isIn(SPECIAL_IPV6, bytes) && !isIsatap;
    }

    /** Whether a cloud hands out credentials of this machine there. */
    public static boolean isMetadata(InetAddress address) {
        var bytes = address.getAddress();
        return isIn(METADATA, bytes)
                || EMBEDDINGS.stream()
                        .filter(embedding -> embedding.range.contains(bytes))
                        .map(embedding -> Arrays.copyOfRange(bytes, embedding.offset, embedding.offset + 4))
                        .anyMatch(embedded -> isIn(METADATA, embedded));
    }

    /**
     * Whether the host of a URL is such a service, or an address in a notation that is not read in the same way everywhere. A
     * name may still resolve to such an address, so it is checked again when the connection is opened.
     */
    public static boolean isMetadataHost(String host) {
        if (AddressLiteral.isAny(host)) {
            return AddressLiteral.of(host).map(AddressPolicy::isMetadata).orElse(true);
        }
        return isMetadataName(host);
    }

    /** The same for a name, which resolves to such an address in the cloud only. */
    static boolean isMetadataName(String host) {
        return METADATA_NAMES.contains(host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""));
    }

    private static boolean isIn(List<AddressRange> ranges, byte[] address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static List<AddressRange> ranges(String... texts) {
        return Stream.of(texts).map(AddressRange::of).toList();
    }
}
