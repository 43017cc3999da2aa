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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Parley beside a model server that fails: the question, what becomes of the answer, and that no key is anywhere. */
final class TroubledServer implements AutoCloseable {
    private final FakeOpenAi openAi = new FakeOpenAi();
    private final LogCapture log = new LogCapture();
    private final TestServer server;
    private final Person ada;

    /** @param settings name, value, name, value */
    TroubledServer(String... settings) {
        server = TestServer.configured("OPENAI_BASE_URL", openAi.baseUrl().toString())
                .set("OPENAI_API_KEY", Trouble.KEY);
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

    /** Asks a question that leads into this trouble. Returns when it has reached the model server. */
    long begins(Trouble trouble) {
        Collections.nCopies(trouble.asked(), trouble.script()).forEach(openAi::answers);
        var chat = ada.begins("How many?");
        var request = openAi.awaitRequest();
        assertEquals("Bearer " + Trouble.KEY, request.header("Authorization").orElse(""));
        return chat;
    }

    /** The answer ends as it has to, in words, with what came of it, and can be had anew from a server that is well. */
    void endsAsItShould(long chat, Trouble trouble) {
        var events = watches(chat, trouble);
        var done = events.get(events.size() - 1);
        tells(done, trouble.status(), trouble.kind(), trouble.partial(), Locale.ENGLISH);
        tells(page(chat, "en"), trouble.status(), trouble.kind(), trouble.partial(), Locale.ENGLISH);
        tells(page(chat, "de"), trouble.status(), trouble.kind(), trouble.partial(), Locale.GERMAN);
        events.forEach(TroubledServer::hasNoKey);
    }

    /** Another answer to the same question, now that the model server is well. */
    void answersWhenAskedAgain(long chat) {
        assertEquals(303, ada.posts("/chat/" + chat + "/generate").statusCode());
        try (var page = ada.watches(chat)) {
            var done = page.done();
            assertTrue(done.contains("data-status=\"complete\"") && done.contains("Hello there"), done);
        }
    }

    /** No connection is left. How often the model server was asked is told by what is left of its requests. */
    void leavesNoConnection() {
        Await.until(() -> openAi.connections() == 0);
    }

    /** All that came of the answer's stream; the last is the finished message. */
    private List<String> watches(long chat, Trouble trouble) {
        var seen = new StringBuilder();
        try (var page = ada.watches(chat)) {
            var events = new ArrayList<String>();
            for (var event = page.next(); event.isPresent(); event = page.next()) {
                events.add(event.get().data());
                if (seen.append(event.get().data()).indexOf("Forty") >= 0) {
                    trouble.shown().countDown();
                }
            }
            return events;
        }
    }

    String page(long chat, String language) {
        var page = ada.gets("/chat/" + chat, "Accept-Language", language).body();
        hasNoKey(page);
        return page;
    }

    static void tells(String html, MessageStatus status, ErrorKind kind, String partial, Locale language) {
        assertTrue(html.contains("data-status=\"" + status.name().toLowerCase(Locale.ROOT) + "\""), html);
        assertTrue(html.contains(Translations.in(language).text("model-error." + kind.code())), html);
        assertTrue(html.contains(partial), html);
    }

    private static void hasNoKey(String text) {
        assertFalse(text.contains(Trouble.KEY), text);
    }

    @Override
    public void close() {
        try (server;
                openAi;
                log) {
            assertEquals(List.of(), log.linesWith(Trouble.KEY));
            assertFalse(stored().contains(Trouble.KEY), "the database");
        }
    }

    private String stored() {
        var all = new StringBuilder();
        try (var files = Files.newDirectoryStream(server.folder(), "parley.db*")) {
            for (var file : files) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            assertTrue(all.indexOf("How many?") >= 0);
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
