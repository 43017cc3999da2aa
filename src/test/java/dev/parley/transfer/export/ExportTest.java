package dev.parley.transfer.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.Await;
import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import dev.parley.file.Upload;
import dev.parley.provider.FakeModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.JDBC;

/** Chats as JSON, and all chats as one file. */
class ExportTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FakeModel model = new FakeModel();
    private static final TestServer server = TestServer.with(model);
    private static final Storage storage = new Storage(server);
    private static final Person bob = server.signUp("bob");
    private static final long bobsChat = begins(bob, "What only Bob may read");

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aChatAsJsonHasAllBranchesWithTheirFiles() throws IOException {
        var ada = server.signUp("json");
        var chat = salt(ada);
        var file = ada.gets("/chat/" + chat + ".json");
        assertEquals("application/json", header(file, "content-type"));
        assertEquals("attachment; filename*=UTF-8''Salt.json", header(file, "content-disposition"));
        var json = JSON.readTree(file.body());
        assertEquals("parley-chat 1", json.get("format").asText() + " " + json.get("version"));
        assertTrue(json.get("id").asText().matches("[0-9a-f]{32}/" + chat), json.toString());
        assertEquals(List.of("format", "version"), names(json).subList(0, 2));
        assertEquals("messages", names(json).get(names(json).size() - 1));
        var messages = json.get("messages");
        assertEquals(3, messages.size());
        var question = messages.get(0);
        assertFalse(question.has("parent"));
        assertEquals(
                "Some notes",
                new String(
                        Base64.getDecoder()
                                .decode(question.at("/files/0/content").asText()),
                        StandardCharsets.UTF_8));
        assertEquals("text/plain", question.at("/files/0/media_type").asText());
        for (var answer : List.of(messages.get(1), messages.get(2))) {
            assertEquals(question.get("id"), answer.get("parent"));
            assertEquals("assistant complete fake", text(answer, "role", "status", "model"));
        }
        assertEquals("Hmm First", text(messages.get(1), "reasoning", "content"));
        assertEquals(messages.get(2).get("id"), json.get("current_message"));
    }

    @Test
    void whatIsSetForAChatIsExported() throws IOException {
        var ada = server.signUp("settings");
        var chat = begins(ada, "Why?");
        ada.posts("/chat/" + chat + "/settings", "system_prompt", "Be brief.", "temperature", "0.5");
        ada.posts("/chat/" + chat, "pinned", "true");
        var json = JSON.readTree(ada.gets("/chat/" + chat + ".json").body());
        assertEquals("Be brief. true false", text(json, "system_prompt", "pinned", "archived"));
        assertEquals(0.5, json.at("/parameters/temperature").asDouble());
    }

    @Test
    void anAnswerThatIsBeingWrittenIsExportedAsInterrupted() throws IOException {
        var ada = server.signUp("writing");
        var chat = begins(ada, "Why?");
        storage.updateWhileItRuns(
                "UPDATE messages SET status = 'streaming' WHERE role = 'assistant' AND chat_id = " + chat);
        var json = JSON.readTree(ada.gets("/chat/" + chat + ".json").body());
        assertEquals("interrupted", json.at("/messages/1/status").asText());
    }

    @Test
    void theZipFileHasAllChatsAsMarkdownAndJsonWithTheirFiles() throws IOException {
        var ada = server.signUp("zip");
        var chat = salt(ada);
        var archived = begins(ada, "Archived?");
        ada.posts("/chat/" + archived, "archived", "true");
        var deleted = begins(ada, "Deleted?");
        ada.posts("/chat/" + deleted, "_method", "delete");
        var files = unzip(export(ada, "zip"));
        var names = String.join("\n", files.keySet());
        assertTrue(names.matches("""
                        chats/[0-9-]{10} Salt \\(%1$d\\)\\.md
                        chats/[0-9-]{10} Salt \\(%1$d\\)\\.json
                        chats/[0-9-]{10} Salt \\(%1$d\\)/notes\\.txt
                        chats/[0-9-]{10} Archived- \\(%2$d\\)\\.md
                        chats/[0-9-]{10} Archived- \\(%2$d\\)\\.json""".formatted(chat, archived)), names);
        var texts = List.copyOf(files.values());
        assertTrue(texts.get(0).contains("Second") && !texts.get(0).contains("First"), texts.get(0));
        var path = JSON.readTree(texts.get(1)).at("/messages/0/files/0/path").asText();
        assertEquals("Some notes", files.get(path));
        assertFalse(files.toString().contains("only Bob"), names);
    }

    @Test
    void theSqliteFileCanBeAskedWithItsDocumentedSchema(@TempDir Path folder) throws IOException, SQLException {
        var ada = server.signUp("sqlite");
        var chat = salt(ada);
        var file = folder.resolve("history.db");
        var response = export(ada, "sqlite");
        assertEquals("application/vnd.sqlite3", header(response, "content-type"));
        Files.write(file, response.body());
        assertEquals(
                "1 1 3",
                ask(
                        file,
                        "SELECT count(DISTINCT c.id), count(DISTINCT m.chat_id), count(m.id) FROM chats c, messages m"));
        assertEquals("Salt", ask(file, "SELECT title FROM chats WHERE id = " + chat));
        assertEquals("Why?|Second", ask(file, "SELECT group_concat(content, '|') FROM shown_messages"));
        assertEquals(
                "notes.txt Some notes",
                ask(
                        file,
                        "SELECT a.name, CAST(f.content AS TEXT) FROM attachments a JOIN files f ON f.id = a.file_id"));
        assertEquals("ok", ask(file, "PRAGMA integrity_check"));
        assertEquals("0", ask(file, "SELECT count(*) FROM pragma_foreign_key_check"));
    }

    @Test
    void theSchemaIsDocumented() throws IOException {
        var schema = Files.readString(Path.of("src/main/resources/transfer/history.sql"));
        var page = Files.readString(Path.of("src/site/export.md")).replaceAll("(?m)^    ", "");
        assertTrue(page.contains(schema), "Copy history.sql to export.md");
    }

    @Test
    void thePageShowsTheProgressOfAnExportOnAnyNode() {
        var ada = server.signUp("progress");
        begins(ada, "Why?");
        assertFalse(ada.gets("/settings/data").body().contains("messages."));
        export(ada, "zip");
        assertTrue(ada.gets("/settings/data").body().contains("Last export: ZIP, 2 messages."));
        progress(ada, "state = 'running', done = 1200, total = 5000");
        var fragment = ada.getsByHtmx("/settings/data").body();
        assertTrue(fragment.contains("1,200 of 5,000 messages") && fragment.contains("load delay:1s"), fragment);
        assertFalse(fragment.contains("<main"), fragment);
        progress(ada, "updated_at = 1000");
        assertTrue(ada.gets("/settings/data").body().contains("stopped after 1,200 of 5,000 messages"));
    }

    @Test
    void anExportIsImportedByAnotherUserAsItWasAndByTheSameUserNotAtAll() throws IOException {
        var ada = server.signUp("round");
        var chat = salt(ada);
        ada.posts("/chat/" + chat + "/settings", "system_prompt", "Be brief.", "temperature", "0.5");
        begins(ada, "Second chat?");
        var zip = export(ada, "zip");
        assertTrue(imports(ada, zip).contains("2 chats were here already"));
        assertEquals(portable(ada), portable(ada));

        var eve = server.signUp("eve");
        var page = imports(eve, zip);
        assertTrue(page.contains("2 new chats, 5 new messages") && page.contains("One image or file"), page);
        assertEquals(portable(ada), portable(eve));
        assertTrue(imports(eve, zip).contains("2 chats were here already"));
    }

    private static String imports(Person person, HttpResponse<byte[]> zip) throws IOException {
        new Upload().file("file", "export.zip", zip.body()).send(person, "/settings/data/import");
        Await.until(() -> !person.gets("/settings/data/import").body().contains("Importing…"));
        return person.gets("/settings/data/import").body();
    }

    /** The JSON of all chats, with the ids of chats and messages replaced by their order. */
    private static String portable(Person person) throws IOException {
        var all = new StringBuilder();
        for (var file : unzip(export(person, "zip")).entrySet()) {
            if (file.getKey().endsWith(".json")) {
                var ids = new ArrayList<String>();
                JSON.readTree(file.getValue())
                        .path("messages")
                        .forEach(message -> ids.add(message.get("id").asText()));
                var text = file.getValue()
                        .replaceAll("\"id\" : \"[0-9a-f]{32}/\\d+\"", "")
                        .replaceAll("\\(\\d+\\)", "");
                for (var id : ids) {
                    text = text.replace("\"" + id + "\"", "#" + ids.indexOf(id));
                }
                all.append(text);
            }
        }
        return all.toString();
    }

    @Test
    void aFormThatAsksForNoFileIsRefused() {
        assertEquals(400, bob.posts("/settings/data/export", "kind", "exe").statusCode());
    }

    @Test
    void anotherUsersChatCannotBeExported() {
        var ada = server.signUp("foreign");
        assertEquals(404, ada.gets("/chat/" + bobsChat + ".json").statusCode());
    }

    /** A question with a file and two answers. */
    private static long salt(Person person) {
        model.script().thinks("Hmm").says("First").finishes();
        var file = Upload.text(person, "notes.txt", "Some notes");
        var chat =
                Person.chatIn(person.posts("/chat", "message", "Why?", "model", "fake", "attachment-" + file, "true"));
        person.watches(chat).done();
        model.script().says("Second").finishes();
        person.posts("/chat/" + chat + "/generate");
        person.watches(chat).done();
        person.posts("/chat/" + chat, "title", "Salt");
        return chat;
    }

    private static long begins(Person person, String question) {
        model.script().says("Because.").finishes();
        var chat = person.begins(question);
        person.watches(chat).done();
        return chat;
    }

    private static void progress(Person person, String assignments) {
        storage.updateWhileItRuns("UPDATE exports SET " + assignments
                + " WHERE user_id = (SELECT id FROM users WHERE email = '" + person.email() + "')");
    }

    private static HttpResponse<byte[]> export(Person person, String kind) {
        var response = person.sendsForBytes(
                person.request("/settings/data/export", "Content-Type", "application/x-www-form-urlencoded")
                        .POST(Person.body("kind", kind)));
        assertEquals(200, response.statusCode());
        return response;
    }

    private static Map<String, String> unzip(HttpResponse<byte[]> response) throws IOException {
        var files = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(response.body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static String ask(Path file, String sql) throws SQLException {
        try (var connection = new JDBC().connect("jdbc:sqlite:" + file, new Properties());
                var statement = connection.createStatement();
                var results = statement.executeQuery(sql)) {
            var row = new StringBuilder();
            for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                row.append(i == 1 ? "" : " ").append(results.getString(i));
            }
            return row.toString();
        }
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static String text(JsonNode object, String... fields) {
        return String.join(
                " ",
                List.of(fields).stream()
                        .map(field -> object.get(field).asText())
                        .toList());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
