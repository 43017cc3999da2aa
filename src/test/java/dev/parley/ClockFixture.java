package dev.parley;

import dev.parley.provider.FakeModel;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The base class of tests that need a new server with a clock of their own, and one user, for each test. */
public abstract class ClockFixture {
    protected final FakeModel model = new FakeModel();
    protected final MutableClock clock = new MutableClock(Instant.parse("2026-05-20T12:00:00Z"));
    protected TestServer server;
    protected Storage storage;
    protected Person ada;

    @BeforeEach
    protected final void startServer() {
        server = TestServer.configured("PARLEY_DEMO", "on")
                .model(model)
                .clock(clock)
                .start();
        storage = new Storage(server);
        ada = server.signUp("ada");
    }

    @AfterEach
    protected final void stopServer() {
        server.close();
    }
}
