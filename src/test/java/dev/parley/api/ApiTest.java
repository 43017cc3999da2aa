package dev.parley.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.Await;
import dev.parley.EventStreamClient;
import dev.parley.Person;
import dev.parley.ServerFixture;
import dev.parley.Storage;
import dev.parley.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chats for programs: what they read and ask, and how that is described. */
class ApiTest extends ServerFixture {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private String token = "";

    @BeforeEach
    void createToken() {
        token = ada.createsToken();
    }

    @Test
    void theDescriptionNamesAllRoutesAndTheirMethods() {
        var described = new TreeSet<String>();
        description().get("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        var routed = new TreeSet<String>();
        for (var route : server.routes()) {
            if (route.template().startsWith("/api/") || route.template().startsWith("/v1/")) {
                route.methods().stream()
                        .filter(method -> !List.of("HEAD", "OPTIONS").contains(method))
                        .forEach(method ->
                                routed.add(method + " " + route.template().replace("...}", "}")));
            }
        }
        assertEquals(routed, described);
    }

    @Test
    void responsesAreAsDescribed() {
        var check = new SchemaCheck(description());
        var turn = json(200, post("/api/chats", "{\"text\":\"Hello?\",\"model\":\"fake\"}"));
        check.assertMatches("Turn", turn);
        assertEquals("A plain answer.", turn.at("/answer/text").textValue());
        assertEquals("complete", turn.at("/answer/status").textValue());
        long chat = turn.at("/chat/id").longValue();
        check.assertMatches("ChatList", json(200, get("/api/chats")));
        check.assertMatches("ChatWithMessages", json(200, get("/api/chats/" + chat)));
        var answer = "/api/chats/" + chat + "/messages/" + turn.at("/answer/id").longValue();
        check.assertMatches("Message", json(200, get(answer)));
        for (var refused : Map.of(
                        404, get("/api/chats/999999"),
                        405, post(answer, "{}"),
                        415, send("POST", "/api/chats", "text=Hi", "Content-Type", "text/plain"),
                        400, post("/api/chats", "{\"text\":\"a\",\"text\":\"b\"}"),
                        422, post("/api/chats", "{\"text\":\"a\",\"strem\":true}"))
                .entrySet()) {
            check.assertMatches("Error", json(refused.getKey(), refused.getValue()));
        }
        assertEquals(204, send("DELETE", "/api/chats/" + chat, "").statusCode());
        assertEquals(404, get("/api/chats/" + chat).statusCode());
    }

    @Test
    void malformedRequestsAreRefusedWithoutAnError() {
        var bodies = List.of(
                "",
                "[]",
                "null",
                "{",
                "{} {}",
                "{\"text\":1}",
                "{\"text\":\"\"}",
                "{\"text\":\" \"}",
                "{\"text\":\"a\\u0000b\"}",
                "{\"text\":\"a\",\"model\":\"\"}",
                "{\"text\":\"a\",\"stream\":\"yes\"}",
                "[".repeat(5_000),
                "{\"text\":\"" + "a".repeat(200_001) + "\"}");
        for (var body : bodies) {
            int status = post("/api/chats", body).statusCode();
            assertTrue(status == 400 || status == 422, status + " for " + body);
        }
        for (var query : List.of("limit=0", "limit=101", "limit=x", "after=x", "archived=1", "limit=1&limit=2")) {
            int status = get("/api/chats?" + query).statusCode();
            assertTrue(status == 400 || status == 422, status + " for " + query);
        }
        assertEquals(0, storage().number("SELECT COUNT(*) FROM chats"));
    }

    @Test
    void listsArePagedWithoutGapsAndOfOneUserOnly() {
        server.signUp("bob").begins("Secret");
        var chats =
                IntStream.range(0, 3).mapToObj(i -> ada.begins("Question " + i)).collect(Collectors.toSet());
        var first = json(200, get("/api/chats?limit=2"));
        var second =
                json(200, get("/api/chats?limit=2&after=" + first.get("next").textValue()));
        assertTrue(second.get("next").isNull());
        var found = new TreeSet<Long>();
        first.get("chats").forEach(chat -> found.add(chat.get("id").longValue()));
        second.get("chats").forEach(chat -> found.add(chat.get("id").longValue()));
        assertEquals(chats, found);
        long chat = found.first();
        var page = json(200, get("/api/chats/" + chat + "?limit=1"));
        assertEquals("Question 0", page.at("/messages/0/text").textValue());
        page = json(
                200,
                get("/api/chats/" + chat + "?limit=1&after=" + page.get("next").textValue()));
        assertEquals("assistant", page.at("/messages/0/role").textValue());
        assertTrue(page.get("next").isNull());
    }

    @Test
    void anAnswerArrivesAsItIsWritten() throws JsonProcessingException {
        var answer = model.script().thinks("Hm").says("Forty");
        try (var events = ask("/api/chats", "{\"text\":\"How many?\",\"model\":\"fake\",\"stream\":true}")) {
            assertEquals("start", events.next().orElseThrow().name());
            assertEquals("{\"text\":\"Forty\"}", events.until("Forty").data());
            answer.says("-two").finishes();
            var rest = events.rest();
            var done = rest.get(rest.size() - 1);
            assertEquals("done", done.name());
            var message = JSON.readTree(done.data());
            new SchemaCheck(description()).assertMatches("Message", message);
            assertEquals("Forty-two", message.get("text").textValue());
            assertEquals("Hm", message.get("reasoning").textValue());
            assertEquals("-two", text(rest));
        }
    }

    @Test
    void anAnswerIsWrittenOnWhenTheProgramDisconnects() {
        var answer = model.script().says("Forty");
        try (var events = ask("/api/chats", "{\"text\":\"How many?\",\"model\":\"fake\",\"stream\":true}")) {
            events.until("Forty");
        }
        answer.says("-two").finishes();
        Await.until(() -> storage()
                .text("SELECT content FROM messages WHERE role = 'assistant'")
                .equals("Forty-two"));
    }

    @Test
    void aStreamOfARevokedTokenEndsButTheAnswerIsWrittenOn() {
        var answer = model.script().says("Forty");
        try (var events = ask("/api/chats", "{\"text\":\"How many?\",\"model\":\"fake\",\"stream\":true}")) {
            events.until("Forty");
            storage().updateWhileItRuns("DELETE FROM api_tokens");
            assertEquals(List.of(), events.rest());
        }
        answer.says("-two").finishes();
        Await.until(() -> storage()
                .text("SELECT content FROM messages WHERE role = 'assistant'")
                .equals("Forty-two"));
    }

    @Test
    void aQuestionBeyondTheLimitOfStreamsIsRefusedBeforeItIsStored() {
        try (var small = TestServer.configured("PARLEY_STREAMS_PER_USER_MAX", "1")
                .model(model)
                .start()) {
            var answer = model.script().says("Forty");
            var program = new Program(small.visitor(), small.signUp("ada").createsToken());
            var body = "{\"text\":\"Hello?\",\"model\":\"fake\"}";
            try (var events = program.posts("/api/chats", body.replace("}", ",\"stream\":true}"))) {
                events.until("Forty");
                assertEquals(429, program.sends("POST", "/api/chats", body).statusCode());
                assertEquals(1, new Storage(small).number("SELECT COUNT(*) FROM chats"));
                answer.finishes();
                events.rest();
            }
            Await.until(() -> program.sends("POST", "/api/chats", body).statusCode() == 200);
        }
    }

    @Test
    void aRepeatedRequestWithAKeyAsksNothingAgain() {
        var body = "{\"text\":\"Hello?\",\"model\":\"fake\"}";
        var first = json(200, send("POST", "/api/chats", body, "Idempotency-Key", "k1"));
        assertEquals(first, json(200, send("POST", "/api/chats", body, "Idempotency-Key", "k1")));
        var messages = "/api/chats/" + first.at("/chat/id").longValue() + "/messages";
        var next = json(200, send("POST", messages, body, "Idempotency-Key", "k1"));
        assertEquals(
                next.get("answer"),
                json(200, send("POST", messages, body, "Idempotency-Key", "k1")).get("answer"));
        try (var events = ask(messages, body.replace("}", ",\"stream\":true}"), "Idempotency-Key", "k1")) {
            assertEquals("A plain answer.", text(events.rest()));
        }
        assertEquals(2, model.requests().size());
        assertEquals(4, storage().number("SELECT COUNT(*) FROM messages"));
    }

    @Test
    void theChatOfAnotherUserIsNotFoundAndASecondQuestionWaitsForTheFirst() {
        var bobs = server.signUp("bob").begins("Secret");
        assertEquals(
                404,
                post("/api/chats/" + bobs + "/messages", "{\"text\":\"Hi\"}").statusCode());
        var answer = model.script().says("Forty");
        long chat = ada.begins("How many?");
        assertEquals(
                409,
                post("/api/chats/" + chat + "/messages", "{\"text\":\"Hi\"}").statusCode());
        answer.finishes();
    }

    private static String text(List<EventStreamClient.Event> events) {
        return events.stream()
                .filter(event -> event.name().equals("text"))
                .map(event -> tree(event.data()).get("text").textValue())
                .collect(Collectors.joining());
    }

    private EventStreamClient ask(String path, String body, String... headers) {
        return program().posts(path, body, headers);
    }

    private JsonNode description() {
        return json(200, server.visitor().gets("/api/openapi.json"));
    }

    private static JsonNode json(int status, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(Optional.of("application/json"), response.headers().firstValue("Content-Type"));
        return tree(response.body());
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    private HttpResponse<String> post(String path, String body) {
        return send("POST", path, body);
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) {
        return program().sends(method, path, body, headers);
    }

    private Program program() {
        return new Program(server.visitor(), token);
    }

    /** A client without cookies. */
    private record Program(Person client, String token) {
        HttpResponse<String> sends(String method, String path, String body, String... headers) {
            return client.sends(request(path, headers).method(method, BodyPublishers.ofString(body)));
        }

        EventStreamClient posts(String path, String body, String... headers) {
            return client.streams(request(path, headers).POST(BodyPublishers.ofString(body)));
        }

        private HttpRequest.Builder request(String path, String... headers) {
            var request = client.request(path, headers).header("Authorization", "Bearer " + token);
            return List.of(headers).contains("Content-Type")
                    ? request
                    : request.header("Content-Type", "application/json");
        }
    }

    private Storage storage() {
        return new Storage(server);
    }
}
