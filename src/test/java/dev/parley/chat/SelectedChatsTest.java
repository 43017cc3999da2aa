package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.ServerFixture;
import dev.parley.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of all chats, on which several can be selected. */
class SelectedChatsTest extends ServerFixture {
    private static final long NEWEST_MS = 1_000_000_000_000L;
    private static final Pattern BOX = Pattern.compile("type=\"checkbox\" value=\"0\" name=\"chat-(\\d+)\"");
    private static final Pattern OLDER = Pattern.compile("href=\"(/chats\\?[^\"]*after=[^\"]*)\"");

    @Test
    void allChatsAreListedInPagesWithoutGapsOrDuplicates() {
        new Storage(server).addChats(ada, 120, NEWEST_MS);
        var ids = new ArrayList<String>();
        var sizes = new ArrayList<Integer>();
        for (var path = "/chats"; !path.isEmpty(); ) {
            var page = ada.gets(path).body();
            var boxes = all(BOX, page);
            sizes.add(boxes.size());
            ids.addAll(boxes);
            path = all(OLDER, page).stream().findFirst().orElse("").replace("&amp;", "&");
        }
        assertEquals(List.of(50, 50, 20), sizes);
        assertEquals(120, ids.stream().distinct().count());
    }

    @Test
    void aWholePageCanBeArchivedAndReturnedAtOnce() {
        new Storage(server).addChats(ada, 60, NEWEST_MS);
        var fields = selected(all(BOX, ada.gets("/chats").body()));
        fields.addAll(List.of("action", "archive", "folder", ""));
        var location = Person.location(ada.posts("/chats", fields.toArray(new String[0])));
        var page = ada.gets(location).body();
        assertTrue(page.contains("50 chats archived"), page);
        assertEquals(10, all(BOX, page).size());
        var back = selected(all(BOX, ada.gets("/chats?archived").body()));
        back.addAll(List.of("action", "unarchive"));
        assertEquals(
                303, ada.posts("/chats?archived", back.toArray(new String[0])).statusCode());
        assertEquals(50, all(BOX, ada.gets("/chats").body()).size());
    }

    @Test
    void severalChatsAreDeletedAndRestoredAtOnceAndTheirAnswersAreStopped() {
        var finished = begins("Finished");
        var answer = model.script().says("Still");
        var running = ada.begins("Running");
        ada.watches(running).until("Still");
        var deleted = ada.posts("/chats", "chat-" + finished, "0", "chat-" + running, "0", "action", "delete");
        answer.awaitClosed();
        var page = ada.gets(Person.location(deleted)).body();
        assertTrue(page.contains("2 chats deleted") && page.contains("value=\"restore\""), page);
        assertEquals(List.of(), SidebarPage.of(ada).byDate());
        ada.posts("/chats", "undo", "true", "chat-" + finished, "0", "chat-" + running, "0", "action", "restore");
        assertEquals(List.of("Running", "Finished"), SidebarPage.of(ada).byDate());
    }

    @Test
    void chatsOfOthersAreLeftOutAndIfThereAreNoOtherItIsA404() {
        var bob = server.signUp("bob");
        var bobs = bob.begins("Secret");
        bob.watches(bobs).done();
        var mine = begins("Mine");
        for (var action : List.of("pin", "archive", "move", "delete", "restore", "put-back", "export")) {
            assertEquals(
                    404,
                    ada.posts("/chats", "chat-" + bobs, "0", "action", action).statusCode(),
                    action);
        }
        assertEquals(
                303,
                ada.posts("/chats", "chat-" + bobs, "0", "chat-" + mine, "0", "action", "archive")
                        .statusCode());
        assertEquals(List.of("Secret"), SidebarPage.of(bob).byDate());
        assertFalse(ada.gets("/chats?did=delete&selected=" + bobs + ".0").body().contains("Secret"));
    }

    @Test
    void aSelectionWithoutChatsShowsAMessage() {
        begins("Mine");
        var refused = ada.posts("/chats", "action", "archive");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("Select at least one chat."), refused.body());
        assertTrue(ada.postsByHtmx("/chats", "action", "delete").body().contains("Select at least one chat."));
    }

    @Test
    void malformedSelectionsAreRefused() {
        var chat = begins("Mine");
        assertEquals(
                400, ada.posts("/chats", "chat-" + chat, "0", "action", "burn").statusCode());
        assertEquals(400, ada.posts("/chats", "chat-" + chat, "0").statusCode());
        assertEquals(400, ada.gets("/chats?did=burn&selected=1.0").statusCode());
        assertEquals(400, ada.gets("/chats?did=archive&selected=1").statusCode());
        assertEquals(400, ada.gets("/chats?did=archive").statusCode());
        assertEquals(400, ada.gets("/chats?after=x").statusCode());
        assertEquals(200, ada.gets("/chats?did=restore&selected=1.0").statusCode(), "nothing to undo");
        var many = new ArrayList<String>();
        for (int i = 1; i <= 51; i++) {
            many.addAll(List.of("chat-" + i, "0"));
        }
        many.addAll(List.of("action", "delete"));
        assertEquals(400, ada.posts("/chats", many.toArray(new String[0])).statusCode());
    }

    private long begins(String question) {
        var chat = ada.begins(question);
        ada.watches(chat).done();
        return chat;
    }

    private static List<String> selected(List<String> ids) {
        var fields = new ArrayList<String>();
        ids.forEach(id -> fields.addAll(List.of("chat-" + id, "0")));
        return fields;
    }

    private static List<String> all(Pattern pattern, String body) {
        return pattern.matcher(body).results().map(match -> match.group(1)).toList();
    }
}
