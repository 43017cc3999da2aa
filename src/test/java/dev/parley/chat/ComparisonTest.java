package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.EventStreamClient;
import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import dev.parley.provider.ChatMessage;
import dev.parley.provider.ChatRequest;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.FakeModel;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Several models answer the same question side by side, and one answer is kept. */
class ComparisonTest {
    private static final FakeModel model = new FakeModel();
    private static final TestServer server = TestServer.configured("PARLEY_QUESTIONS_PER_MINUTE", "1000")
            .model(model)
            .start();
    private static final Storage storage = new Storage(server);
    private static final Person ada = server.signUp("ada");
    private static final Pattern COLUMN = Pattern.compile("name=\"after\"[^>]* value=\"(\\d+)\"");

    private long chat;

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void eachModelAnswersInItsColumn() {
        compares("One.", "Two.", "Three.");
        var page = page();
        assertEquals(3, columns(page).size(), page);
        assertTrue(page.contains("One.") && page.contains("Two.") && page.contains("Three."), page);
        assertTrue(page.contains("of-3") && !page.contains("sse-connect"), page);
        var requests = last(3);
        assertEquals(
                List.of("a", "b", "c"),
                requests.stream().map(request -> request.model()).toList());
        assertEquals(requests.get(0).messages(), requests.get(2).messages());
        assertEquals("a", storage.text("SELECT model FROM chats WHERE id = " + chat));
    }

    @Test
    void oneConnectionStreamsAllAnswersUntilTheLastOneEnds() {
        var one = model.script().says("One");
        var two = model.script().says("Two");
        asks();
        var page = page();
        var ids = columns(page);
        var url = "/chat/" + chat + "/generate?messages=" + ids.get(0) + "." + ids.get(1);
        assertTrue(page.contains("sse-connect=\"" + url + "\""), page);
        assertEquals(1, page.split("sse-connect", -1).length - 1, "one connection");
        try (var stream = watches(url)) {
            stream.until("One");
            one.finishes();
            two.says(" more").finishes();
            var events = stream.rest();
            assertEquals("done", events.get(events.size() - 1).name());
            var done = events.stream()
                    .filter(event -> event.name().equals("done-" + ids.get(1)))
                    .findFirst();
            assertTrue(done.orElseThrow().data().contains("Two more"), done.toString());
            assertTrue(events.stream().anyMatch(event -> event.name().equals("done-" + ids.get(0))));
        }
        var again = watches(url).rest();
        assertEquals(
                List.of("done-" + ids.get(0), "done-" + ids.get(1), "done"),
                again.stream().map(EventStreamClient.Event::name).toList());
        assertEquals(404, ada.gets(url + ".999999").statusCode());
        assertEquals(400, ada.gets(url + ".1.2.3.4").statusCode());
    }

    @Test
    void aFailedColumnDoesNotAffectTheOthers() {
        model.script().fails(ErrorKind.KEY_REFUSED, "No such key");
        model.script().says("Two.").finishes();
        asks();
        awaitsEnd();
        var page = page();
        assertTrue(page.contains("data-status=\"failed\"") && page.contains("Two."), page);
        model.script().says("Better.").finishes();
        var failed = columns(page).get(0);
        assertEquals(
                303,
                ada.posts(path("/generate?message=" + failed), "siblings", "2").statusCode());
        awaitsEnd();
        page = page();
        assertEquals(2, columns(page).size(), "it replaces the failed answer in its column");
        assertTrue(page.contains("Better.") && !page.contains("data-status=\"failed\""), page);
        assertEquals("a", last(1).get(0).model(), "the model of the column");
    }

    @Test
    void theKeptAnswerIsShownAndTheOthersAreItsVersions() {
        compares("One.", "Two.");
        var second = columns(page()).get(1);
        assertEquals(303, keeps(second).statusCode());
        var page = page();
        assertTrue(page.contains("Two.") && !page.contains("One.") && page.contains("2 of 2"), page);
        assertEquals(
                "b", storage.text("SELECT model FROM chats WHERE id = " + chat), "the chat goes on with its model");
        assertEquals(303, keeps(second).statusCode(), "again");
        model.script().says("More.").finishes();
        assertEquals(303, ada.posts(path("/message/add"), "message", "And?").statusCode());
        awaitsEnd();
        var sent = last(1).get(0);
        assertEquals("b", sent.model());
        assertEquals(
                List.of(
                        new ChatMessage("user", "Which?"),
                        new ChatMessage("assistant", "Two."),
                        new ChatMessage("user", "And?")),
                sent.messages().subList(1, 4));
        keeps(second);
        assertTrue(page().contains("More."), "a repeated request does not hide what followed");
    }

