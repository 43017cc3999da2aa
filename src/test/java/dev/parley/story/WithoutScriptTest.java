package dev.parley.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.TestServer;
import dev.parley.provider.ChatRequest;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.FakeModel;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chats work without JavaScript. */
class WithoutScriptTest {
    private final FakeModel model = new FakeModel();
    private TestServer server;
    private HtmlUnitBrowser ada;

    @BeforeEach
    void start() {
        server = TestServer.with(model);
        ada = HtmlUnitBrowser.at(server).withoutScript().signsUp("ada");
    }

    @AfterEach
    void stop() {
        ada.close();
        server.close();
    }

    @Test
    void aConversationWorksWithoutJavaScript() {
        model.script().says("It is **forty-two**.").finishes();
        begins("What is six times seven?");
        finished().reads(".answer strong", "forty-two");
        ada.types("message", "Thank you").presses("Send");
        assertEquals(2, finished().texts(".answer").size());
        ada.presses("Delete “What is six times seven?”");
        assertEquals("/chat", ada.path());
        ada.reads("#sidebar", "Your chats will appear here.").presses("Log out", "#sidebar");
        assertEquals("/", ada.path());
    }

    @Test
    void aRunningAnswerShowsItsPartialTextAndCanBeStoppedWithoutJavaScript() {
        var answer = model.script().says("Once upon a time");
        begins("Tell me a story");
        ada.reads("main", "Reload to see more");
        ada.presses("Stop");
        answer.awaitClosed();
        ada.reads(".answer[data-status=stopped]", "Stopped");
        model.script().says("In short: the end.").finishes();
        ada.presses("Try again");
        finished().reads(".answer[data-status=complete]", "In short: the end.");
    }

    @Test
    void aQuestionDuringARunningAnswerStaysInTheFormWithoutJavaScript() {
        var answer = model.script().says("Well");
        begins("One");
        ada.types("message", "Two, at once").presses("Send");
        assertEquals(409, ada.status());
        ada.reads("#message-error", "still being written");
        assertEquals("Two, at once", ada.value("message"));
        answer.finishes();
    }

    @Test
    void aFailedAnswerShowsAMessageWithoutJavaScript() {
        model.script().fails(ErrorKind.KEY_REFUSED, "");
        begins("Hello");
        finished().reads(".problem", "rejected the API key").presses("Open Settings", ".answer");
        assertEquals("/settings/connections", ada.path());
    }

    @Test
    void aQuestionCanBeEditedAndItsVersionsSwitchedWithoutJavaScript() {
        begins("Which one?");
        finished().presses("Edit question", "main").types("message", " ").presses("Send", ".editing");
        assertEquals(422, ada.status());
        ada.reads(".editing .error", "Enter a message.").types("message", "Which one, please?");
        ada.presses("Send", ".editing");
        finished().reads(".question", "Which one, please?").reads(".siblings", "2 of 2");
        ada.presses("Previous version").reads(".question", "Which one?").reads(".siblings", "1 of 2");
        ada.presses("Edit question", "main").presses("Cancel", ".editing").reads(".question", "Which one?");
        var old = ada.path();
        ada.presses("New chat", ".answer").reads(".question", "Which one?");
        assertTrue(!ada.path().equals(old) && ada.texts(".siblings").isEmpty(), ada.path());
    }

    @Test
    void aChatCanBeRenamedDeletedAndRestoredWithoutJavaScript() {
        begins("Hello");
        var chat = finished().path();
        ada.types("title", "Greetings").presses("Save").reads("h1", "Greetings");
        ada.types("title", " ").presses("Save").reads("#title-error", "Enter a title");
        ada.opens(chat).presses("Delete “Greetings”").reads("main", "Deleted: “Greetings”");
        ada.presses("Undo");
        assertEquals(chat, ada.path());
        ada.reads(".question", "Hello").reads(".chat-row", "Greetings");
    }

    @Test
    void chatsAreOrganisedWithoutJavaScript() {
        begins("Hello");
        finished().presses("Pin").reads("#chats-pinned", "Hello");
        assertEquals("/chats", ada.path());
        ada.reads("main", "Pinned: “Hello”").presses("Undo");
        assertEquals(0, ada.texts("#chats-pinned .chat-row").size());
        ada.opens("/chats").types("name", "Garden").presses("Create").reads("h1", "Garden");
        ada.opens("/chats").presses("Archive", "#selection").reads("main", "Select at least one chat.");
        ada.opens("/chats?archived").reads("main", "No chats here.");
    }

    @Test
    void anotherModelCanBePickedForAnAnswerWithoutJavaScript() {
        begins("One");
        finished().presses("Use another model");
        ada.types("q", "sea").presses("Search", "main").presses("Use “sea”", "main");
        ada.types("message", "Two").presses("Send");
        finished().reads(".answer:last-of-type .speaker", "sea");
        ada.clicks(".answer:last-of-type a[title^='Regenerate with']")
                .types("q", "lake")
                .presses("Search", "main")
                .presses("Use “lake”", "main");
        finished().reads(".answer:last-of-type .speaker", "lake").reads(".siblings", "2 of 2");
        assertEquals(
                List.of("fake", "sea", "lake"),
                model.requests().stream().map(ChatRequest::model).toList());
    }

    @Test
    void aPresetCanBeMadeChangedAndUsedWithoutJavaScript() {
        ada.opens("/settings").presses("Manage presets");
        ada.types("name", "Pirate")
                .types("model", "fake")
                .types("system_prompt", "Be a pirate.")
                .types("temperature", "5");
        ada.presses("Create preset").reads(".error", "0 to 2");
        ada.types("temperature", "0,5").presses("Create preset").reads("main", "Preset saved.");
        ada.presses("Pirate").types("name", "Captain").presses("Save preset").reads("main", "Captain");
        ada.presses("New chat with “Captain”").types("message", "Hello").presses("Send", "#composer");
        finished();
        assertEquals("Be a pirate.", model.requests().get(0).messages().get(0).content());
        ada.opens("/presets").presses("Captain").presses("Delete preset").reads("main", "Preset deleted.");
    }

    private void begins(String question) {
        ada.opens("/chat")
                .types("q", "fake")
                .presses("Search")
                .chooses("model", "fake")
                .types("message", question)
                .presses("Send");
        assertTrue(ada.path().matches("/chat/\\d+"), ada.path());
    }

    /** Reloads when the answer is finished: the event stream, which the page does not follow without JavaScript, ends then. */
    private HtmlUnitBrowser finished() {
        var chat = ada.path();
        return ada.opens(chat + "/generate").opens(chat);
    }
}
