package dev.parley.share.web;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.FullOnly;
import dev.parley.TestServer;
import dev.parley.web.HttpException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PublicLimitTest {
    @Test
    void anAddressThatSendsTooManyRequestsWaitsAndOthersDoNot() {
        var now = new AtomicLong();
        var limit = new PublicLimit(now::get);
        for (int i = 0; i < PublicLimit.REQUESTS_MAX; i++) {
            limit.count("192.0.2.1");
        }
        var refused = assertThrows(HttpException.class, () -> limit.count("192.0.2.1"));
        assertEquals(429, refused.status());
        assertTrue(refused.retryAfter().isPresent());
        assertDoesNotThrow(() -> limit.count("192.0.2.2"));
        now.set(Duration.ofMinutes(1).toNanos());
        assertDoesNotThrow(() -> limit.count("192.0.2.1"));
    }

    @Test
    @FullOnly
    void requestsForUnknownLinksCountToo() {
        try (var server = TestServer.demo()) {
            var visitor = server.visitor();
            for (int i = 0; i < PublicLimit.REQUESTS_MAX; i++) {
                assertEquals(
                        404,
                        visitor.gets("/share/x", "Accept", "application/json").statusCode());
            }
            var refused = visitor.gets("/share/x");
            assertEquals(429, refused.statusCode());
            assertTrue(refused.headers().firstValue("Retry-After").isPresent());
            assertTrue(refused.body().contains("Too many requests."), refused.body());
        }
    }
}
