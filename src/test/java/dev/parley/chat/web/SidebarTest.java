package dev.parley.chat.web;

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
    void theSidebarListsTheNewestChatFirstWithItsTitle() {
        ada.begins("Older question");
        ada.begins("Newer question");
        var page = ada.gets("/chat").body();
        assertTrue(page.indexOf("Newer question") < page.indexOf("Older question"), page);
        assertTrue(page.contains("Older question"));
    }

    @Test
    void idsAreNeverReused() {
        var first = ada.begins("One");
        ada.deletesByHtmx("/chat/" + first);
        assertTrue(ada.begins("Two") > first);
    }
}
