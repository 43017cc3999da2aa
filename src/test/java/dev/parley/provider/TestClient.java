package dev.parley.provider;

import dev.parley.concurrent.Ticker;
import dev.parley.outbound.UserUrls;
import java.time.Clock;
import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;

/** Clients of model servers for tests, with the clocks of the system. */
public final class TestClient {
    private TestClient() {}

    public static ModelClient create() {
        return create(ModelClient.READ_TIMEOUT);
    }

    static ModelClient create(Duration readTimeout) {
        return new ModelClient(Clock.systemUTC(), Ticker.SYSTEM, readTimeout, UserUrls.NONE);
    }

    /** A client that looks up names with this resolver. */
    static ModelClient create(DnsResolver dnsResolver) {
        return new ModelClient(Clock.systemUTC(), Ticker.SYSTEM, ModelClient.READ_TIMEOUT, UserUrls.NONE, dnsResolver);
    }
}
