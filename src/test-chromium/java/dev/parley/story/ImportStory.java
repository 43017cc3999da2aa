package dev.parley.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.options.FilePayload;
import dev.parley.FullOnly;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An export is uploaded and imported. */
class ImportStory extends Story {
    @Test
    @FullOnly
    void aFileIsUploadedAndThePageShowsWhatCameOfIt() {
        var tab = window.tab().opens("/settings/data");
        tab.find("a[href$='/settings/data/import']").click();
        tab.reads("h1", "Import chats");
        tab.page().setInputFiles("#file", new FilePayload("notes.json", "application/json", "[1, 2]".getBytes(UTF_8)));
        tab.presses("Import").reads("#import h2", "No chats found in this file");
        tab.reads("#import .card", "notes.json").screenshot("imported");
        assertFalse(tab.scrollsSideways());
        assertEquals(List.of(), tab.accessibilityViolations());
    }
}
