package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.ServerFixture;
import dev.parley.Storage;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Pinning, archiving and moving a chat, and undoing that. */
class PlacementTest extends ServerFixture {
    private static final Pattern CHATS_LINK = Pattern.compile("class=\"chats-link\"[^>]*>([^<]*)</a>");

    @Test
    void pinnedChatsAreListedBeforeTheOthersAndAQuestionMovesThemWithinTheirSection() {
        var first = begins("First");
        var second = begins("Second");
        begins("Third");
        pin(first);
        pin(second);
        assertEquals(List.of("Second", "First"), SidebarPage.of(ada).pinned());
        assertEquals(List.of("Third"), SidebarPage.of(ada).byDate());
        var turn = ada.postsByHtmx("/chat/" + first + "/message/add", "message", "Once more");
        assertTrue(turn.body().contains("hx-swap-oob=\"afterbegin:#chats-pinned\""), turn.body());
        ada.watches(first).done();
        assertEquals(List.of("First", "Second"), SidebarPage.of(ada).pinned());
    }

    @Test
    void forHtmxAnActionSendsTheListsAndANoticeThatUndoesIt() {
        var chat = begins("Salt & sea");
        var pinned = ada.postsByHtmx("/chat/" + chat, "pinned", "true").body();
        assertEquals(List.of("Salt &amp; sea"), new SidebarPage(pinned).pinned());
        assertTrue(pinned.contains("Pinned: “Salt &amp; sea”") && pinned.contains("value=\"unpin\""), pinned);
        var undone = ada.postsByHtmx("/chats", "undo", "true", "chat-" + chat, "0", "action", "unpin")
                .body();
        assertEquals(List.of(), new SidebarPage(undone).pinned());
        assertFalse(undone.contains(">Undo<"), undone);
    }

    @Test
    void withoutHtmxAnActionLeadsToAPageThatOffersUndo() {
        var chat = begins("Salt");
        var location = Person.location(ada.posts("/chat/" + chat, "archived", "true"));
        assertEquals("/chats?did=archive&selected=" + chat + ".0", location);
        var page = ada.gets(location).body();
        assertTrue(page.contains("Archived: “Salt”") && page.contains("value=\"unarchive\""), page);
        assertEquals(
                "/chats",
                Person.location(ada.posts("/chats", "undo", "true", "chat-" + chat, "0", "action", "unarchive")));
        assertEquals(List.of("Salt"), SidebarPage.of(ada).byDate());
    }

    @Test
    void onThePageOfAllChatsAnActionLoadsThatPageAgainWithItsFilter() {
        var chat = begins("Salt");
        var request = ada.request(
                        "/chat/" + chat,
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "HX-Request",
                        "true",
                        "HX-Current-URL",
                        server.url("/chats?archived&did=pin&selected=9.0#x").toString())
                .POST(Person.body("archived", "true"));
        var redirect = ada.sends(request).headers().firstValue("HX-Redirect").orElse("");
        assertEquals("/chats?archived&did=archive&selected=" + chat + ".0", redirect);
        assertTrue(ada.gets(redirect).body().contains("action=\"/chats?archived\""), "and so does its undo");
    }

    @Test
    void anArchivedChatIsOnlyInTheArchiveUntilAQuestionReturnsItToTheList() {
        var chat = begins("Salt");
        ada.posts("/chat/" + chat, "archived", "true");
        assertEquals(List.of(), SidebarPage.of(ada).byDate());
        assertFalse(allChats("/chats").contains("Salt"));
        assertTrue(allChats("/chats?archived").contains("Salt"));
        assertTrue(ada.gets("/chat/" + chat).body().contains("This chat is archived."));
        var turn = ada.postsByHtmx("/chat/" + chat + "/message/add", "message", "Hello again");
        assertFalse(turn.body().contains("This chat is archived."), turn.body());
        assertEquals(List.of("Salt"), SidebarPage.of(ada).byDate());
        assertFalse(allChats("/chats?archived").contains("Salt"));
    }

    @Test
    void theNumberOfPinnedChatsIsLimited() {
        var storage = new Storage(server);
        storage.addChats(ada, ChatPlacements.PINNED_MAX, 0);
        storage.update("UPDATE chats SET pinned = 1");
        var chat = begins("One too many");
        var refused = ada.posts("/chat/" + chat, "pinned", "true");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("You can pin at most 30 chats."), refused.body());
        assertEquals(List.of("One too many"), SidebarPage.of(ada).byDate());
    }

    @Test
    void otherValuesAreRefused() {
        var chat = begins("Salt");
        assertEquals(400, ada.posts("/chat/" + chat, "pinned", "1").statusCode());
        assertEquals(400, ada.posts("/chat/" + chat, "archived", "").statusCode());
        assertEquals(400, ada.posts("/chat/" + chat, "temporary", "true").statusCode());
        assertEquals(404, ada.posts("/chat/" + chat, "folder", "7").statusCode());
        assertEquals(404, ada.posts("/chat/" + chat, "folder", "x").statusCode());
    }

    @Test
    void theListsAreSentAgainOnlyWhenTheyHaveChanged() {
        var chat = begins("Salt");
        var version = version(SidebarPage.of(ada).html());
        assertEquals(204, ada.getsByHtmx("/chat?version=" + version).statusCode());
        ada.posts("/chat/" + chat + "/message/add", "message", "The first chat stays the first");
        ada.watches(chat).done();
        assertEquals(204, ada.getsByHtmx("/chat?version=" + version).statusCode());
        var elsewhere = ada.logsIn();
        elsewhere.posts("/chat/" + chat, "title", "Renamed elsewhere");
        var newer = ada.getsByHtmx("/chat?version=" + version);
        assertEquals(200, newer.statusCode());
        assertEquals(List.of("Renamed elsewhere"), new SidebarPage(newer.body()).byDate());
    }

    @Test
    void theListsKeepTheirLengthWhenTheyAreSentAgain() {
        new Storage(server).addChats(ada, 400, 0);
        var newer = ada.getsByHtmx("/chat?version=old", "Parley-Rows", "60");
        assertEquals(60, new SidebarPage(newer.body()).byDate().size());
        var limited = ada.getsByHtmx("/chat?version=old", "Parley-Rows", "9999");
        assertEquals(300, new SidebarPage(limited.body()).byDate().size());
        var usual = ada.getsByHtmx("/chat?version=old", "Parley-Rows", "x");
        assertEquals(30, new SidebarPage(usual.body()).byDate().size());
    }

    /** The titles on the page of all chats, without the sidebar. */
    private List<String> allChats(String path) {
        return CHATS_LINK
                .matcher(ada.gets(path).body())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private void pin(long chat) {
        assertEquals(303, ada.posts("/chat/" + chat, "pinned", "true").statusCode());
    }

    private long begins(String question) {
        var chat = ada.begins(question);
        ada.watches(chat).done();
        return chat;
    }

    private static String version(String html) {
        return html.replaceFirst("(?s).*data-version=\"([^\"]*)\".*", "$1");
    }
}
