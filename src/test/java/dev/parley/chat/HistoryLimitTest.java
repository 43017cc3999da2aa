package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import dev.parley.provider.FakeOpenAi;
import dev.parley.provider.FakeRequest;
import dev.parley.provider.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A history that is longer than the model's context window is sent without its oldest turns, and the page says so. */
class HistoryLimitTest {
    /** About 140 tokens for each message. */
    private static final String WORDS = " and salt".repeat(44);

    private static final int MESSAGES = 160;
    private static final String LINE = "Messages above this line were not sent to the model.";
    private static final Pattern SHOWN_LINE =
            Pattern.compile("id=\"not-sent\">.*?id=\"message-(\\d+)\"", Pattern.DOTALL);

    private final FakeOpenAi openAi = new FakeOpenAi();
    private TestServer server;
    private Storage storage;
    private Person ada;
    private long chat;

    @BeforeEach
    void start() {
        server = TestServer.with(openAi.baseUrl());
        storage = new Storage(server);
        ada = server.signUp("ada");
        chat = ada.begins("Message 1");
        ada.watches(chat).done();
        asked();
        storage.lengthen(chat, MESSAGES);
        storage.updateWhileItRuns("UPDATE messages SET content = content || '" + WORDS + "'");
    }

    @AfterEach
    void stop() {
        server.close();
        openAi.close();
    }

    @Test
    void aRefusedRequestIsSentAgainOnceWithoutTheOldestTurns() {
        openAi.answers(refusal(4_000, 23_000));
        var done = ask("And now?");
        assertTrue(done.contains("Hello there") && done.contains("data-status=\"complete\""), done);
        var requests = asked();
        assertEquals(2, requests.size());
        assertEquals(MESSAGES + 2, requests.get(0).size());
        var shorter = requests.get(1);
        assertEquals("system", shorter.get(0).path("role").asText());
        assertEquals("user", shorter.get(1).path("role").asText());
        assertEquals("And now?", shorter.get(shorter.size() - 1).path("content").asText());
        assertTrue(shorter.size() > 5 && shorter.size() < MESSAGES / 2, "" + shorter.size());
    }

    @Test
    void thePageShowsALineAtTheFirstMessageThatWasSent() {
        openAi.answers(refusal(4_000, 23_000));
        var done = ask("And now?");
        var first = asked().get(1).get(1).path("content").asText().replace(WORDS, "");
        long from = storage.number("SELECT id FROM messages WHERE content LIKE '" + first + " %'");
        long leftOut = storage.number("SELECT COUNT(*) FROM messages WHERE id < " + from);
        assertTrue(done.contains("data-sent-from=\"" + from + "\""), done);
        assertTrue(done.contains("Messages not sent: " + leftOut), done);
        for (var path : List.of("/chat/" + chat, "/chat/" + chat + "?print")) {
            var page = ada.gets(path).body();
            assertTrue(page.contains(LINE), page);
            assertEquals(from, lineIn(page), path);
        }
    }

    @Test
    void theLineIsAlsoInTheEarlierMessages() {
        openAi.answers(refusal(22_000, 23_000));
        ask("And now?");
        var page = ada.gets("/chat/" + chat).body();
        assertEquals(0, lineIn(page), "it is above the last fifty messages");
        var earlier = page.replaceFirst("(?s).*href=\"(/chat/\\d+\\?before=\\d+)\".*", "$1");
        assertEquals(
                storage.number("SELECT MAX(history_from_id) FROM messages"),
                lineIn(ada.getsByHtmx(earlier).body()));
    }

    @Test
    void aLearntWindowShortensTheNextRequestAlsoAfterARestart() {
        openAi.answers(refusal(4_000, 23_000));
        ask("And now?");
        int shorter = asked().get(1).size();
        server.restart();
        var sent = ada.postsByHtmx("/chat/" + chat + "/message/add", "message", "And then?")
                .body();
        assertTrue(sent.contains("data-sent-from="), sent);
        ada.watches(chat).done();
        var requests = asked();
        assertEquals(1, requests.size(), "the server was not asked in vain");
        assertEquals(
                shorter + 2, requests.get(0).size(), "the history begins where it began, so the server can reuse it");
    }

    @Test
    void aWindowThatTheServerListsIsUsedWithoutARefusal() {
        openAi.lists(
                Script.status(200, Script.json(Map.of("data", List.of(Map.of("id", "fake", "max_model_len", 4_000))))));
        ada.gets("/models?retry=1");
        ask("And now?");
        var requests = asked();
        assertEquals(1, requests.size());
        assertTrue(requests.get(0).size() < MESSAGES / 2, "" + requests.get(0).size());
    }

