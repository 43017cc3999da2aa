package dev.parley.jetty;

import dev.parley.web.HttpException;
import dev.parley.web.Translations;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.InetAddressSet;

/**
 * Limits the connections of one IPv4 address or IPv6 /64 network, because one client gets a whole network. Proxies on
 * this machine and configured proxies are not limited, because they have the connections of all their clients.
 */
public final class AddressLimit {
    private static final int NETWORK_BYTES = 8;

    private final Map<InetAddress, Integer> counts = new ConcurrentHashMap<>();
    private final Set<EndPoint> counted = ConcurrentHashMap.newKeySet();
    private final InetAddressSet proxies = new InetAddressSet();
    private final int connectionsMax;

    /**
     * @param connectionsMax for one address
     * @param proxies comma-separated addresses and networks, such as {@code 10.0.0.7, 10.1.0.0/16}
     */
    public AddressLimit(int connectionsMax, String proxies) {
        this.connectionsMax = connectionsMax;
        Arrays.stream(proxies.split(","))
                .map(String::strip)
                .filter(proxy -> !proxy.isEmpty())
                .forEach(this.proxies::add);
    }

    /** Counts a connection. If the address has too many, sends a response and closes the connection. */
    boolean tryAcquire(EndPoint client) {
        var address = limitedAddress(client);
        if (address.isEmpty()) {
            return true;
        }
        counted.add(client);
        if (counts.merge(address.get(), 1, Integer::sum) <= connectionsMax) {
            return true;
        }
        client.write(Callback.from(client::close), tooManyRequests());
        return false;
    }

    void release(EndPoint client) {
        if (!counted.remove(client)) {
            return;
        }
        limitedAddress(client)
                .ifPresent(address -> counts.computeIfPresent(address, (key, count) -> count > 1 ? count - 1 : null));
    }

    private Optional<InetAddress> limitedAddress(EndPoint client) {
        if (!(client.getRemoteSocketAddress() instanceof InetSocketAddress socket)) {
            return Optional.empty();
        }
        var address = socket.getAddress();
        if (address.isLoopbackAddress() || proxies.test(address)) {
            return Optional.empty();
        }
        return Optional.of(address instanceof Inet6Address ? network(address) : address);
    }

    private static InetAddress network(InetAddress address) {
        try {
            return InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(address.getAddress(), NETWORK_BYTES), 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ByteBuffer tooManyRequests() {
        var message = HttpException.ofStatus(429).message(Translations.in(Translations.LANGUAGES.get(0)));
        return ByteBuffer.wrap(("HTTP/1.1 429 Too Many Requests\r\nContent-Type: text/plain;charset=UTF-8\r\n"
                        + "Retry-After: 30\r\nConnection: close\r\n\r\n" + message + "\n")
                .getBytes(StandardCharsets.UTF_8));
    }
}
