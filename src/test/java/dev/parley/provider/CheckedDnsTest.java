package dev.parley.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.concurrent.Ticker;
import dev.parley.outbound.UserUrls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses are checked when a connection is opened. */
class CheckedDnsTest {
    private static final UserUrls PUBLIC = UserUrls.parse("public").orElseThrow();

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost.", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]"})
    void aServerOfAUserIsNotConnectedToAtAPrivateAddress(String host) throws IOException {
        try (var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                var client = new ModelClient(Clock.systemUTC(), Ticker.SYSTEM, ModelClient.READ_TIMEOUT, PUBLIC)) {
            var url = URI.create("http://" + host + ":" + server.getLocalPort() + "/v1");
            var error = assertThrows(
                    ModelException.class,
                    () -> client.get(new Call(), Provider.ofUser(url, Optional.of("sk-1234")), "models"));
            assertEquals(ErrorKind.UNREACHABLE, error.error().kind());
            server.setSoTimeout(1);
            assertThrows(SocketTimeoutException.class, server::accept, "no connection was opened");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "[fd00:ec2::254]", "[::ffff:169.254.169.254]", "100.100.100.200"})
    void noServerIsConnectedToWhereACloudHandsOutCredentials(String host) {
        try (var client = TestClient.create()) {
            var provider = new Provider(URI.create("http://" + host + "/v1"), Optional.empty());
            var error = assertThrows(ModelException.class, () -> client.get(new Call(), provider, "models"));
            assertEquals(ErrorKind.UNREACHABLE, error.error().kind());
            assertTrue(
                    error.error().detail().contains("an address that is not allowed"),
                    error.error().detail());
        }
    }

    /** The first answer of the name server is public, the next one is not. */
    @Test
    void aNameThatResolvesToAnotherAddressLaterIsRefusedThen() throws UnknownHostException {
        var names = new Names(List.of(List.of("8.8.8.8"), List.of("127.0.0.1"), List.of("8.8.8.8", "10.0.0.1")));
        var checked = new CheckedDns(names, PUBLIC::isAllowed);
        assertEquals("8.8.8.8", checked.resolve("rebind.example.org")[0].getHostAddress());
        assertThrows(UnknownHostException.class, () -> checked.resolve("rebind.example.org"));
        assertThrows(UnknownHostException.class, () -> checked.resolve("rebind.example.org"), "one of two addresses");
    }

    private static final class Names implements DnsResolver {
        private final Queue<List<String>> answers;

        Names(List<List<String>> answers) {
            this.answers = new ArrayDeque<>(answers);
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var answer = answers.remove();
            var addresses = new InetAddress[answer.size()];
            for (int i = 0; i < addresses.length; i++) {
                addresses[i] = InetAddress.getByName(answer.get(i));
            }
            return addresses;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
