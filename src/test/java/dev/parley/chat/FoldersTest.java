package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Await;
import dev.parley.ClockFixture;
import dev.parley.Person;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Folders of chats. */
class FoldersTest extends ClockFixture {
    @Test
    void aChatInAFolderIsListedThereAndNotByDate() {
        var garden = create("Garden");
        var chat = begins("Tomatoes");
        begins("Taxes");
        assertEquals(
                "/chats?did=move&selected=" + chat + ".0",
                Person.location(ada.posts("/chat/" + chat, "folder", garden)));
        assertEquals(List.of("Taxes"), SidebarPage.of(ada).byDate());
        assertEquals(List.of(), SidebarPage.of(ada).inFolders(), "a closed folder loads its chats later");
        assertEquals(
                List.of("Tomatoes"), SidebarPage.of(ada, Long.parseLong(garden)).inFolders());
        assertTrue(ada.getsByHtmx("/chat?folder=" + garden).body().contains(">Tomatoes</a>"));
        assertTrue(ada.gets("/chats?folder=" + garden).body().contains(">Tomatoes</a>"));
        assertEquals(
                List.of("Tomatoes"),
                new SidebarPage(ada.gets("/chat/" + chat).body()).inFolders(),
                "the folder of the open chat is open");
        ada.posts("/chat/" + chat, "folder", "");
        assertEquals(List.of("Tomatoes", "Taxes"), sorted(SidebarPage.of(ada).byDate()));
    }

    @Test
    void undoReturnsEachChatToTheFolderItWasIn() {
        var garden = create("Garden");
        var work = create("Work");
        var tomatoes = begins("Tomatoes");
        var taxes = begins("Taxes");
        ada.posts("/chat/" + tomatoes, "folder", garden);
        var moved =
                ada.posts("/chats", "chat-" + tomatoes, "0", "chat-" + taxes, "0", "action", "move", "folder", work);
        var page = ada.gets(Person.location(moved)).body();
        assertTrue(page.contains("2 chats moved"), page);
        assertTrue(
                page.contains("name=\"chat-%d\" value=\"%s\"".formatted(tomatoes, garden))
                        && page.contains("name=\"chat-%d\" value=\"0\"".formatted(taxes)),
                page);
        ada.posts("/chats", "undo", "true", "chat-" + tomatoes, garden, "chat-" + taxes, "0", "action", "put-back");
        assertEquals(List.of("Taxes"), SidebarPage.of(ada).byDate());
        assertTrue(ada.gets("/chats?folder=" + garden).body().contains(">Tomatoes</a>"));
    }

    @Test
    void aNewFolderCanTakeTheChatAtOnce() {
        var chat = begins("Tomatoes");
        assertTrue(ada.gets("/chat/" + chat + "?move").body().contains("New folder"));
        var moved = ada.posts("/folders", "name", "Garden", "chat-" + chat, "0");
        var page = ada.gets(Person.location(moved)).body();
        assertTrue(page.contains("Moved: “Tomatoes”") && page.contains(">Tomatoes</a>"), page);
        assertTrue(ada.getsByHtmx("/chat/" + chat + "?move").body().contains("No folder"));
    }

    @Test
    void aRepeatedRequestCreatesOneFolder() {
        assertEquals(create("Garden"), create("  Garden "));
        assertEquals(1, storage.number("SELECT COUNT(*) FROM folders"));
    }

    @Test
    void aFolderNeedsAVisibleNameThatIsNotTooLong() {
        for (var name : List.of("", " ", "\u200b\u2800")) {
            var refused = ada.posts("/folders", "name", name);
            assertEquals(422, refused.statusCode());
            assertTrue(refused.body().contains("Enter a name."), refused.body());
        }
        assertTrue(ada.posts("/folders", "name", "x".repeat(101)).body().contains("the limit is 100"));
        assertEquals(303, ada.posts("/folders", "name", "😀".repeat(100)).statusCode());
        var garden = create("Garden");
        assertEquals(422, ada.posts("/folders/" + garden, "name", " ").statusCode());
        assertEquals(303, ada.posts("/folders/" + garden, "name", "Shed").statusCode());
        assertTrue(ada.gets("/chats?folder=" + garden).body().contains("<title>Shed - Parley</title>"));
    }

