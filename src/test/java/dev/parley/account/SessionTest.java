package dev.parley.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.MutableClock;
import dev.parley.TestServer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionTest {
    @Test
    void aSessionExpiresThirtyDaysAfterTheLogin() {
        var clock = new MutableClock(Instant.parse("2026-03-01T12:00:00Z"));
        try (var server =
                TestServer.configured("PARLEY_DEMO", "on").clock(clock).start()) {
            var ada = server.signUp("ada");
            clock.advance(SessionStore.LIFETIME.minus(Duration.ofSeconds(1)));
            assertEquals(200, ada.gets("/chat").statusCode());
            clock.advance(Duration.ofSeconds(1));
            assertEquals(303, ada.gets("/chat").statusCode());
        }
    }
}
