package dev.parley;

import dev.parley.provider.FakeModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The base class of tests that need a new server with a scripted model and one user for each test. */
public abstract class ServerFixture {
    protected final FakeModel model = new FakeModel();
    protected TestServer server;
    protected Person ada;

    @BeforeEach
    protected final void startServer() {
        server = TestServer.with(model);
        ada = server.signUp("ada");
    }

    @AfterEach
    protected final void stopServer() {
        server.close();
    }
}
