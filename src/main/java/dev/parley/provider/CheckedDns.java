package dev.parley.provider;

import dev.parley.outbound.SystemProxy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names, and refuses those with an address that must not be connected to. The client connects to the addresses
 * that this class returns, so a name server cannot answer differently after the check (DNS rebinding).
 */
final class CheckedDns implements DnsResolver {
    private final DnsResolver resolver;
    private final Predicate<InetAddress> isAllowed;

    CheckedDns(DnsResolver resolver, Predicate<InetAddress> isAllowed) {
        this.resolver = resolver;
        this.isAllowed = isAllowed;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = resolver.resolve(host);
        // One address that is not allowed spoils the others: it would be tried next when the connection fails.
        if (!SystemProxy.isHost(host) && !Arrays.stream(addresses).allMatch(isAllowed)) {
            throw new UnknownHostException(host + " has an address that is not allowed");
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return resolver.resolveCanonicalHostname(host);
    }
}
