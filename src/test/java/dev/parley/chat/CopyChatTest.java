package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.ServerFixture;
import dev.parley.Storage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** "New chat from here" copies a branch up to an answer, and leaves the old chat as it is. */
class CopyChatTest extends ServerFixture {
    @Test
    void theNewChatHasTheMessagesUpToTheAnswerAndGoesOnByItself() {
        var chat = ada.begins("Question 1?");
        ada.watches(chat).done();
        var firstAnswer = leaf(chat);
        model.script().thinks("Hm.").says("**Answer 2**").counts(7, 8).finishes();
        ask(chat, "Question 2?");
        var secondAnswer = leaf(chat);
        ask(chat, "Question 3?");

        var copy = Person.chatIn(ada.posts("/chat/" + chat + "/message/" + secondAnswer, "copy", "true"));
        var page = ada.gets("/chat/" + copy).body();
        assertTrue(page.contains("Question 1?") && page.contains("<strong>Answer 2</strong>"), page);
        assertTrue(page.contains("Hm.") && page.contains("7 in, 8 out"), "with reasoning and statistics");
        assertFalse(page.contains("Question 3?"), page);

        ask(copy, "Question 3b?");
        var sent = model.requests().get(3).messages().stream()
                .map(message -> message.content())
                .toList();
        assertEquals(
                List.of("Question 1?", "A plain answer.", "**Answer 2**"),
                List.of(sent.get(1), sent.get(2), sent.get(4)));
        var old = ada.gets("/chat/" + chat).body();
        assertTrue(old.contains("Question 3?") && !old.contains("Question 3b?"), old);
        assertTrue(firstAnswer < secondAnswer);
    }

    @Test
    void theNewChatHasTheSameParametersAndIsTemporaryIfTheOldOneIs() {
        var chat = Person.chatIn(ada.posts("/chat", "message", "Hi?", "model", "fake", "temporary", "true"));
        ada.watches(chat).done();
        new Storage(server)
                .updateWhileItRuns(
                        "INSERT INTO chat_parameters (chat_id, system_prompt) VALUES (%d, 'Rhyme.')".formatted(chat));
        var copy = Person.chatIn(ada.posts("/chat/" + chat + "/message/" + leaf(chat), "copy", "true"));
        ask(copy, "And?");
        assertEquals("Rhyme.", model.requests().get(1).messages().get(0).content());
        assertEquals(2, new Storage(server).number("SELECT COUNT(*) FROM chats WHERE temporary = 1"));
    }

    @Test
    void htmxIsRedirectedToTheNewChat() {
        var chat = ada.begins("Question 1?");
        ada.watches(chat).done();
        var response = ada.postsByHtmx("/chat/" + chat + "/message/" + leaf(chat), "copy", "true");
        assertTrue(response.headers().firstValue("HX-Redirect").orElse("").matches("/chat/\\d+"));
    }

    @Test
    void anAnswerThatIsBeingWrittenCannotBeCopied() {
        var running = model.script().says("Still");
        var chat = ada.begins("Question 1?");
        assertEquals(
                409,
                ada.posts("/chat/" + chat + "/message/" + leaf(chat), "copy", "true")
                        .statusCode());
        assertEquals(1, new Storage(server).number("SELECT COUNT(*) FROM chats"));
        running.finishes();
    }

    @Test
    void aBranchThatIsTooLongIsRefusedAndNothingIsStored() {
        var chat = ada.begins("Question 1?");
        ada.watches(chat).done();
        new Storage(server).lengthen(chat, ChatCopyStore.MESSAGES_MAX + 2);
        var refused = ada.posts("/chat/" + chat + "/message/" + leaf(chat), "copy", "true");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("1,000"), refused.body());
        assertEquals(1, new Storage(server).number("SELECT COUNT(*) FROM chats"));
        var last = leaf(chat) - 2;
        assertEquals(
                303,
                ada.posts("/chat/" + chat + "/message/" + last, "copy", "true").statusCode());
    }

    private void ask(long chat, String question) {
        assertEquals(
                303,
                ada.posts("/chat/" + chat + "/message/add", "message", question).statusCode());
        ada.watches(chat).done();
    }

    private long leaf(long chat) {
        return new Storage(server).number("SELECT current_leaf_id FROM chats WHERE id = " + chat);
    }
}
