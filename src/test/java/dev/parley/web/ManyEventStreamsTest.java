package dev.parley.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.TestServer;
import dev.parley.TestSize;
import dev.parley.provider.FakeModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many browsers follow one answer; each uses a connection but no thread. */
@Tag(TestSize.FULL)
@Timeout(120)
class ManyEventStreamsTest {
    private static final int IDLE_COUNT = TestSize.of(150, 1_000);
    private static final int NOT_READING_COUNT = TestSize.of(80, 500);
    private static final int SEND_BYTES = 16 * 1024;

    private final FakeModel model = new FakeModel();
    private final List<RawBrowser> browsers = new ArrayList<>();
    private TestServer server;
    private Person ada;

    @BeforeEach
    void start() {
        server = TestServer.configured("PARLEY_DEMO", "on")
                .set("PARLEY_STREAMS_PER_USER_MAX", "1000")
                .model(model)
                .sendBuffer(SEND_BYTES)
                .start();
        ada = server.signUp("ada");
    }

    @AfterEach
    void stop() throws IOException {
        for (var browser : browsers) {
            browser.close();
        }
        server.close();
    }

    @Test
    void idleEventStreamsUseNoThreadAndAllReceiveTheEnd() throws IOException {
        var answer = model.script().says("Wait for it: ");
        var chat = ada.begins("Anything new?");
        follow(chat, IDLE_COUNT);
        for (var browser : browsers) {
            browser.readUntil("Wait for it:");
        }
        assertFewThreads();
        answer.says("now.").finishes();
        for (var browser : browsers) {
            assertTrue(browser.rest().contains("event: done"));
        }
    }

    @Test
    void browsersThatNeverReadDoNotDelayOthers() throws IOException {
        var answer = model.script().says("Begin. ");
        var chat = ada.begins("Tell me a long story");
        follow(chat, NOT_READING_COUNT);
        try (var page = ada.watches(chat)) {
            page.until("Begin.");
            // More than the sockets' buffers and the queues can hold, so most of it is never sent to them.
            for (int i = 0; i < 60; i++) {
                answer.says("\n\nParagraph " + i + ". " + "&".repeat(2_000));
                if (i > 0) {
                    page.until("Paragraph " + (i - 1) + ".");
                }
            }
            assertFewThreads();
            answer.finishes();
            assertTrue(page.done().contains("Paragraph 59."));
        }
    }

    private void assertFewThreads() {
        int threads = server.busyThreads();
        assertTrue(threads < 100, threads + " threads");
    }

    private void follow(long chat, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            browsers.add(RawBrowser.follows(server, ada, chat));
        }
    }
}
