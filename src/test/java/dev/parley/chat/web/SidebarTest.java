package dev.parley.chat.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.ServerFixture;
import org.junit.jupiter.api.Test;

class SidebarTest extends ServerFixture {
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
