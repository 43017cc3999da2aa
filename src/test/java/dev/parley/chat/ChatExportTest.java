package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.MutableClock;
import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import dev.parley.file.Upload;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.FakeModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chats as Markdown files. */
class ChatExportTest {
    private final FakeModel model = new FakeModel();
    private TestServer server;
    private Person ada;

    @BeforeEach
    void start() {
        server = TestServer.configured("PARLEY_DEMO", "on")
                .model(model)
                .clock(new MutableClock(Instant.parse("2026-05-20T12:00:00Z")))
                .start();
        ada = server.signUp("ada");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aChatIsExportedWithItsTitleAuthorsAndDates() {
        model.script().says("Because **rivers** carry salt.\n\n- one\n- two\n").finishes();
        var chat = ada.begins("Why is the sea *salty*?");
        ada.watches(chat).done();
        ada.posts("/chat/" + chat, "title", "Salt & <sea>");
        var file = ada.gets("/chat/" + chat + ".md");
        assertEquals("text/markdown;charset=UTF-8", header(file.headers().map(), "content-type"));
        assertEquals(
                "attachment; filename*=UTF-8''Salt%20%26%20-sea-.md",
                header(file.headers().map(), "content-disposition"));
        assertEquals("""
                # Salt \\& \\<sea\\>

                ## You (2026-05-20 12:00 UTC)

                Why is the sea *salty*?

                ## fake (2026-05-20 12:00 UTC)

                Because **rivers** carry salt.

                - one
                - two
                """, file.body());
        assertTrue(ada.gets("/chat/" + chat + ".md", "Accept-Language", "de")
                .body()
                .contains("## Sie ("));
    }

    @Test
    void onlyTheShownBranchIsExported() {
        model.script().says("First answer").finishes();
        model.script().says("Second answer").finishes();
        var chat = ada.begins("Why?");
        ada.watches(chat).done();
        ada.posts("/chat/" + chat + "/generate");
        ada.watches(chat).done();
        var text = ada.gets("/chat/" + chat + ".md").body();
        assertTrue(text.contains("Second answer") && !text.contains("First answer"), text);
    }

    @Test
    void anIncompleteAnswerSaysWhy() {
        model.script().says("Half").fails(ErrorKind.SERVER_ERROR, "");
        var chat = ada.begins("Why?");
        ada.watches(chat).done();
        var text = ada.gets("/chat/" + chat + ".md").body();
        assertTrue(text.contains("Half\n\n*The model server returned an error. Try again.*\n"), text);
    }

    @Test
    void severalChatsAreExportedAsAZipFileWithDistinctNames() throws IOException {
        var ids = List.of(begins("Why?"), begins("why?"), begins("CON"), begins("../../etc/passwd"), begins("."));
        var fields = new LinkedHashMap<String, String>();
        ids.forEach(id -> fields.put("chat-" + id, "0"));
        var files = unzip(fields);
        assertEquals(
                List.of("Why-.md", "why- (2).md", "CON_.md", "-..-etc-passwd.md", "Conversation.md"),
                List.copyOf(files.keySet()));
        assertTrue(files.get("CON_.md").startsWith("# CON\n"), files.toString());
    }

    @Test
    void aChatWithAttachmentsIsExportedWithThem() throws IOException {
        long first = Upload.text(ada, "notes.txt", "Some notes");
        long second = Upload.text(ada, "notes.txt", "Other notes");
        var chat = Person.chatIn(ada.posts(
                "/chat",
                "message",
                "Read this",
                "model",
                "fake",
                "attachment-" + first,
                "true",
                "attachment-" + second,
                "true"));
        ada.watches(chat).done();
        var files = unzip(Map.of("chat-" + chat, "0"));
        assertEquals(
                List.of("Read this.md", "Read this/notes.txt", "Read this/notes (2).txt"), List.copyOf(files.keySet()));
        assertEquals("Other notes", files.get("Read this/notes (2).txt"));
        assertTrue(files.get("Read this.md").contains("notes.txt"), files.toString());
    }

    @Test
    void oneSelectedChatIsAMarkdownFile() {
        var chat = begins("Why?");
        var file = ada.posts("/chats", "chat-" + chat, "0", "action", "export");
        assertTrue(file.body().startsWith("# Why?\n"), file.body());
    }

    @Test
    void aDeletedChatCannotBeExported() {
        var chat = begins("Why?");
        ada.posts("/chat/" + chat, "_method", "delete");
        assertEquals(404, ada.gets("/chat/" + chat + ".md").statusCode());
        assertFalse(ada.posts("/chats", "chat-" + chat, "0", "action", "export")
                .body()
                .contains("Why?"));
    }

    @Test
    void aUserExportsOneThingAtATime() {
        var chat = begins("Why?");
        var storage = new Storage(server);
        storage.updateWhileItRuns("INSERT INTO limit_entries (name, subject, expires_at) SELECT 'exports', '' || id, "
                + Instant.parse("2026-05-20T12:00:30Z").toEpochMilli() + " FROM users");
        for (var refused : List.of(
                ada.gets("/chat/" + chat + ".md"), ada.posts("/chats", "chat-" + chat, "0", "action", "export"))) {
            assertEquals(429, refused.statusCode());
            assertEquals("5", header(refused.headers().map(), "retry-after"));
            assertTrue(refused.body().contains("Another export of yours is still running."), refused.body());
            assertEquals(List.of(), refused.headers().allValues("content-disposition"));
        }
        storage.updateWhileItRuns("DELETE FROM limit_entries");
        for (int i = 0; i < 2; i++) {
            assertEquals(200, ada.gets("/chat/" + chat + ".md").statusCode());
        }
    }

    private Map<String, String> unzip(Map<String, String> fields) throws IOException {
        var form = new StringBuilder("action=export");
        fields.forEach(
                (name, value) -> form.append('&').append(name).append('=').append(value));
        var response = ada.sendsForBytes(ada.request("/chats", "Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.toString())));
        assertEquals("application/zip", header(response.headers().map(), "content-type"));
        var files = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(response.body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private long begins(String question) {
        var chat = ada.begins(question);
        ada.watches(chat).done();
        return chat;
    }

    private static String header(Map<String, List<String>> headers, String name) {
        return headers.get(name).get(0);
    }
}