    @Test
    void theNextQuestionKeepsTheSelectedAnswer() {
        compares("One.", "Two.");
        var second = columns(page()).get(1);
        model.script().says("More.").finishes();
        var asked = ada.postsByHtmx(path("/message/add"), "message", "And?", "after", "" + second, "compared", "true");
        assertTrue(asked.body().contains("id=\"log\""), "the columns are replaced");
        awaitsEnd();
        var page = page();
        assertTrue(page.contains("Two.") && page.contains("2 of 2") && page.contains("More."), page);
        assertFalse(page.contains("One.") || page.contains("name=\"compared\""), page);
    }

    @Test
    void keepingStopsTheOtherAnswers() {
        model.script().says("One.").finishes();
        var endless = model.script().says("Two");
        asks();
        var first = columns(page()).get(0);
        assertEquals(303, keeps(first).statusCode());
        endless.awaitClosed();
        assertEquals(0, storage.number("SELECT COUNT(*) FROM messages WHERE status = 'streaming'"));
        assertTrue(page().contains("1 of 2"), page());
    }

    @Test
    void aColumnCanBeStoppedAloneOrAllTogether() {
        model.script().says("One");
        model.script().says("Two");
        model.script().says("Three");
        chat = Person.chatIn(ada.posts("/chat", "message", "Which?", "model", "a", "with:b", "on", "with:c", "on"));
        var ids = columns(page());
        assertEquals(
                200, ada.deletesByHtmx(path("/generate?message=" + ids.get(1))).statusCode());
        assertEquals(List.of("streaming", "stopped", "streaming"), statuses());
        assertEquals(409, ada.posts(path("/message/add"), "message", "Next?").statusCode());
        model.script().says(" goes on.").finishes();
        var resumed = path("/generate?message=" + ids.get(1));
        assertEquals(303, ada.posts(resumed, "continue", "true").statusCode(), "while the others are written");
        watches(resumed).rest();
        assertEquals(200, ada.deletesByHtmx(path("/generate")).statusCode());
        assertEquals(List.of("stopped", "complete", "stopped"), statuses());
    }

    @Test
    void eachInterruptedColumnCanBeContinued() {
        model.script().says("One");
        model.script().says("Two");
        asks();
        var ids = columns(page());
        watches(path("/generate?messages=" + ids.get(0) + "." + ids.get(1))).until("Two");
        server.restart();
        assertEquals(List.of("interrupted", "interrupted"), statuses());
        assertEquals(2, page().split("name=\"continue\"", -1).length - 1, page());
        for (var id : ids) {
            model.script().says(" more.").finishes();
            assertEquals(
                    303,
                    ada.posts(path("/generate?message=" + id), "continue", "true")
                            .statusCode());
        }
        awaitsEnd();
        assertEquals(2, page().split(" more.", -1).length - 1, page());
    }

    @Test
    void aRepeatedRequestAndARepeatedModelAnswerOnce() {
        model.script().says("One.").finishes();
        model.script().says("Two.").finishes();
        var before = model.requests().size();
        for (int i = 0; i < 2; i++) {
            chat = Person.chatIn(ada.posts(
                    "/chat", "message", "Which?", "model", "a", "with:b", "on", "with:a", "on", "request_key", "k"));
        }
        awaitsEnd();
        assertEquals(before + 2, model.requests().size());
        assertEquals(2, columns(page()).size());
    }

    @Test
    void everyModelOfAComparisonIsChecked() {
        var many = ada.posts(
                "/chat", "message", "?", "model", "a", "with:b", "1", "with:c", "1", "with:d", "1", "with:e", "1");
        assertEquals(422, many.statusCode());
        assertTrue(many.body().contains("at most 4 models"), many.body());
        assertEquals(
                422,
                ada.posts("/chat", "message", "?", "model", "a", "with:", "1").statusCode());
        assertEquals(
                422,
                ada.posts("/chat", "message", "?", "model", "a", "with:preset:1", "1")
                        .statusCode());
        assertEquals(
                422,
                ada.posts("/chat", "message", "?", "model", "a", "with:b\0", "1")
                        .statusCode());
        compares("One.", "Two.");
        var htmx = ada.postsByHtmx(path("/message/add"), "message", "?", "with:preset:1", "1");
        assertTrue(htmx.body().contains("Presets can’t be compared"), htmx.body());
    }

    @Test
    void aComparisonByHtmxAddsTheColumnsAndPicksOneModelAgain() {
        model.script().says("Hello.").finishes();
        chat = ada.begins("Hi");
        awaitsEnd();
        var asked = ada.postsByHtmx(path("/message/add"), "message", "Which?", "model", "a", "with:b", "on");
        awaitsEnd();
        assertEquals(2, columns(asked.body()).size(), asked.body());
        assertTrue(asked.body().contains("id=\"model-name\"") && !asked.body().contains("with:b"), asked.body());
        assertFalse(asked.body().contains("<noscript"), asked.body());
        var ids = columns(page());
        assertTrue(ada.gets(path("?message=" + ids.get(1))).body().contains("value=\"" + ids.get(1) + "\" checked"));
        assertTrue(ada.gets(path("?print")).body().contains("compared-head"));
        assertTrue(ada.gets(path(".md")).body().contains("A plain answer."));
    }

