package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A browser tab: the actions of a user, and assertions about the page. */
final class Tab {
    private static final String LIVE = ".answer[aria-busy=true]";

    private final Page page;
    private final URI url;

    /** @param url of the application, without a trailing slash */
    Tab(Page page, URI url) {
        this.page = page;
        this.url = url;
        // Does not decide whether a test passes, only when a failed one ends.
        page.setDefaultTimeout(15_000);
    }

    Page page() {
        return page;
    }

    Tab opens(String path) {
        page.navigate(url + path);
        return this;
    }

    Tab reloads() {
        page.reload();
        return this;
    }

    String path() {
        return page.url().replaceFirst("https?://[^/]+", "");
    }

    Tab types(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
        return this;
    }

    Tab presses(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
        return this;
    }

    /** Types a question into the composer and sends it. */
    Tab asks(String question) {
        return types("Your message", question).presses("Send");
    }

    /** Picks a model by part of its name, or by an unlisted id. */
    Tab picks(String model) {
        find(".model-button").click();
        find("#model-filter").fill(model);
        // The search is over when its last row offers the text itself as an id.
        assertThat(find(".model").last()).containsText("\u201c" + model + "\u201d");
        find(".model")
                .filter(new Locator.FilterOptions().setHasText(model))
                .first()
                .click();
        assertThat(find("#model-name")).containsText(model);
        return this;
    }

    Locator composer() {
        return page.getByLabel("Your message");
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    /** Waits until an element contains this text. */
    Tab reads(String selector, String words) {
        assertThat(find(selector)
                        .filter(new Locator.FilterOptions().setHasText(words))
                        .first())
                .isVisible();
        return this;
    }

    /** Waits until the live answer has exactly this text, ignoring markup and white space. */
    Tab showsLive(String markdown) {
        var wanted = letters(markdown);
        try {
            page.waitForCondition(() -> letters(liveText()).equals(wanted));
        } catch (RuntimeException e) {
            throw new AssertionError("Live is:\n" + liveText() + "\n but should be:\n" + markdown, e);
        }
        return this;
    }

    /** The text of the live answer, without the buttons of code blocks and tables. */
    String liveText() {
        return (String) find(LIVE + " .prose").evaluate("""
                (prose) => {
                  const buttons = [...prose.querySelectorAll(".code-head, .table-foot")].map((head) => head.innerText);
                  return buttons.reduce((text, words) => text.replace(words, ""), prose.innerText);
                }""");
    }

    /** The HTML of the live answer, without wrappers and without boundaries between text nodes. */
    String liveHtml() {
        // Wait for the snapshot, because the page may have been rendered with the same text.
        assertThat(find(LIVE + " [id^=closed-]")).hasCount(1);
        return (String) find(LIVE + " .prose").evaluate("""
                (prose) => {
                  const copy = document.createElement("div");
                  for (const part of prose.children) copy.append(...part.cloneNode(true).childNodes);
                  for (const one of copy.querySelectorAll("[class]")) {
                    one.classList.remove("htmx-added", "htmx-settling");
                    if (one.classList.length === 0) one.removeAttribute("class");
                  }
                  for (const span of [...copy.querySelectorAll("span")]) span.replaceWith(...span.childNodes);
                  copy.normalize();
                  return copy.innerHTML;
                }""");
    }

    /** Waits until the last answer has this status and htmx has processed it. */
    Tab isDone(String status) {
        // First, because the live answer of a new question is missing until the request has ended.
        assertThat(find(".htmx-request")).hasCount(0);
        assertThat(find(LIVE)).hasCount(0);
        assertThat(find(".answer").last()).hasAttribute("data-status", status);
        assertThat(find(".htmx-added, .htmx-settling, .htmx-swapping, .htmx-request"))
                .hasCount(0);
        return this;
    }

    /** The HTML of all messages, after code and formulas are rendered. */
    List<String> messages() {
        assertThat(
                        find(
                                "[role=log] article:not([aria-busy]) .prose code:is([class*=language-], .math):not([data-dressed])"))
                .hasCount(0);
        return find("[role=log] article").all().stream()
                .map(message -> (String) message.evaluate("(message) => message.outerHTML"))
                .toList();
    }

    /** The states of the event streams of this page: 0 connecting, 1 open, 2 closed. */
    List<?> streams() {
        return (List<?>) page.evaluate("streams.map((stream) => stream.readyState)");
    }

    /** Whether the page or an element is wider than the screen, except code and tables, which may scroll. */
    boolean scrollsSideways() {
        return (boolean) page.evaluate("""
                () => [document.documentElement, ...document.querySelectorAll("body, body *:not(.prose *)")].some((part) =>
                  part.scrollWidth > part.clientWidth
                  && (part === document.documentElement || /auto|scroll/.test(getComputedStyle(part).overflowX)))""");
    }

    /** The accessibility violations that axe finds (WCAG 2.2 AA and best practices). */
    List<String> accessibilityViolations() {
        return new AxeBuilder(page)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml()
                                                .lines()
                                                .findFirst()
                                                .orElse(""))
                                        .toList())
                        .toList();
    }

    Tab screenshot(String name) {
        // Playwright hides the caret with an inline style, which the content security policy forbids.
        page.screenshot(new Page.ScreenshotOptions()
                .setCaret(ScreenshotCaret.INITIAL)
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
        return this;
    }

    static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
