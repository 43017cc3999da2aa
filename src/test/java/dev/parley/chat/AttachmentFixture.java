package dev.parley.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.parley.Await;
import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import dev.parley.account.User;
import dev.parley.file.AttachmentStore;
import dev.parley.file.ReadFile;
import dev.parley.provider.FakeOpenAi;
import dev.parley.provider.Script;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** One server for a test class, with a model that sees images, one that does not and is short, and one of which nothing is known. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AttachmentFixture {
    static final byte[] PNG = {1, 2, 3};

    final FakeOpenAi openAi = new FakeOpenAi();
    TestServer server;
    Person ada;

    @BeforeAll
    void start() {
        openAi.lists(Script.status(200, """
                {"data": [{"id": "fake"},
                  {"id": "eyes", "architecture": {"input_modalities": ["text", "image"]}},
                  {"id": "blind", "context_length": 2000, "architecture": {"input_modalities": ["text"]}}]}"""));
        server = TestServer.with(openAi.baseUrl());
        ada = server.signUp("ada");
        Await.until(() -> ada.getsByHtmx("/models").body().contains("blind"));
    }

    @AfterAll
    void stop() {
        server.close();
        openAi.close();
    }

    @BeforeEach
    void forgetRequests() {
        while (openAi.requestsWaiting() > 0) {
            openAi.awaitRequest();
        }
    }

    /** Uploads a text with this number of tokens. */
    long text(String name, String text, long tokens) {
        return add(
                name,
                new ReadFile(
                        text.getBytes(StandardCharsets.UTF_8),
                        new ReadFile.Facts(
                                "text/plain", Optional.of(text), tokens, Optional.of(2L), Optional.empty())));
    }

    long image(String name) {
        return add(
                name,
                new ReadFile(
                        PNG,
                        new ReadFile.Facts(
                                "image/png",
                                Optional.empty(),
                                85,
                                Optional.empty(),
                                Optional.of(new ReadFile.Size(1, 1)))));
    }

    private long add(String name, ReadFile file) {
        long user = new Storage(server).number("SELECT id FROM users WHERE email = '" + ada.email() + "'");
        try (var database = server.database().open()) {
            return new AttachmentStore(database, Clock.systemUTC())
                    .add(new User(user, ada.email(), true), name, file, Long.MAX_VALUE)
                    .id();
        }
    }

    static String field(long attachment) {
        return "attachment-" + attachment;
    }

    /** Starts a chat and waits for the answer. */
    long begins(String... fields) {
        var chat = Person.chatIn(ada.posts("/chat", fields));
        ada.watches(chat).done();
        return chat;
    }

    HttpResponse<String> asks(long chat, String... fields) {
        var asked = ada.posts("/chat/" + chat + "/message/add", fields);
        if (asked.statusCode() == 303) {
            ada.watches(chat).done();
        }
        return asked;
    }

    /** The messages of the next request that has not been returned, without the system prompt. */
    JsonNode sent() {
        var request = openAi.awaitRequest();
        if (request.path().endsWith("/models")) {
            return sent();
        }
        var messages = (ArrayNode) request.json().path("messages");
        messages.remove(0);
        return messages;
    }

    String page(long chat) {
        return ada.gets("/chat/" + chat).body();
    }

    long number(String sql) {
        return new Storage(server).number(sql);
    }
}