    @Test
    void withoutNumbersInTheRefusalHalfOfTheTokensAreSent() {
        openAi.answers(Script.error(400, "Your input exceeds the context window of this model."));
        ask("And now?");
        var requests = asked();
        assertEquals(2, requests.size());
        assertTrue(
                requests.get(1).size() < requests.get(0).size() / 2,
                requests.get(1).size() + " messages");
    }

    @Test
    void aLastQuestionThatDoesNotFitIsRefusedInWords() {
        openAi.always(refusal(300, 23_000));
        var done = ask("And now?");
        assertTrue(
                done.contains("This is too long for the model.") && done.contains("maximum context length is 300"),
                done);
        var requests = asked();
        var last = requests.get(requests.size() - 1);
        assertEquals(List.of("system", "user"), last.findValuesAsText("role"));
        assertTrue(requests.size() <= 4, requests.size() + " requests");
        ada.watches(ada.begins("Short")).done();
        assertEquals(1, asked().size(), "a chat that may fit is asked all the same");
    }

    @Test
    void anAnswerThatMayBeTooLongIsNotAskedForAgain() {
        openAi.always(Script.error(
                400,
                "This model's maximum context length is 4000 tokens. However, you requested 9900 tokens (900 in the messages,"
                        + " 9000 in the completion)."));
        assertTrue(ask("And now?").contains("9000 in the completion"));
        assertEquals(1, asked().size());
    }

    @Test
    void anErrorAtTheBeginningOfAnAnswerIsARefusalToo() {
        openAi.answers(Script.stream()
                .raw("event: error\n")
                .data(
                        "{\"error\":{\"message\":\"Trying to keep the first 23000 tokens when context the overflows. However, the"
                                + " model is loaded with context length of only 4000 tokens.\"}}"));
        assertTrue(ask("And now?").contains("Hello there"));
        assertEquals(2, asked().size());
    }

    @Test
    void aContinuedAnswerIsSentWithAsMuchHistoryAsFits() {
        openAi.answers(
                refusal(4_000, 23_000),
                Script.stream().delta("Half an").finish("length").done());
        var cut = ask("And now?");
        assertTrue(cut.contains("data-status=\"truncated\""), cut);
        asked();
        assertEquals(
                303,
                ada.posts("/chat/" + chat + "/generate", "continue", "true").statusCode());
        assertTrue(ada.watches(chat).done().contains("Half anHello there"));
        var requests = asked();
        assertEquals(1, requests.size());
        assertTrue(requests.get(0).size() < MESSAGES / 2, "" + requests.get(0).size());
    }

    @Test
    void onlyTheEndThatMayFitIsReadFromTheDatabase() {
        long last = storage.number("SELECT current_leaf_id FROM chats");
        try (var database = server.database().open()) {
            var read = new MessageTree(database).endOf(chat, last, 5_000, 5_000);
            assertEquals(12, read.size(), "422 bytes each");
            assertEquals(last, read.get(11).id());
        }
    }

    @Test
    void aShortChatHasNoLine() {
        var page = ada.gets("/chat/" + ada.begins("Hello?")).body();
        assertEquals(0, lineIn(page));
        assertFalse(page.contains("data-sent-from"), page);
    }

    private static Script refusal(int window, int tokens) {
        return Script.error(
                400,
                "This model's maximum context length is %d tokens. However, your messages resulted in %d tokens."
                        .formatted(window, tokens));
    }

    private String ask(String question) {
        assertEquals(
                303,
                ada.posts("/chat/" + chat + "/message/add", "message", question).statusCode());
        return ada.watches(chat).done();
    }

    /** The messages of all chat requests since the last call. */
    private List<JsonNode> asked() {
        var asked = new ArrayList<FakeRequest>();
        while (openAi.requestsWaiting() > 0) {
            asked.add(openAi.awaitRequest());
        }
        return asked.stream()
                .filter(request -> request.path().endsWith("/chat/completions"))
                .map(request -> request.json().path("messages"))
                .toList();
    }

    /** The id of the message below the line; 0 if there is no line. */
    private static long lineIn(String html) {
        var line = SHOWN_LINE.matcher(html.substring(Math.max(0, html.indexOf("id=\"log\""))));
        return line.find() ? Long.parseLong(line.group(1)) : 0;
    }
}