    @Test
    void anEditedQuestionIsComparedToo() {
        compares("One.", "Two.");
        model.script().says("Three.").finishes();
        model.script().says("Four.").finishes();
        long question = storage.number("SELECT MIN(id) FROM messages WHERE chat_id = " + chat);
        var edited =
                ada.postsByHtmx(path("/message/" + question), "message", "Which now?", "model", "c", "with:d", "on");
        awaitsEnd();
        assertEquals(2, columns(edited.body()).size(), edited.body());
        var page = page();
        assertTrue(page.contains("Three.") && page.contains("Four.") && page.contains("2 of 2"), page);
        ada.posts(path("/message/" + question), "select", "true");
        assertEquals(2, columns(page()).size(), "the old answers are still side by side");
    }

    @Test
    void theSameModelOfTwoConnectionsIsToldApart() {
        storage.updateWhileItRuns(
                "INSERT INTO connections (id, name, base_url, created_at) VALUES (7, 'Other', 'https://example.org/v1', 0)");
        chat = Person.chatIn(ada.posts("/chat", "message", "Which?", "model", "a", "with:@7/a", "on"));
        awaitsEnd();
        var page = page();
        assertTrue(page.contains(">a</span>") && page.contains(">a · Other</span>"), page);
        assertEquals(List.of("a", "a"), last(2).stream().map(ChatRequest::model).toList());
    }

    @Test
    void anAnswerOfAnotherUserCannotBeKept() {
        compares("One.", "Two.");
        var bob = server.signUp("bob");
        assertEquals(
                404,
                bob.posts(path("/message/" + columns(page()).get(1)), "keep", "true")
                        .statusCode());
        assertEquals(2, columns(page()).size());
    }

    @Test
    void aNewChatFromAColumnHasOnlyItsAnswer() {
        compares("One.", "Two.");
        var copied = ada.posts(path("/message/" + columns(page()).get(1)), "copy", "true");
        chat = Person.chatIn(copied);
        assertTrue(
                page().contains("Two.") && !page().contains("One.") && !page().contains("name=\"compared\""), page());
    }

    @Test
    void theModelsStayPickedWhileTheListIsFiltered() {
        var filtered = ada.getsByHtmx("/models?q=fa&model=fake&with:b=on").body();
        assertTrue(filtered.contains("name=\"with:b\"") && filtered.contains("2 models"), filtered);
        compares("One.", "Two.");
        var page = ada.gets(path("?model=a&with:b=on&with:c=on")).body();
        assertTrue(page.contains("3 models") && page.contains("type=\"hidden\" name=\"with:c\""), page);
    }

    private void compares(String... answers) {
        for (var answer : answers) {
            model.script().says(answer).finishes();
        }
        if (answers.length == 2) {
            asks();
        } else {
            chat = Person.chatIn(ada.posts("/chat", "message", "Which?", "model", "a", "with:b", "on", "with:c", "on"));
        }
        awaitsEnd();
    }

    private void asks() {
        chat = Person.chatIn(ada.posts("/chat", "message", "Which?", "model", "a", "with:b", "on"));
    }

    private void awaitsEnd() {
        answers("id").forEach(id -> watches(path("/generate?message=" + id)).rest());
    }

    private List<String> statuses() {
        return answers("status");
    }

    /** A column of all answers of the chat. */
    private List<String> answers(String column) {
        return server.database()
                .rows("SELECT " + column + " FROM messages WHERE role = 'assistant' AND chat_id = " + chat
                        + " ORDER BY id");
    }

    private HttpResponse<String> keeps(long answer) {
        return ada.posts(path("/message/" + answer), "keep", "true");
    }

    private static EventStreamClient watches(String path) {
        return ada.watches(path);
    }

    private static List<ChatRequest> last(int count) {
        var all = model.requests();
        return all.subList(all.size() - count, all.size());
    }

    /** The ids of the answers in the columns of a page. */
    private static List<Long> columns(String page) {
        var ids = new ArrayList<Long>();
        var column = COLUMN.matcher(page);
        while (column.find()) {
            ids.add(Long.parseLong(column.group(1)));
        }
        return ids;
    }

    private String page() {
        return ada.gets(path("")).body();
    }

    private String path(String rest) {
        return "/chat/" + chat + rest;
    }
}
