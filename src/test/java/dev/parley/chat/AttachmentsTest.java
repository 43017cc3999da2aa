package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Await;
import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.file.Upload;
import dev.parley.provider.Script;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Files at questions: sent with the question and again with later ones, shown, copied, and refused before anything is stored. */
class AttachmentsTest extends AttachmentFixture {
    private static final String IMAGE = "data:image/png;base64,AQID";

    @Test
    void textAndImagesAreSentWithTheQuestionAndAgainWithTheNextOne() {
        long notes = text("my \"notes\".md", "Salt.\n```\nsea\n````\n", 10);
        long chat = begins("message", "Why?", "model", "eyes", field(notes), "true", field(image("sea.png")), "true");
        asks(chat, "message", "And now?");
        var first = sent();
        assertEquals(1, first.size());
        assertEquals(
                "File \"my 'notes'.md\" (text/plain, pages: 2):\n`````\nSalt.\n```\nsea\n````\n`````\n\nWhy?",
                first.at("/0/content/0/text").asText());
        assertEquals(IMAGE, first.at("/0/content/1/image_url/url").asText());
        var second = sent();
        assertEquals(first.get(0), second.get(0));
        assertEquals("And now?", second.at("/2/content").asText());
        var page = page(chat);
        assertTrue(
                page.contains("my &quot;notes&quot;.md")
                        && page.contains("2 pages")
                        && page.contains("alt=\"sea.png\""),
                page);
        var file = ada.gets("/chat/" + chat + ".md").body();
        assertTrue(file.contains("sea.png (1 KB)"), file);
    }

    @Test
    void aQuestionMayConsistOfAFileAlone() {
        long chat = begins("message", "", "model", "fake", field(text("salt.txt", "NaCl", 2)), "true");
        assertEquals(
                "File \"salt.txt\" (text/plain, pages: 2):\n```\nNaCl\n```",
                sent().at("/0/content").asText());
        assertTrue(page(chat).contains("<title>salt.txt - Parley</title>"), page(chat));
    }

    @Test
    void regeneratingSendsTheFilesAgain() {
        long chat = begins("message", "Why?", "model", "eyes", field(image("a.png")), "true");
        var first = sent();
        assertEquals(303, ada.posts("/chat/" + chat + "/generate").statusCode());
        ada.watches(chat).done();
        assertEquals(first, sent());
        assertEquals(
                422, ada.posts("/chat/" + chat + "/generate", "model", "blind").statusCode());
    }

    @Test
    void anEditedQuestionKeepsTheSelectedFilesAndTheOldOneKeepsAll() {
        long chat = begins(
                "message", "Why?", "model", "eyes", field(image("a.png")), "true", field(image("b.png")), "true");
        sent();
        long question = number("SELECT MAX(id) FROM messages WHERE role = 'user'");
        var form = ada.gets("/chat/" + chat + "/message/" + question + "?edit").body();
        long kept = number("SELECT MAX(id) FROM attachments");
        assertTrue(form.contains("name=\"" + field(kept) + "\"") && form.contains("a.png"), form);
        long added = text("c.txt", "c", 1);
        var edited = ada.posts(
                "/chat/" + chat + "/message/" + question, "message", "How?", field(kept), "true", field(added), "true");
        assertEquals(303, edited.statusCode(), edited.body());
        ada.watches(chat).done();
        assertEquals(2, sent().at("/0/content").size());
        assertTrue(page(chat).contains("b.png")
                && page(chat).contains("c.txt")
                && !page(chat).contains("a.png"));
        ada.posts("/chat/" + chat + "/message/" + question, "select", "true");
        assertTrue(page(chat).contains("a.png") && page(chat).contains("b.png"), page(chat));
    }

    @Test
    void aCopiedChatHasTheFiles() {
        long chat = begins("message", "Why?", "model", "eyes", field(image("a.png")), "true");
        var first = sent();
        long answer = number("SELECT current_leaf_id FROM chats WHERE id = " + chat);
        long copy = Person.chatIn(ada.posts("/chat/" + chat + "/message/" + answer, "copy", "true"));
        assertTrue(page(copy).contains("a.png"), page(copy));
        asks(copy, "message", "And?");
        assertEquals(first.get(0), sent().get(0));
    }

    @Test
    void aModelThatCannotSeeGetsNoImages() {
        var before = new Storage(server).everything();
        long image = image("a.png");
        var refused = ada.posts("/chat", "message", "What is this?", "model", "blind", field(image), "true");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("This model can’t see images.")
                && refused.body().contains("What is this?"));
        assertFalse(before.isEmpty());

