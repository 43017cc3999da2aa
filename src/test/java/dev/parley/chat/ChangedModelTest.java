package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.ServerFixture;
import dev.parley.provider.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The model of a chat can be changed at any message. */
class ChangedModelTest extends ServerFixture {
    private long chat;

    @BeforeEach
    void askOnce() {
        chat = ada.begins("One");
        ada.watches(chat).done();
    }

    @Test
    void aQuestionCanBeAskedWithAnotherModelAndTheChatRemembersIt() {
        asks("Two", "model", "other");
        asks("Three");
        assertEquals(List.of("fake", "other", "other"), models());
        assertEquals(List.of("fake", "other", "other"), speakers(), "each answer shows its model");
    }

    @Test
    void aNewChatBeginsWithTheModelThatWasUsedLast() {
        var older = chat;
        Person.chatIn(ada.posts("/chat", "message", "New", "model", "third"));
        asks("Two", "model", "other");
        assertEquals(older, chat);
        assertTrue(ada.gets("/chat").body().matches("(?s).*value=\"other\"[^>]* checked.*"));
    }

    @Test
    void anAnswerCanBeRegeneratedWithAnotherModel() {
        regenerates("model", "other");
        assertEquals(List.of("fake", "other"), models());
        assertEquals(List.of("other"), speakers());
        regenerates();
        asks("Two");
        assertEquals(List.of("fake", "other", "other", "other"), models());
    }

    @Test
    void anIncompleteAnswerIsContinuedByTheModelThatBeganIt() {
        model.script().says("So far").ends();
        asks("Two", "model", "other");
        regenerates("continue", "true", "model", "third");
        asks("Three");
        assertEquals(List.of("fake", "other", "other", "other"), models());
    }

    @Test
    void aRepeatedRequestWithAnotherModelStoresOneQuestionAndKeepsTheModel() {
        asks("Two", "model", "other", "request_key", "k");
        asks("Three", "model", "third");
        asks("Two", "model", "other", "request_key", "k");
        assertEquals(List.of("fake", "other", "third"), models());
        asks("Four");
        assertEquals("third", models().get(3), "the repetition changes nothing");
    }

    @Test
    void aMalformedModelIsRefusedAndTheQuestionStaysInTheForm() {
        for (var malformed : List.of("", "x".repeat(ModelService.ID_CHARS_MAX + 1), "a\u0007b")) {
            var refused = ada.posts("/chat/" + chat + "/message/add", "message", "Two", "model", malformed);
            assertEquals(422, refused.statusCode());
            assertTrue(refused.body().contains(">Two</textarea>"), refused.body());
            assertEquals(
                    422,
                    ada.posts("/chat/" + chat + "/generate", "model", malformed).statusCode());
        }
        assertEquals(1, model.requests().size());
    }

    private void asks(String question, String... fields) {
        var all = new ArrayList<>(List.of("message", question));
        all.addAll(List.of(fields));
        var sent = ada.posts("/chat/" + chat + "/message/add", all.toArray(String[]::new));
        assertEquals(303, sent.statusCode(), sent.body());
        ada.watches(chat).done();
    }

    private void regenerates(String... fields) {
        assertEquals(303, ada.posts("/chat/" + chat + "/generate", fields).statusCode());
        ada.watches(chat).done();
    }

    /** The models of all requests. */
    private List<String> models() {
        return model.requests().stream().map(ChatRequest::model).toList();
    }

    /** The models that the page of the chat names above its answers. */
    private List<String> speakers() {
        return Pattern.compile("class=\"speaker\"[^>]*>([^<]*)<")
                .matcher(ada.gets("/chat/" + chat).body())
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
