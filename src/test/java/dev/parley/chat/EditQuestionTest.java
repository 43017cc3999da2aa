package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.ServerFixture;
import dev.parley.Storage;
import dev.parley.provider.ChatMessage;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Editing a question adds another version of it with an answer of its own, and keeps the old version. */
class EditQuestionTest extends ServerFixture {
    private long chat;
    private long firstQuestion;

    @BeforeEach
    void askOnce() {
        model.script().says("Answer 1.").finishes();
        chat = ada.begins("Question 1?");
        ada.watches(chat).done();
        firstQuestion = lastQuestion();
    }

    @Test
    void theFormContainsTheTextOfTheQuestion() {
        var form = ada.gets(path("/message/" + firstQuestion + "?edit"));
        assertEquals(200, form.statusCode());
        assertTrue(form.body().contains(">Question 1?</textarea>"), form.body());
        assertTrue(form.body().contains("Answer 1."), "the rest of the conversation is on the page");
        var fragment =
                ada.getsByHtmx(path("/message/" + firstQuestion + "?edit")).body();
        assertTrue(fragment.contains(">Question 1?</textarea>") && !fragment.contains("Answer 1."), fragment);
        var cancelled = ada.getsByHtmx(path("/message/" + firstQuestion)).body();
        assertTrue(cancelled.contains("id=\"message-" + firstQuestion + "\"") && cancelled.contains("Question 1?"));
    }

    @Test
    void anEditedFirstQuestionIsAnotherVersionWithAnAnswerOfItsOwn() {
        edit(firstQuestion, "Question 1, better?", "Answer 1b.");
        var page = page();
        assertTrue(
                page.contains("Question 1, better?") && page.contains("Answer 1b.") && page.contains("2 of 2"), page);
        assertFalse(page.contains("<p>Question 1?") || page.contains("Answer 1."), page);
        assertEquals(List.of(user("Question 1, better?")), sent(1));

        select(firstQuestion);
        page = page();
        assertTrue(page.contains("Question 1?") && page.contains("Answer 1.") && page.contains("1 of 2"), page);
        assertFalse(page.contains("better"), page);
    }

    @Test
    void anEditedLaterQuestionRepliesToTheSameAnswer() {
        ask("Question 2?", "Answer 2.");
        var second = lastQuestion();
        ask("Question 3?", "Answer 3.");
        edit(second, "Question 2b?", "Answer 2b.");
        assertEquals(List.of(user("Question 1?"), assistant("Answer 1."), user("Question 2b?")), sent(3));
        ask("Question 3b?", "Answer 3b.");
        assertEquals(
                List.of(
                        user("Question 1?"),
                        assistant("Answer 1."),
                        user("Question 2b?"),
                        assistant("Answer 2b."),
                        user("Question 3b?")),
                sent(4));
        select(second);
        var page = page();
        assertTrue(page.contains("Answer 3.") && !page.contains("Question 2b?"), page);
    }

    @Test
    void aRepeatedRequestAddsOneVersion() {
        for (int i = 0; i < 2; i++) {
            var sent = ada.posts(path("/message/" + firstQuestion), "message", "Again?", "request_key", "k");
            assertEquals(chat, Person.chatIn(sent));
            ada.watches(chat).done();
        }
        assertTrue(page().contains("2 of 2"), page());
        assertEquals(2, model.requests().size());
    }

    @Test
    void htmxGetsTheConversationWithTheLiveAnswerAndTheNameOfTheStoredQuestion() {
        model.script().says("Live");
        var sent = ada.postsByHtmx(path("/message/" + firstQuestion), "message", "Again?");
        assertEquals(200, sent.statusCode());
        assertTrue(sent.body().contains("id=\"log\"") && sent.body().contains("sse-connect"), sent.body());
        assertEquals(
                Long.toString(lastQuestion()),
                sent.headers().firstValue("Parley-Stored").orElse(""));
    }

