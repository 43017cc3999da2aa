package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.provider.FakeOpenAi;
import dev.parley.provider.FakeRequest;
import dev.parley.provider.Script;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Stop ends the request to the model server in every phase, which frees its GPU. Prints how long that takes. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StopTest {
    private static FailingServer server;

    @BeforeAll
    static void start() {
        server = new FailingServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void stopEndsTheRequestBeforeTheHeaders() {
        var chat = asks(Script.silence());
        stops("before the headers", chat, openAi().awaitRequest(), "");
    }

    @Test
    void stopEndsTheRequestBetweenHeadersAndFirstDelta() throws InterruptedException {
        var sent = new CountDownLatch(1);
        var chat = asks(Script.stream().reached(sent));
        sent.await();
        stops("between headers and first delta", chat, openAi().awaitRequest(), "");
    }

    @Test
    void stopEndsTheRequestInTheMiddleOfTheStream() {
        var chat = asks(Script.stream().delta("Forty"));
        shows(chat, "Forty");
        stops("in mid-stream", chat, openAi().awaitRequest(), "Forty");
    }

    @Test
    void stopEndsTheRequestWhileDeltasArrive() {
        var chat =
                asks(Script.stream().delta("Forty").endlessly(Script.silence().delta(" and")));
        shows(chat, " and");
        stops("while deltas keep coming", chat, openAi().awaitRequest(), "Forty and");
    }

    @Test
    void stopEndsTheRequestWhileTheServerSendsComments() {
        var chat = asks(Script.stream().delta("Forty").endlessComments());
        shows(chat, "Forty");
        stops("while the server sends comments", chat, openAi().awaitRequest(), "Forty");
    }

    @Test
    void stopEndsTheWaitBeforeARetry() {
        var chat = asks(Script.status(503, "{}", "Retry-After", "20"));
        var refused = openAi().awaitRequest();
        refused.awaitDisconnect();
        stops("while it waits to ask once more", chat, refused, "");
        assertEquals(0, openAi().requestsWaiting(), "and it is not asked again");
    }

    /** Asserts that the connection to the model server is closed, and that the page shows the partial answer as stopped. */
    private static void stops(String phase, long chat, FakeRequest request, String partial) {
        long startNanos = System.nanoTime();
        assertEquals(
                200, server.ada().deletesByHtmx("/chat/" + chat + "/generate").statusCode());
        long storedNanos = System.nanoTime() - startNanos;
        request.awaitDisconnect();
        long freeNanos = System.nanoTime() - startNanos;
        System.out.printf(
                "Stop %s: stored after %d ms, model server free after %d ms%n",
                phase, storedNanos / 1_000_000, freeNanos / 1_000_000);
        var page = server.page(chat, "en");
        assertTrue(page.contains("data-status=\"stopped\"") && page.contains(partial), page);
        server.leavesNoConnection();
    }

    private static long asks(Script script) {
        openAi().answers(script);
        return server.ada().begins("How many?");
    }

    private static void shows(long chat, String text) {
        try (var page = server.ada().watches(chat)) {
            page.until(text);
        }
    }

    private static FakeOpenAi openAi() {
        return server.openAi();
    }
}
