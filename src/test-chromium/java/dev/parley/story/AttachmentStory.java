package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.FilePayload;
import dev.parley.FullOnly;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Files are attached by the button, by pasting and by dropping; removed, kept over a reload, sent and shown. */
@FullOnly
class AttachmentStory extends Story {
    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    /** Transfers an image with a name to an element by an event. */
    private static final String TRANSFER = """
            ([selector, type, name, png]) => {
              const transfer = new DataTransfer();
              const bytes = Uint8Array.from(atob(png), (c) => c.charCodeAt(0));
              transfer.items.add(new File([bytes], name, { type: "image/png" }));
              const make = type === "paste"
                ? () => new ClipboardEvent(type, { clipboardData: transfer, bubbles: true, cancelable: true })
                : () => new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true });
              document.querySelector(selector).dispatchEvent(make());
            }""";

    @Test
    void filesAreAttachedRemovedKeptOverAReloadSentAndShown() {
        var tab = begins("Hello").isDone("complete");
        tab.find("#composer-files").setInputFiles(new FilePayload[] {
            file("notes.md", "text/markdown", "Salt.".getBytes(StandardCharsets.UTF_8)),
            file("sea.png", "image/png", Base64.getDecoder().decode(PNG))
        });
        assertThat(tab.find(".composer [name^=attachment]")).hasCount(2);
        assertThat(tab.find("#status")).containsText("added");
        assertThat(tab.find(".file-sum")).containsText("tokens");
        assertThat(tab.composer()).isFocused();

        transfer(tab, "#message", "paste", "pasted.png");
        transfer(tab, "#conversation", "dragover", "dropped.png");
        assertThat(tab.find("#drop-zone")).isVisible();
        transfer(tab, "#conversation", "drop", "dropped.png");
        assertThat(tab.find("#drop-zone")).isHidden();
        assertThat(tab.find(".composer [name^=attachment]")).hasCount(4);

        tab.presses("Remove pasted.png");
        assertThat(tab.find("#status")).hasText("pasted.png removed");
        tab.types("Your message", "What is this?").reloads();
        assertThat(tab.find(".composer [name^=attachment]")).hasCount(3);
        tab.screenshot("attached");

        tab.composer().press("Enter");
        assertThat(tab.find(".question .thumbnail")).hasCount(2);
        assertThat(tab.find(".question .file-card")).containsText("notes.md");
        tab.isDone("complete");
        assertThat(tab.find(".composer .chip")).hasCount(0);
        var sent = model.requests().get(model.requests().size() - 1).messages();
        assertEquals(2, sent.get(sent.size() - 1).images().size());
        tab.reloads();
        assertThat(tab.find(".question .thumbnail img").first()).isVisible();
        assertThat(tab.find(".composer .chip")).hasCount(0);
    }

    @Test
    void anEditedQuestionLosesARemovedFileAndGetsAnAddedOne() {
        var tab = window.tab().opens("/chat");
        attach(tab, "#composer-files", "old.md");
        assertThat(tab.find(".composer [name^=attachment]")).hasCount(1);
        tab.composer().press("Enter");
        tab.isDone("complete");
        assertThat(tab.find("#chat-title")).hasText("old.md");
        tab.find(".question").hover();
        tab.find(".question .edit").click();
        tab.presses("Remove old.md");
        attach(tab, ".editing input[type=file]", "new.md");
        tab.find(".editing textarea").fill("And this?");
        // Waits for the file.
        tab.find(".editing textarea").press("Enter");
        assertThat(tab.find(".question .file-name")).hasText("new.md");
        tab.isDone("complete");
    }

    private static void attach(Tab tab, String input, String name) {
        tab.find(input).setInputFiles(file(name, "text/markdown", name.getBytes(StandardCharsets.UTF_8)));
    }

    private static void transfer(Tab tab, String selector, String type, String name) {
        tab.page().evaluate(TRANSFER, new String[] {selector, type, name, PNG});
    }

    private static FilePayload file(String name, String mediaType, byte[] content) {
        return new FilePayload(name, mediaType, content);
    }
}
