package dev.parley.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses IP addresses without DNS: a host name is not an address. */
final class IpAddress {
    private static final Pattern V4 =
            Pattern.compile("(OCTET\\.){3}OCTET".replace("OCTET", "(25[0-5]|2[0-4]\\d|[01]?\\d?\\d)"));
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private IpAddress() {}

    /** Parses an address with or without brackets, port and zone: {@code [::1]:8080}, {@code fe80::1%eth0}. */
    static Optional<InetAddress> parse(String text) {
        var address = text.strip();
        if (address.startsWith("[")) {
            address = address.replaceFirst("^\\[(.*)](:\\d+)?$", "$1");
        } else if (address.indexOf(':') == address.lastIndexOf(':')) {
            address = address.replaceFirst(":\\d+$", "");
        }
        address = address.replaceFirst("%.*", "");
        if (!V4.matcher(address).matches() && !V6.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
