package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.TestServer;
import dev.parley.provider.FakeModel;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RenameTest {
    private TestServer server;
    private Person ada;
    private long chat;

    @BeforeEach
    void start() {
        server = TestServer.with(new FakeModel());
        ada = server.signUp("ada");
        chat = ada.begins("A first question");
        ada.watches(chat).done();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void renamingChangesTheSidebarTheHeadingAndThePageTitle() {
        assertEquals("/chat/" + chat, Person.location(ada.posts("/chat/" + chat, "title", " Salt &\n <water> ")));
        var page = ada.gets("/chat/" + chat).body();
        assertTrue(page.contains("<title>Salt &amp; &lt;water&gt; - Parley</title>"), page);
        assertTrue(page.contains(">Salt &amp; &lt;water&gt;</h1>"), page);
        assertTrue(page.contains("aria-current=\"page\">Salt &amp; &lt;water&gt;</a>"), page);
    }

    @Test
    void htmxGetsTheRowAndOnTheOpenChatAlsoHeadingAndPageTitle() {
        var elsewhere = ada.postsByHtmx("/chat/" + chat, "title", "Salt").body();
        assertTrue(elsewhere.contains(">Salt</a>"), elsewhere);
        assertFalse(elsewhere.contains("<h1") || elsewhere.contains("<title"), elsewhere);

        var open = renamedOn("/chat/" + chat);
        assertTrue(open.contains("hx-swap-oob=\"true\">Water</h1>"), open);
        assertTrue(open.contains("<title>Water - Parley</title>"), open);
        var other = renamedOn("/chat/" + chat + "0");
        assertFalse(other.contains("<h1"), other);
    }

    @Test
    void anEmptyOrTooLongTitleIsRefusedWithAMessage() {
        refuses("", "Enter a title");
        refuses(" \n ", "Enter a title");
        refuses("\u00a0\u200b", "Enter a title");
        refuses("x".repeat(201), "201 characters");
        assertTrue(ada.gets("/chat/" + chat).body().contains(">A first question</h1>"));
        assertEquals(
                303,
                ada.posts("/chat/" + chat, "title", "\ud83c\udf0a".repeat(200)).statusCode());
    }

    @Test
    void aRefusedTitleStaysInTheForm() {
        var page = ada.posts("/chat/" + chat, "title", "y".repeat(300));
        assertTrue(page.body().contains("value=\"" + "y".repeat(300) + "\""), page.body());
    }

    @Test
    void anotherUserCannotRenameAChat() {
        var bob = server.signUp("bob");
        assertEquals(404, bob.posts("/chat/" + chat, "title", "Mine").statusCode());
        assertEquals(404, bob.postsByHtmx("/chat/" + chat, "title", "").statusCode());
        assertTrue(ada.gets("/chat/" + chat).body().contains(">A first question</h1>"));
    }

    private void refuses(String title, String words) {
        var page = ada.posts("/chat/" + chat, "title", title);
        assertEquals(422, page.statusCode());
        assertTrue(page.body().contains(words), page.body());
        var fragment = ada.postsByHtmx("/chat/" + chat, "title", title);
        assertEquals(422, fragment.statusCode());
        assertEquals(
                "#title-error-" + chat,
                fragment.headers().firstValue("HX-Retarget").orElse(""));
        assertTrue(fragment.body().contains(words) && !fragment.body().contains("<li"), fragment.body());
    }

    private String renamedOn(String path) {
        var request = ada.request(
                "/chat/" + chat,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "HX-Request",
                "true",
                "HX-Current-URL",
                server.url(path).toString());
        return ada.sends(request.POST(BodyPublishers.ofString("title=Water"))).body();
    }
}