    @Test
    void aRefusedEditKeepsTheTextAndSaysWhy() {
        var running = model.script().says("Still");
        ada.posts(path("/message/add"), "message", "Question 2?");
        var page = ada.posts(path("/message/" + firstQuestion), "message", "Edited too early");
        assertEquals(409, page.statusCode());
        assertTrue(page.body().contains("still being written") && page.body().contains("Edited too early"));
        var fragment = ada.postsByHtmx(path("/message/" + firstQuestion), "message", " ");
        assertEquals(422, fragment.statusCode());
        assertEquals(
                "#edit-error-" + firstQuestion,
                fragment.headers().firstValue("HX-Retarget").orElse(""));
        running.finishes();
    }

    @Test
    void anAnswerCannotBeEdited() {
        var answer = stored("SELECT MAX(id) FROM messages");
        assertEquals(404, ada.gets(path("/message/" + answer + "?edit")).statusCode());
        assertEquals(
                404,
                ada.posts(path("/message/" + answer), "message", "Mine now").statusCode());
    }

    @Test
    void aQuestionIsAddedToTheBranchThatTheUserSaw() {
        var firstAnswer = stored("SELECT current_leaf_id FROM chats");
        edit(firstQuestion, "Another branch?", "Another answer.");
        // A tab that still shows the first branch.
        var asked = askAfter(firstAnswer, "Question 2?");
        assertEquals(List.of(user("Question 1?"), assistant("Answer 1."), user("Question 2?")), sent(2));
        assertTrue(asked.headers().firstValue("HX-Retarget").isEmpty(), "the page has all other messages");
        ada.watches(chat).done();
        assertTrue(page().contains("Question 2?") && !page().contains("Another branch?"), page());
    }

    @Test
    void aPageThatLacksMessagesOfAnotherTabGetsThemWithTheNextQuestion() {
        var firstAnswer = stored("SELECT current_leaf_id FROM chats");
        ask("From another tab?", "Answer 2.");
        var asked = askAfter(firstAnswer, "Question 3?");
        assertEquals("#log", asked.headers().firstValue("HX-Retarget").orElse(""));
        assertTrue(asked.body().contains("From another tab?") && asked.body().contains("Question 3?"), asked.body());
        assertTrue(asked.body().contains("request_key"), "and a fresh key");
        assertEquals(5, sent(2).size());
        ada.watches(chat).done();
    }

    @Test
    void aQuestionAfterAMessageOfAnotherChatIsRefused() {
        var other = ada.begins("Elsewhere");
        ada.watches(other).done();
        var foreign = stored("SELECT current_leaf_id FROM chats WHERE id = " + other);
        assertEquals(404, askAfter(foreign, "Question 2?").statusCode());
    }

    private void edit(long question, String text, String answer) {
        model.script().says(answer).finishes();
        assertEquals(chat, Person.chatIn(ada.posts(path("/message/" + question), "message", text)));
        ada.watches(chat).done();
    }

    private HttpResponse<String> askAfter(long message, String question) {
        return ada.postsByHtmx(path("/message/add"), "message", question, "after", "" + message);
    }

    private void ask(String question, String answer) {
        model.script().says(answer).finishes();
        assertEquals(303, ada.posts(path("/message/add"), "message", question).statusCode());
        ada.watches(chat).done();
    }

    private void select(long message) {
        assertEquals(
                303, ada.posts(path("/message/" + message), "select", "true").statusCode());
    }

    /** What was sent to the model, without the system prompt. */
    private List<ChatMessage> sent(int request) {
        var all = model.requests().get(request).messages();
        return all.subList(1, all.size());
    }

    private static ChatMessage user(String text) {
        return new ChatMessage("user", text);
    }

    private static ChatMessage assistant(String text) {
        return new ChatMessage("assistant", text);
    }

    private String page() {
        return ada.gets(path("")).body();
    }

    private long lastQuestion() {
        return stored("SELECT MAX(id) FROM messages WHERE role = 'user'");
    }

    private long stored(String sql) {
        return new Storage(server).number(sql);
    }

    private String path(String rest) {
        return "/chat/" + chat + rest;
    }
}
