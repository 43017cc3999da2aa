package dev.parley.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An IP address as the host of a URL. */
final class AddressLiteral {
    /** The only notation of IPv4 that has the same meaning everywhere. */
    private static final Pattern IPV4 = Pattern.compile("((0|[1-9]\\d{0,2})\\.){3}(0|[1-9]\\d{0,2})");

    /** A host that ends with a number is an IPv4 address in one of several notations, see the URL standard of WHATWG. */
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?");

    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]+]");

    private AddressLiteral() {}

    /** Whether the host is an address in any notation, and not a name. */
    static boolean isAny(String host) {
        return host.startsWith("[")
                || ENDS_IN_NUMBER.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    /** The address; empty if the host is a name, or an address with a zone, which selects a network of this machine. */
    static Optional<InetAddress> of(String host) {
        var literal = host.toLowerCase(Locale.ROOT);
        if (!IPV4.matcher(literal).matches() && !IPV6.matcher(literal).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(literal));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