        long chat = begins("message", "Why?", "model", "eyes", field(image), "true");
        sent();
        asks(chat, "message", "And?", "model", "blind");
        assertEquals("[image: a.png]\n\nWhy?", sent().at("/0/content").asText());
        assertTrue(page(chat).contains("so one was not sent"), page(chat));
    }

    @Test
    void filesThatAreTooLongAreRefusedWithNumbers() {
        long file = text("long.txt", "salt", 2_500);
        var refused = ada.posts("/chat", "message", "Why?", "model", "blind", field(file), "true");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("about 2,502 tokens, but this model reads at most 2,000"), refused.body());

        openAi.answers(Script.error(
                400,
                "This model's maximum context length is 1000 tokens. However, your messages resulted in 2600 tokens."));
        long chat = begins("message", "Why?", "model", "fake", field(file), "true");
        openAi.awaitRequest();
        assertTrue(page(chat).contains("The files are too long for this model."), page(chat));
        // The learnt window is used from now on.
        assertEquals(
                422,
                asks(chat, "message", "Again?", field(text("b", "b", 2_000)), "true")
                        .statusCode());
    }

    @Test
    void aServerThatRefusesImagesIsPutIntoWords() {
        openAi.answers(Script.error(400, "unknown variant `image_url`, expected `text`"));
        long chat = begins("message", "Why?", "model", "fake", field(image("a.png")), "true");
        assertEquals(1, sent().size());
        assertTrue(page(chat).contains("The model server didn’t accept the images."), page(chat));
        assertTrue(page(chat).contains("Choose another model"), page(chat));
    }

    @Test
    void foreignMissingAndTooManyFilesAreRefusedAndNothingIsStored() {
        long mine = text("a.txt", "a", 1);
        var bob = server.signUp("bob" + mine);
        long before = number("SELECT COUNT(*) FROM messages");
        assertEquals(
                422,
                bob.posts("/chat", "message", "Hi", "model", "fake", field(mine), "true")
                        .statusCode());
        assertEquals(
                422,
                ada.posts("/chat", "message", "Hi", "model", "fake", field(mine), "true", field(999_999), "true")
                        .statusCode());
        var many = new String[4 + 2 * 11];
        many[0] = "message";
        many[1] = "Hi";
        many[2] = "model";
        many[3] = "fake";
        for (int i = 4; i < many.length; i += 2) {
            many[i] = field(mine + i);
            many[i + 1] = "true";
        }
        var refused = ada.posts("/chat", many);
        assertTrue(refused.statusCode() == 422 && refused.body().contains("A message can have 10."), refused.body());
        assertEquals(before, number("SELECT COUNT(*) FROM messages"));
        assertEquals(1, number("SELECT COUNT(*) FROM attachments WHERE id = " + mine));
    }

    @Test
    void withoutAScriptTheFilesAreSentWithTheForm() {
        var form = new Upload().field("message", "Why?").field("model", "fake").field("request_key", "k2");
        var asked = form.file("file", "a.txt", "KCl".getBytes(StandardCharsets.UTF_8))
                .file("file", "", new byte[0])
                .send(ada, "/chat");
        long chat = Person.chatIn(asked);
        ada.watches(chat).done();
        assertTrue(sent().at("/0/content").asText().startsWith("File \"a.txt\" (text/plain):\n```\nKCl"));
        var again = new Upload().field("message", "Why?").field("model", "fake").field("request_key", "k2");
        again.file("file", "a.txt", "KCl".getBytes(StandardCharsets.UTF_8));
        assertEquals(chat, Person.chatIn(again.send(ada, "/chat")), "a repeated request is the same question");
    }

    @Test
    void aRefusedFormKeepsItsFiles() {
        var refused = new Upload()
                .field("message", "Why?")
                .field("model", "blind")
                .file("file", "long.txt", "salt ".repeat(1_500).getBytes(StandardCharsets.UTF_8))
                .send(ada, "/chat");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("this model reads at most 2,000"), refused.body());
        var id = Pattern.compile("name=\"(attachment-\\d+)\"").matcher(refused.body());
        assertTrue(id.find() && refused.body().contains("long.txt"), refused.body());
        begins("message", "Why?", "model", "fake", id.group(1), "true");
        assertTrue(sent().at("/0/content").asText().startsWith("File \"long.txt\""));
    }

    @Test
    void aReloadedDraftShowsOnlyFilesThatAreNotSentYet() {
        long file = text("draft.txt", "a", 1);
        var shown = ada.getsByHtmx("/files?" + field(file) + "=true&attachment-999999=true")
                .body();
        assertTrue(shown.contains("draft.txt") && shown.contains("name=\"" + field(file) + "\""), shown);
        begins("message", "Why?", "model", "fake", field(file), "true");
        assertFalse(ada.getsByHtmx("/files?" + field(file) + "=true").body().contains("draft.txt"));
    }

    @Test
    void theNameOfAFileIsFound() {
        begins("message", "Why?", "model", "fake", field(text("Haldenstein report.txt", "a", 1)), "true");
        Await.until(() -> ada.gets("/search?q=haldenstein").body().contains("class=\"hit\""));
        var found = ada.gets("/search?q=haldenstein").body();
        assertTrue(found.contains("<mark>Haldenstein</mark> report.txt"), found);
    }

    @Test
    void aRepeatedRequestIsTheSameQuestion() {
        long file = text("a.txt", "a", 1);
        var fields = new String[] {"message", "Hi", "model", "fake", "request_key", "k1", field(file), "true"};
        long chat = begins(fields);
        assertEquals(chat, Person.chatIn(ada.posts("/chat", fields)));
        sent();
        assertEquals(0, openAi.requestsWaiting());
    }
}
