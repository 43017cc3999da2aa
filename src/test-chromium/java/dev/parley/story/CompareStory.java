package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.FullOnly;
import dev.parley.provider.ErrorKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Three models answer the same question in columns; one answer is kept. */
@FullOnly
class CompareStory extends Story {
    @Test
    void threeModelsAnswerSideBySideAndOneAnswerIsKept() {
        var tab = begins("One").isDone("complete");
        var first = model.script().says("Salt comes");
        var second = model.script().says("Rivers carry");
        model.script().fails(ErrorKind.KEY_REFUSED, "No such key");

        tab.find(".model-button").click();
        tab.find(".compare-mode").click();
        tab.find("#model-filter").fill("sea-1");
        tab.find("[name='with:sea-1']").check();
        tab.find("#model-filter").fill("lake-2");
        tab.find("[name='with:lake-2']").check();
        assertThat(tab.find("#model-name")).hasText("3 models");
        assertEquals(List.of(), tab.accessibilityViolations());
        tab.find("#message").press("Escape");
        tab.asks("Why is the sea salty?");

        var columns = tab.find(".compared");
        assertThat(columns).hasCount(3);
        assertThat(columns.nth(0).locator(".prose")).hasText("Salt comes");
        assertThat(columns.nth(1).locator(".prose")).hasText("Rivers carry");
        assertThat(columns.nth(2).locator(".problem")).isVisible();
        assertThat(tab.find("#model-name")).hasText("fake");
        second.says(" it.").finishes();
        assertThat(columns.nth(1).locator(".answer")).hasAttribute("data-status", "complete");
        first.says(" from rock.");
        assertThat(columns.nth(0).locator(".prose")).hasText("Salt comes from rock.");
        columns.nth(0).locator(".stop-one button").click();
        assertThat(columns.nth(0).locator(".answer")).hasAttribute("data-status", "stopped");
        assertEquals(List.of(), tab.accessibilityViolations());
        tab.screenshot("compared");

        columns.nth(1).locator(".keep button").click();
        assertThat(columns).hasCount(0);
        tab.reads(".siblings", "2 of 3");
        assertThat(tab.composer()).isFocused();
        assertThat(tab.find(".answer .prose").last()).hasText("Rivers carry it.");
        assertEquals(tab.messages(), tab.reloads().messages());
    }
}