    @Test
    void theNumberOfFoldersIsLimited() {
        for (int i = 1; i <= FolderStore.FOLDERS_MAX; i++) {
            create("Folder " + i);
        }
        var refused = ada.posts("/folders", "name", "One too many");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("at most 50 folders"), refused.body());
    }

    @Test
    void theChatsOfADeletedFolderStayAndUndoReturnsThem() {
        var garden = create("Garden");
        var work = create("Work");
        var tomatoes = begins("Tomatoes");
        var roses = begins("Roses");
        ada.posts("/chat/" + tomatoes, "folder", garden);
        ada.posts("/chat/" + roses, "folder", garden);
        var location = Person.location(ada.posts("/folders/" + garden, "_method", "delete"));
        var page = ada.gets(location).body();
        assertTrue(page.contains("Folder deleted: “Garden”"), page);
        assertEquals(2, SidebarPage.of(ada).byDate().size());
        ada.posts("/chat/" + roses, "folder", work);
        assertEquals(303, ada.posts("/folders/" + garden, "restore", "true").statusCode());
        assertTrue(ada.gets("/chats?folder=" + garden).body().contains(">Tomatoes</a>"));
        assertTrue(ada.gets("/chats?folder=" + work).body().contains(">Roses</a>"), "it was moved meanwhile");
    }

    @Test
    void afterTenSecondsADeletedFolderIsRemoved() {
        var garden = create("Garden");
        var chat = begins("Tomatoes");
        ada.posts("/chat/" + chat, "folder", garden);
        ada.posts("/folders/" + garden, "_method", "delete");
        clock.advance(Duration.ofSeconds(10));
        var late = ada.posts("/folders/" + garden, "restore", "true");
        assertEquals(404, late.statusCode());
        assertTrue(late.body().contains("Too late"), late.body());
        Await.until(() -> storage.number("SELECT COUNT(*) FROM folders") == 0);
        assertEquals(List.of("Tomatoes"), SidebarPage.of(ada).byDate());
        assertEquals(0, storage.number("SELECT COUNT(*) FROM chats WHERE left_folder_id IS NOT NULL"));
    }

    @Test
    void aFolderOfAnotherUserDoesNotExist() {
        var garden = create("Garden");
        var bob = server.signUp("bob");
        var chat = bob.begins("Mine");
        bob.watches(chat).done();
        var before = storage.everything();
        assertEquals(404, bob.gets("/chats?folder=" + garden).statusCode());
        assertEquals(404, bob.getsByHtmx("/chat?folder=" + garden).statusCode());
        assertEquals(404, bob.posts("/folders/" + garden, "name", "Mine").statusCode());
        assertEquals(404, bob.posts("/folders/" + garden, "_method", "delete").statusCode());
        assertEquals(404, bob.posts("/folders/" + garden, "restore", "true").statusCode());
        assertEquals(404, bob.posts("/chat/" + chat, "folder", garden).statusCode());
        var put = bob.posts("/chats", "chat-" + chat, garden, "action", "put-back");
        assertEquals(404, put.statusCode());
        assertEquals(before, storage.everything());
        assertFalse(bob.gets("/chats").body().contains("Garden"));
    }

    private String create(String name) {
        return Person.location(ada.posts("/folders", "name", name)).replace("/chats?folder=", "");
    }

    private long begins(String question) {
        var chat = ada.begins(question);
        ada.watches(chat).done();
        return chat;
    }

    private static List<String> sorted(List<String> titles) {
        return titles.stream().sorted((a, b) -> b.compareTo(a)).toList();
    }
}
