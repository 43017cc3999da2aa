package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages on a phone, which has a small screen, touch, and a keyboard without Shift+Enter. */
class PhoneStory extends Story {
    private static final int WIDTH = 375;
    private static final int HEIGHT = 740;

    private Window phone;

    @BeforeEach
    void openPhone() {
        var options = new NewContextOptions()
                .setViewportSize(WIDTH, HEIGHT)
                .setIsMobile(true)
                .setHasTouch(true);
        phone = new Window(fixture().browser(), fixture().server(), options).of(ada);
    }

    @AfterEach
    void closePhone() {
        phone.close();
    }

    @Test
    void enterInsertsALineBreakOnAPhone() {
        var tab = opens("Hello");
        tab.composer().pressSequentially("One");
        tab.composer().press("Enter");
        tab.composer().pressSequentially("Two");
        assertThat(tab.composer()).hasValue("One\nTwo");
        assertThat(tab.find(".question")).hasCount(1);
    }

    @Test
    void theAnswerStatisticsFitAPhoneAndATapOutsideClosesThem() {
        var tab = opens("Hello");
        assertThat(tab.find(".tool-name").first()).hasText("Regenerate");
        tab.find("[popovertarget^=stats]").tap();
        assertThat(tab.find(".stats")).isVisible();
        assertOnScreen(tab.find(".stats"));
        tab.page().touchscreen().tap(20, 100);
        assertThat(tab.find(".stats")).isHidden();
    }

    @Test
    void theHeadOfALongCodeBlockStaysVisibleWithoutCoveringCode() {
        model.script()
                .says("```java\n" + "int n = 1;\n".repeat(120) + "```\n\nSo far.")
                .finishes();
        var tab = opens("Code, please");
        assertThat(tab.find(".code-head")).containsText("java");
        tab.find("#conversation").evaluate("(scroller) => scroller.scrollTo(0, -1000)");
        assertOnScreen(tab.find(".code-head button"));
        tab.find("#conversation").evaluate("(scroller) => scroller.scrollTo(0, -1e6)");
        var head = tab.find(".code-head").boundingBox();
        var firstLine = (Number) tab.find(".code-box code")
                .evaluate(
                        "(code) => { const range = document.createRange(); range.setStart(code.firstChild.firstChild ?? code.firstChild, 0);"
                                + " range.collapse(true); return range.getBoundingClientRect().top; }");
        assertTrue(firstLine.doubleValue() >= head.y + head.height - 1, "the first line begins below the head");
    }

    @Test
    void aWideTableFadesWhereMoreFollows() {
        model.script()
                .says("| a | b | c | d | e | f |\n|---|---|---|---|---|---|\n| " + "word | ".repeat(6) + "\n\nSo.")
                .finishes();
        var tab = opens("A table, please");
        assertThat(tab.find(".prose table")).hasAttribute("data-more", "after");
        tab.find(".prose table").evaluate("(table) => table.scrollLeft = 40");
        assertThat(tab.find(".prose table")).hasAttribute("data-more", "before after");
        tab.find(".prose table").evaluate("(table) => table.scrollLeft = 9999");
        assertThat(tab.find(".prose table")).hasAttribute("data-more", "before");
    }

    @Test
    void theModelPickerFitsAPhoneAndDoesNotOpenTheKeyboard() {
        var tab = phone.tab().opens("/chat");
        tab.find(".model-button").tap();
        assertThat(tab.find("#models")).isVisible();
        assertOnScreen(tab.find("#models"));
        assertEquals(false, tab.page().evaluate("document.activeElement === document.getElementById('model-filter')"));
        tab.page().touchscreen().tap(20, 100);
        assertThat(tab.find("#models")).isHidden();
    }

    private Tab opens(String question) {
        var chat = ada.begins(question);
        ada.watches(chat).done();
        return phone.tab().opens("/chat/" + chat);
    }

    private static void assertOnScreen(Locator element) {
        var box = element.boundingBox();
        assertTrue(box.x >= 0 && box.x + box.width <= WIDTH, "across: " + box.x + " + " + box.width);
        assertTrue(box.y >= 0 && box.y + box.height <= HEIGHT, "down: " + box.y + " + " + box.height);
    }
}
