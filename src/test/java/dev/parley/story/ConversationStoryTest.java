package dev.parley.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.TestServer;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.FakeModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conversations with JavaScript, in HtmlUnit. */
class ConversationStoryTest {
    private final FakeModel model = new FakeModel();
    private TestServer server;
    private HtmlUnitBrowser ada;

    @BeforeEach
    void start() {
        server = TestServer.with(model);
        ada = HtmlUnitBrowser.at(server).signsUp("ada");
    }

    @AfterEach
    void stop() {
        ada.close();
        server.close();
    }

    @Test
    void aNewUserChatsWithTheDemoModelAndLogsOut() {
        assertEquals("/chat", ada.path());
        ada.chooses("model", "demo").types("message", "What can you do?").presses("Send");
        assertTrue(ada.path().matches("/chat/\\d+"), ada.path());
        ada.reads(".question", "What can you do?").reads(".answer[data-status=complete]", "demo");

        ada.types("message", "And what else?").presses("Send");
        assertEquals(2, ada.texts(".question").size());
        assertEquals(2, ada.texts(".answer[data-status=complete]").size());
        assertEquals("", ada.value("message"), "the composer is ready for the next question");

        ada.presses("Log out", "#sidebar");
        assertEquals("/", ada.path());
        assertEquals("/login", ada.opens("/chat").path());
    }

    @Test
    void aStreamedAnswerIsTheSameAfterAReload() {
        model.script()
                .thinks("Six sevens.")
                .says("It is ")
                .says("*forty*")
                .says("-two.")
                .finishes();
        asks("What is six times seven?");
        ada.reads(".answer .prose em", "forty").reads(".answer .prose", "It is forty-two.");
        ada.reads(".answer .reasoning-text", "Six sevens.");
        var streamed = ada.texts(".answer");
        assertEquals(streamed, ada.opens(ada.path()).texts(".answer"));
    }

    @Test
    void deletingAnotherChatKeepsTheOpenPage() {
        asks("Keep me");
        var kept = ada.path();
        asks("Forget me");
        var forgotten = ada.path();
        ada.opens(kept).presses("Delete “Forget me”");
        assertEquals(kept, ada.path(), "the open page does not change");
        assertFalse(ada.texts(".chat-row").contains("Forget me"));
        ada.reads(".chat-row", "Keep me").reads(".question", "Keep me");
        assertEquals(404, ada.opens(forgotten).status());
    }

    @Test
    void deletingTheOpenChatOpensANewChat() {
        asks("Forget me");
        ada.presses("Delete “Forget me”");
        assertEquals("/chat", ada.path());
        ada.reads("#sidebar", "Your chats will appear here.");
    }

    @Test
    void anErrorShowsAToastAndKeepsTheQuestion() {
        asks("Hello");
        var chat = ada.path();
        try (var phone = HtmlUnitBrowser.at(server).logsIn("ada")) {
            phone.opens(chat).presses("Delete “Hello”");
        }
        ada.types("message", "Are you there?").presses("Send");
        ada.reads("#toasts .toast", "Page not found");
        assertEquals("Are you there?", ada.value("message"));
        ada.presses("Close", "#toasts");
        assertEquals(0, ada.texts(".toast").size());
    }

    @Test
    void aFailedAnswerCanBeTriedAgain() {
        model.script().says("Well,").fails(ErrorKind.UNREACHABLE, "");
        asks("Hello");
        ada.reads(".answer[data-status=failed]", "reach the model server");
        model.script().says("Here I am.").finishes();
        ada.presses("Try again");
        ada.reads(".answer[data-status=complete]", "Here I am.");
        assertEquals(1, ada.texts(".answer").size());
    }

    private void asks(String question) {
        ada.opens("/chat?q=fake")
                .chooses("model", "fake")
                .types("message", question)
                .presses("Send");
    }
}
