package dev.parley.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.MutableClock;
import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import dev.parley.provider.FakeModel;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Uploading, downloading and removing files by HTTP. */
class FilesTest {
    private static final MutableClock clock = new MutableClock(Instant.parse("2026-01-01T12:00:00Z"));
    private static final TestServer server = TestServer.configured("PARLEY_DEMO", "on")
            .set("PARLEY_FILE_BYTES_MAX", "1MB")
            .set("PARLEY_FILE_BYTES_PER_USER", "2MB")
            .set("PARLEY_UPLOADS_PER_DAY", "8")
            .set("PARLEY_FILES_PER_MESSAGE_MAX", "3")
            .set("PARLEY_FILE_TEXT_CHARS_MAX", "999999")
            .model(new FakeModel())
            .clock(clock)
            .start();
    private static final Storage storage = new Storage(server);

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anUploadedFileIsServedToItsOwnerOnlyAndCannotDoAnything() {
        var ada = server.signUp("ada");
        var html = "<script>alert('Ä')</script>";
        var upload = Upload.of(ada, "C:\\fake\\pâge\u202E.html", bytes(html));
        assertEquals(200, upload.statusCode(), upload.body());
        assertTrue(upload.body().contains("pâge .html"), upload.body());
        var path = "/files/" + Upload.id(upload);

        var file = ada.gets(path);
        assertEquals(html, file.body());
        assertHeader("Content-Type", "text/plain", file);
        assertHeader("X-Content-Type-Options", "nosniff", file);
        assertHeader("Content-Security-Policy", "sandbox; default-src 'none'", file);
        assertHeader("Cross-Origin-Resource-Policy", "same-origin", file);
        assertHeader("Content-Disposition", "attachment; filename*=UTF-8''p%C3%A2ge%20.html", file);
        assertHeader("Cache-Control", "private, no-cache", file);
        var again = ada.gets(path, "If-None-Match", header("ETag", file));
        assertEquals(304, again.statusCode());
        assertEquals(html, ada.gets(path + "?text").body());

        var bob = server.signUp("bob");
        assertEquals(404, bob.gets(path).statusCode());
        assertEquals(404, bob.deletesByHtmx(path).statusCode());
        assertEquals(200, ada.deletesByHtmx(path).statusCode());
        assertEquals(404, ada.gets(path).statusCode());
        assertEquals(0, filesOf(ada), "the content is removed with the last attachment");
    }

    @Test
    void theSameContentIsStoredOnceForEachUserUntilItsLastAttachmentIsRemoved() {
        var ada = server.signUp("ada2");
        long first = Upload.text(ada, "a.txt", "Hello");
        long second = Upload.text(ada, "b.txt", "Hello");
        Upload.text(server.signUp("bob2"), "a.txt", "Hello");
        assertEquals(1, filesOf(ada));
        ada.deletesByHtmx("/files/" + first);
        assertEquals("Hello", ada.gets("/files/" + second).body());
        ada.deletesByHtmx("/files/" + second);
        assertEquals(0, filesOf(ada));
    }

    @Test
    void aFormWithSeveralFilesIsStoredWholeOrNotAtAll() {
        var ada = server.signUp("ada3");
        var refused = new Upload()
                .file("file", "a.txt", bytes("A"))
                .file("file", "b.exe", new byte[] {'M', 'Z', 0, 0})
                .send(ada, "/files");
        assertEquals(415, refused.statusCode());
        assertTrue(refused.body().contains("“b.exe” can’t be used."), refused.body());
        assertEquals(0, filesOf(ada));
        var many = new Upload();
        for (int i = 0; i < 4; i++) {
            many.file("file", i + ".txt", bytes("Text " + i));
        }
        assertEquals(422, many.send(ada, "/files").statusCode());
        var both = new Upload()
                .file("file", "a.txt", bytes("A"))
                .file("file", "", new byte[0])
                .file("file", "b.txt", bytes("B"))
                .send(ada, "/files");
        assertEquals(303, both.statusCode(), both.body());
        assertEquals(2, filesOf(ada));
    }

    @Test
    void tooLargeAndTooManyFilesAreRefusedInWords() {
        var ada = server.signUp("ada4");
        assertRefused(413, "“big.txt” is too large. A file can have 1 MB.", Upload.of(ada, "big.txt", text(1_048_577)));
        assertRefused(413, "Together they can have 5 MB.", Upload.of(ada, "huge.txt", text(6_000_000)));
        assertEquals(200, Upload.of(ada, "1.txt", text(900_000)).statusCode());
        assertEquals(200, Upload.of(ada, "2.txt", text(900_001)).statusCode());
        assertRefused(413, "Your files take up all of your 2 MB.", Upload.of(ada, "3.txt", text(900_002)));
        assertEquals(200, Upload.of(ada, "4.txt", text(900_001)).statusCode(), "it is stored already");
        assertEquals(200, Upload.of(ada, "5.txt", text(5)).statusCode());
        assertRefused(422, "“6.txt” is empty.", Upload.of(ada, "6.txt", new byte[0]));
        assertEquals(200, Upload.of(ada, "7.txt", text(7)).statusCode());
        var limited = Upload.of(ada, "8.txt", text(8));
        assertRefused(429, "You can upload 8 files a day.", limited);
        assertHeader("Retry-After", "86400", limited);
    }

    @Test
    void aVisitorCannotUpload() {
        var visitor = new Upload().file("file", "a.txt", text(5_000)).send(server.visitor(), "/files");
        assertEquals(303, visitor.statusCode());
        assertTrue(Person.location(visitor).contains("/login"), Person.location(visitor));
    }

    @Test
    void filesAreIgnoredByPagesThatDoNotAcceptThem() {
        var response =
                new Upload().field("email", "x").file("file", "a.txt", text(10)).send(server.visitor(), "/login");
        assertEquals(422, response.statusCode());
        assertFalse(response.body().contains("value=\"x\""), "the fields are not read either");
    }

    @Test
    void aMalformedFormIsRefused() {
        var ada = server.signUp("ada5");
        var response = new Upload().field("next", "1").field("next", "2").send(ada, "/files");
        assertEquals(400, response.statusCode());
    }

    @Test
    void filesThatWereNeverSentAreRemovedAfterADay() {
        var ada = server.signUp("ada6");
        for (int i = 0; i < 3; i++) {
            Upload.text(ada, "a.txt", "Text " + i);
        }
        clock.advance(AttachmentCleanup.UNSENT_AGE_MAX.plus(Duration.ofSeconds(1)));
        server.restart();
        dev.parley.Await.until(() -> filesOf(ada) == 0);
    }

    private static long filesOf(Person person) {
        return storage.number("SELECT COUNT(*) FROM files f JOIN users u ON u.id = f.user_id WHERE u.email = '"
                + person.email() + "'");
    }

    private static byte[] text(int length) {
        return bytes("x".repeat(length));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertRefused(int status, String message, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response.body());
        assertTrue(response.body().contains(message), response.body());
    }

    private static String header(String name, HttpResponse<String> response) {
        return response.headers().firstValue(name).orElse("");
    }

    private static void assertHeader(String name, String start, HttpResponse<String> response) {
        assertTrue(header(name, response).startsWith(start), name + ": " + header(name, response));
    }
}
