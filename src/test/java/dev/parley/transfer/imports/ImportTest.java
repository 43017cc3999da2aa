package dev.parley.transfer.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Await;
import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import dev.parley.file.Upload;
import dev.parley.provider.FakeModel;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An export is uploaded to disk, and read in the background. */
class ImportTest {
    private static final String PATH = "/settings/data/import";

    private static final String CONVERSATIONS = """
            [{"title": "Salt of the sea", "conversation_id": "c-1", "create_time": 1700000000.5, "update_time": 1700000100,
              "current_node": "a", "mapping": {
                "root": {"id": "root", "message": null, "parent": null, "children": ["q"]},
                "q": {"id": "q", "parent": "root", "children": ["a"], "message": {"id": "q", "author": {"role": "user"},
                  "create_time": 1700000001, "content": {"content_type": "text", "parts": ["Why is it salty?"]}}},
                "a": {"id": "a", "parent": "q", "children": [], "message": {"id": "a", "author": {"role": "assistant"},
                  "create_time": 1700000002, "metadata": {"model_slug": "gpt-4o"},
                  "content": {"content_type": "text", "parts": ["Rivers."]}}}}},
             {"title": "Broken tree", "conversation_id": "c-2", "mapping": {}}]""";

    private TestServer server;
    private Person ada;

    @BeforeEach
    void start() {
        server = TestServer.configured("PARLEY_IMPORT_BYTES_MAX", "1MB")
                .model(new FakeModel())
                .start();
        ada = server.signUp("ada");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFileWithoutChatsIsNamedAndGone() throws IOException {
        var response = upload("notes.json", "[1, 2, 3]");
        assertEquals(303, response);
        var page = finished();
        assertTrue(page.contains("No chats found in this file"), page);
        assertTrue(page.contains("notes.json"), page);
        assertEquals(0, uploads());
        var bob = server.signUp("bob");
        assertFalse(bob.gets(PATH).body().contains("notes.json"));
    }

    @Test
    void anExportOfChatGptIsImportedOnceAndABrokenChatIsNamed() {
        assertEquals(303, upload("conversations.json", CONVERSATIONS));
        var page = finished();
        assertTrue(page.contains("One new chat, 2 new messages"), page);
        assertTrue(page.contains("Broken tree"), page);
        assertTrue(ada.gets("/chats").body().contains("Salt of the sea"));

        assertEquals(303, upload("conversations.json", CONVERSATIONS));
        assertTrue(finished().contains("One chat was here already"));
        assertEquals(1, new Storage(server).number("SELECT COUNT(*) FROM chats"));
        assertEquals(2, new Storage(server).number("SELECT COUNT(*) FROM messages"));
    }

    @Test
    void anImportWithNothingButProblemsDoesNotLookLikeASuccess() {
        assertEquals(
                303,
                upload("broken.json", "[{\"title\": \"Broken tree\", \"conversation_id\": \"c-2\", \"mapping\": {}}]"));
        var page = finished();
        assertTrue(page.contains("Nothing was imported"), page);
        assertTrue(page.contains("Broken tree"), page);
        assertFalse(page.contains("Show all chats"), page);
    }

    @Test
    void aFileThatIsTooLargeOrMissingIsRefusedInWords() {
        assertEquals(413, upload("large.json", "x".repeat(2 << 20)));
        assertEquals(422, ada.posts(PATH).statusCode());
        assertEquals(422, upload("", ""));
        assertEquals(
                400,
                new Upload()
                        .field("more", "fields")
                        .file("file", "b.json", new byte[] {'2'})
                        .send(ada, PATH)
                        .statusCode());
    }

    @Test
    void anImportThatARestartInterruptsSaysSo() {
        assertEquals(303, upload("notes.json", "{}"));
        finished();
        new Storage(server).updateWhileItRuns("UPDATE imports SET status = 'running', failure = NULL");
        assertEquals(422, upload("notes.json", "{}"));
        server.restart();
        assertTrue(ada.gets(PATH).body().contains("Import the file again"));
        assertEquals(303, upload("notes.json", "{}"));
        finished();
    }

    @Test
    void aVisitorUploadsNothing() throws IOException {
        var response = new Upload().file("file", "a.json", "[]".getBytes(UTF_8)).send(server.visitor(), PATH);
        assertEquals(303, response.statusCode());
        assertTrue(Person.location(response).contains("/login"), response.toString());
    }

    private int upload(String name, String content) {
        return new Upload()
                .file("file", name, content.getBytes(UTF_8))
                .send(ada, PATH)
                .statusCode();
    }

    private String finished() {
        Await.until(() -> !ada.gets(PATH).body().contains("Importing…"));
        return ada.gets(PATH).body();
    }

    /** The files that are left; those beside a SQLite file only. */
    private long uploads() throws IOException {
        var settings = server.database().settings();
        if (!settings.isSqlite()) {
            return 0;
        }
        try (var files = Files.walk(settings.file().resolveSibling("uploads"))) {
            return files.filter(file -> file.toString().endsWith(".tmp")).count();
        }
    }
}
