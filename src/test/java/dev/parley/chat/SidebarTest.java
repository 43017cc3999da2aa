package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.TestServer;
import dev.parley.provider.FakeModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SidebarTest {
    private final FakeModel model = new FakeModel();
    private TestServer server;
    private Person ada;

    @BeforeEach
    void start() {
        server = TestServer.with(model);
        ada = server.signUp("ada");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theNewestChatComesFirstUnderTheTitleOfItsFirstMessage() {
        ada.begins("Older question");
        ada.begins("Newer question");
        var page = ada.gets("/chat").body();
        assertTrue(page.indexOf("Newer question") < page.indexOf("Older question"), page);
        assertTrue(page.contains("Older question"));
    }

    @Test
    void aDeletedChatLeavesNothingInItsPlace() {
        var chat = ada.begins("Delete me");
        ada.watches(chat).done();
        var response = ada.deletesByHtmx("/chat/" + chat);
        assertEquals(200, response.statusCode());
        assertEquals("", response.body());
        assertEquals(404, ada.gets("/chat/" + chat).statusCode());
        assertFalse(ada.gets("/chat").body().contains("Delete me"));
    }

    @Test
    void whoDeletesTheChatOnThePageIsTakenToANewOne() {
        var chat = ada.begins("Delete me");
        var response = ada.deletesByHtmx(
                "/chat/" + chat, "HX-Current-URL", server.url("/chat/" + chat).toString());
        assertEquals("/chat", response.headers().firstValue("HX-Redirect").orElse(""));
    }

    @Test
    void withoutScriptAFormDeletes() {
        var chat = ada.begins("Delete me");
        assertEquals("/chat", Person.location(ada.posts("/chat/" + chat, "_method", "delete")));
        assertEquals(404, ada.gets("/chat/" + chat).statusCode());
    }

    @Test
    void aDeletedChatDoesNotComeBackByALateAnswerAndItsModelIsGivenUp() {
        var answer = model.script().says("Still");
        var chat = ada.begins("Delete me");
        ada.deletesByHtmx("/chat/" + chat);
        answer.awaitClosed();
        assertEquals(404, ada.gets("/chat/" + chat).statusCode());
    }

    @Test
    void idsAreNeverUsedTwice() {
        var first = ada.begins("One");
        ada.deletesByHtmx("/chat/" + first);
        assertTrue(ada.begins("Two") > first);
    }
}
