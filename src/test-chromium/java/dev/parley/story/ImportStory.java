package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.options.FilePayload;
import dev.parley.FullOnly;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Chats are exported, and an export is uploaded and imported. */
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

    @Test
    @FullOnly
    void aDownloadedExportAddsNothingWhenItIsImportedAgain() {
        model.script().says("Rivers carry salt.").finishes();
        begins("Why is the sea salty?").isDone("complete");
        var tab = window.tab().opens("/settings/data");
        var zip = tab.page().waitForDownload(() -> tab.presses("Download ZIP"));
        assertTrue(zip.suggestedFilename().endsWith(".zip"), zip::suggestedFilename);
        tab.reads("#export-progress", "Last export: ZIP, 2 messages.");
        assertEquals(List.of(), tab.accessibilityViolations());

        tab.opens("/settings/data/import").page().setInputFiles("#file", zip.path());
        tab.presses("Import")
                .reads("#import h2", "Import complete")
                .reads("#import .card", "No new chats")
                .reads("#import .card", "One chat was here already");
        tab.opens("/chats");
        assertThat(tab.find("main a[href*='/chat/']").filter(new FilterOptions().setHasText("Why is the sea salty?")))
                .hasCount(1);
    }
}
