package dev.parley.jetty;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.junit.jupiter.api.Test;

class AddressLimitTest {
    private final AddressLimit limit = new AddressLimit(2, "10.0.0.7, 10.1.0.0/16");

    @Test
    void theConnectionsOfOneAddressAreLimited() {
        var first = new Client("203.0.113.9");
        assertTrue(limit.tryAcquire(first) && limit.tryAcquire(new Client("203.0.113.9")));
        var third = new Client("203.0.113.9");
        assertFalse(limit.tryAcquire(third));
        assertTrue(third.getOutputString().startsWith("HTTP/1.1 429 "), third.getOutputString());
        assertTrue(third.getOutputString().endsWith("Please wait a moment.\n"), third.getOutputString());
        assertFalse(third.isOpen());
        assertTrue(limit.tryAcquire(new Client("203.0.113.10")), "another address has its own limit");
        limit.release(third);
        assertFalse(limit.tryAcquire(new Client("203.0.113.9")), "the address is still at its limit");
        limit.release(first);
    }

    @Test
    void aClosedConnectionFreesOneSlotEvenIfItIsReportedTwice() {
        var first = new Client("203.0.113.9");
        var second = new Client("203.0.113.9");
        assertTrue(limit.tryAcquire(first) && limit.tryAcquire(second));
        limit.release(first);
        limit.release(first);
        assertTrue(limit.tryAcquire(new Client("203.0.113.9")));
        assertFalse(limit.tryAcquire(new Client("203.0.113.9")));
    }

    @Test
    void anIpv6NetworkCountsAsOneAddress() {
        assertTrue(limit.tryAcquire(new Client("2001:db8:1:2::1")) && limit.tryAcquire(new Client("2001:db8:1:2::2")));
        assertFalse(limit.tryAcquire(new Client("2001:db8:1:2:ffff::3")));
        assertTrue(limit.tryAcquire(new Client("2001:db8:1:3::1")));
    }

    @Test
    void proxiesAreNotLimited() {
        for (var proxy : new String[] {"127.0.0.1", "::1", "10.0.0.7", "10.1.2.3"}) {
            for (int i = 0; i < 5; i++) {
                assertTrue(limit.tryAcquire(new Client(proxy)), proxy);
            }
        }
        assertTrue(new AddressLimit(1, "").tryAcquire(new Client("10.0.0.7")));
    }

    private static final class Client extends ByteArrayEndPoint {
        private final InetSocketAddress address;

        Client(String address) {
            this.address = new InetSocketAddress(address, 50_000);
        }

        @Override
        public SocketAddress getRemoteSocketAddress() {
            return address;
        }
    }
}
