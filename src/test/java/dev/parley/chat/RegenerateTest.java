package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.ServerFixture;
import dev.parley.provider.ChatMessage;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Regenerating adds a sibling to an answer and keeps the old one. */
class RegenerateTest extends ServerFixture {
    private long chat;
    private long first;

    @BeforeEach
    void askOnce() {
        model.script().says("The first answer.").finishes();
        chat = ada.begins("Which one?");
        ada.watches(chat).done();
        first = answerShown();
    }

    @Test
    void regeneratingShowsTheNewAnswerAndKeepsTheOldOne() {
        var second = another(first, 1, "The second answer.");
        var page = page();
        assertTrue(page.contains("The second answer.") && !page.contains("The first answer."), page);
        assertTrue(page.contains("2 of 2"), page);
        assertTrue(second != first);

        select(first);
        page = page();
        assertTrue(page.contains("The first answer.") && !page.contains("The second answer."), page);
        assertTrue(page.contains("1 of 2"), page);
        assertEquals(model.requests().get(0).messages(), model.requests().get(1).messages(), "the same question");
    }

    @Test
    void theNextQuestionFollowsTheShownAnswer() {
        another(first, 1, "The second answer.");
        select(first);
        ask("And then?", "Then this.");
        var asked = model.requests().get(2).messages();
        assertEquals(
                List.of(
                        new ChatMessage("user", "Which one?"),
                        new ChatMessage("assistant", "The first answer."),
                        new ChatMessage("user", "And then?")),
                asked.subList(1, asked.size()));
    }

    @Test
    void selectingAnEarlierSiblingShowsTheMessagesThatFollowedIt() {
        ask("And then?", "Then this.");
        var third = answerShown();
        ask("And at last?", "At last that.");

        another(first, 1, "The second answer.");
        var page = page();
        assertFalse(page.contains("Then this.") || page.contains("At last that."), page);

        select(first);
        page = page();
        assertTrue(page.contains("Then this.") && page.contains("At last that."), page);
        another(third, 1, "Then something else.");
        page = page();
        assertTrue(page.contains("The first answer.") && page.contains("Then something else."), page);
        assertFalse(page.contains("At last that."), page);
    }

    @Test
    void aRepeatedRegenerateRequestCreatesOneAnswer() {
        another(first, 1, "The second answer.");
        assertEquals(303, generate(first, 1).statusCode());
        assertEquals(2, model.requests().size());
        assertTrue(page().contains("2 of 2"));
    }

    @Test
    void regeneratingIsRefusedWhileAnAnswerIsRunning() {
        var running = model.script().says("Still");
        generate(first, 1);
        var refused = ada.postsByHtmx(path("/generate?message=" + first), "siblings", "2");
        assertEquals(409, refused.statusCode());
        assertTrue(refused.body().contains("still being written"), refused.body());
        running.finishes();
    }

    @Test
    void htmxGetsTheWholeConversationAfterRegenerating() {
        model.script().says("Live");
        var sent = ada.postsByHtmx(path("/generate?message=" + first), "siblings", "1");
        assertEquals(200, sent.statusCode());
        assertTrue(
                sent.body().contains("id=\"log\"")
                        && sent.body().contains("Which one?")
                        && sent.body().contains("sse-connect"),
                sent.body());
        assertFalse(sent.body().contains("<html"), "a fragment, not a page");
        var selected = ada.postsByHtmx(path("/message/" + first), "select", "true");
        assertTrue(selected.body().contains("The first answer."), selected.body());
    }

    @Test
    void anotherUserCannotRegenerateOrSelectAnAnswer() {
        var bob = server.signUp("bob");
        var his = bob.begins("Mine");
        assertEquals(404, bob.posts(path("/generate?message=" + first)).statusCode());
        assertEquals(404, bob.posts(path("/message/" + first), "select", "true").statusCode());
        assertEquals(
                404,
                bob.posts("/chat/" + his + "/message/" + first, "select", "true")
                        .statusCode(),
                "not through a chat of his own either");
        assertEquals(400, ada.posts(path("/message/" + first)).statusCode());
    }

    private long another(long answer, int seen, String text) {
        model.script().says(text).finishes();
        assertEquals(303, generate(answer, seen).statusCode());
        ada.watches(chat).done();
        return answerShown();
    }

    private HttpResponse<String> generate(long answer, int seen) {
        return ada.posts(path("/generate?message=" + answer), "siblings", "" + seen);
    }

    private void ask(String question, String answer) {
        model.script().says(answer).finishes();
        assertEquals(303, ada.posts(path("/message/add"), "message", question).statusCode());
        ada.watches(chat).done();
    }

    private void select(long answer) {
        var chosen = ada.posts(path("/message/" + answer), "select", "true");
        assertEquals("/chat/" + chat + "?message=" + answer + "#message-" + answer, Person.location(chosen));
    }

    private String page() {
        return ada.gets(path("")).body();
    }

    /** The id of the last answer on the page. */
    private long answerShown() {
        Matcher id = Pattern.compile("action=\"/chat/\\d+/generate\\?message=(\\d+)\"")
                .matcher(page());
        long last = 0;
        while (id.find()) {
            last = Long.parseLong(id.group(1));
        }
        return last;
    }

    private String path(String rest) {
        return "/chat/" + chat + rest;
    }
}
