package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Await;
import dev.parley.LogCapture;
import dev.parley.Person;
import dev.parley.TestServer;
import dev.parley.generation.MessageStatus;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.FakeOpenAi;
import dev.parley.web.Translations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Parley with a failing model server: asks a question, checks the answer, and checks that the key appears nowhere. */
final class FailingServer implements AutoCloseable {
    private final FakeOpenAi openAi = new FakeOpenAi();
    private final LogCapture log = new LogCapture();
    private final TestServer server;
    private final Person ada;

    /** @param settings name, value, name, value */
    FailingServer(String... settings) {
        server = TestServer.configured("OPENAI_BASE_URL", openAi.baseUrl().toString())
                .set("OPENAI_API_KEY", ServerFailure.KEY);
        for (int i = 0; i < settings.length; i += 2) {
            server.set(settings[i], settings[i + 1]);
        }
        server.start();
        ada = server.signUp("ada");
    }

    FakeOpenAi openAi() {
        return openAi;
    }

    Person ada() {
        return ada;
    }

    /** Asks a question that causes this failure. Returns when the request has reached the model server. */
    long begins(ServerFailure failure) {
        Collections.nCopies(failure.asked(), failure.script()).forEach(openAi::answers);
        var chat = ada.begins("How many?");
        var request = openAi.awaitRequest();
        assertEquals(
                "Bearer " + ServerFailure.KEY, request.header("Authorization").orElse(""));
        return chat;
    }

    /** Asserts that the stream and the page show the expected message and the partial answer. */
    void endsAsExpected(long chat, ServerFailure failure) {
        var events = watches(chat, failure);
        var done = events.get(events.size() - 1);
        assertShows(done, failure.status(), failure.kind(), failure.partial(), Locale.ENGLISH);
        assertShows(page(chat, "en"), failure.status(), failure.kind(), failure.partial(), Locale.ENGLISH);
        assertShows(page(chat, "de"), failure.status(), failure.kind(), failure.partial(), Locale.GERMAN);
        events.forEach(FailingServer::assertNoKey);
    }

    /** Regenerates the answer, which now succeeds. */
    void answersWhenAskedAgain(long chat) {
        assertEquals(303, ada.posts("/chat/" + chat + "/generate").statusCode());
        try (var page = ada.watches(chat)) {
            var done = page.done();
            assertTrue(done.contains("data-status=\"complete\"") && done.contains("Hello there"), done);
        }
    }

    /** Waits until no connection to the model server is open. */
    void leavesNoConnection() {
        Await.until(() -> openAi.connections() == 0);
    }

    /** The data of all events of the answer's stream; the last one is the finished message. */
    private List<String> watches(long chat, ServerFailure failure) {
        var seen = new StringBuilder();
        try (var page = ada.watches(chat)) {
            var events = new ArrayList<String>();
            for (var event = page.next(); event.isPresent(); event = page.next()) {
                events.add(event.get().data());
                if (seen.append(event.get().data()).indexOf("Forty") >= 0) {
                    failure.shown().countDown();
                }
            }
            return events;
        }
    }

    String page(long chat, String language) {
        var page = ada.gets("/chat/" + chat, "Accept-Language", language).body();
        assertNoKey(page);
        return page;
    }

    static void assertShows(String html, MessageStatus status, ErrorKind kind, String partial, Locale language) {
        assertTrue(html.contains("data-status=\"" + status.name().toLowerCase(Locale.ROOT) + "\""), html);
        assertTrue(html.contains(Translations.in(language).text("model-error." + kind.code())), html);
        assertTrue(html.contains(partial), html);
    }

    private static void assertNoKey(String text) {
        assertFalse(text.contains(ServerFailure.KEY), text);
    }

    @Override
    public void close() {
        try (server;
                openAi;
                log) {
            assertEquals(List.of(), log.linesWith(ServerFailure.KEY));
            var stored = server.database().content();
            assertTrue(stored.contains("How many?"));
            assertFalse(stored.contains(ServerFailure.KEY), "the database");
        }
    }
}
