package dev.parley.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The client address of a request: the peer's, or the one that trusted proxies give in {@code X-Forwarded-For}. */
public final class ClientAddress {
    /** One subscriber gets a whole network of IPv6 addresses (RFC 6177), so the network counts as one address. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private final List<IpNetwork> trustedProxies;

    public ClientAddress(List<IpNetwork> trustedProxies) {
        this.trustedProxies = List.copyOf(trustedProxies);
    }

    /** The IPv4 address, or the first address of the IPv6 /64 network, as text. */
    public String of(HttpServletRequest request) {
        var peer = String.valueOf(request.getRemoteAddr());
        return IpAddress.parse(peer)
                .map(address -> subscriber(client(address, forwardedFor(request))))
                .orElse(peer);
    }

    /** Whether the peer, which has set or checked the forwarding headers, is a trusted proxy. */
    boolean isFromTrustedProxy(HttpServletRequest request) {
        return IpAddress.parse(String.valueOf(request.getRemoteAddr()))
                .filter(this::isTrusted)
                .isPresent();
    }

    /**
     * Each proxy appends the address of its peer. So read the list from the end, and go on only while the address just
     * read is that of a trusted proxy; the client may have made up the rest.
     */
    private InetAddress client(InetAddress peer, List<String> forwardedFor) {
        var client = peer;
        for (int i = forwardedFor.size() - 1; i >= 0 && isTrusted(client); i--) {
            var next = IpAddress.parse(forwardedFor.get(i));
            if (next.isEmpty()) {
                return client;
            }
            client = next.get();
        }
        return client;
    }

    private boolean isTrusted(InetAddress address) {
        return trustedProxies.stream().anyMatch(network -> network.contains(address));
    }

    private static List<String> forwardedFor(HttpServletRequest request) {
        var addresses = new ArrayList<String>();
        for (var header : Collections.list(request.getHeaders("X-Forwarded-For"))) {
            addresses.addAll(Arrays.asList(header.split(",", -1)));
        }
        return addresses;
    }

    private static String subscriber(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        var network = address.getAddress();
        Arrays.fill(network, IPV6_NETWORK_BYTES, network.length, (byte) 0);
        try {
            return InetAddress.getByAddress(network).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
