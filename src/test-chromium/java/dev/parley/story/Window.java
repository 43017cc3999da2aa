package dev.parley.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.options.Cookie;
import dev.parley.Person;
import dev.parley.TestServer;
import java.util.ArrayList;
import java.util.List;

/** A browser window with cookies of its own. It takes note of all that goes wrong in its tabs, and fails when closed. */
final class Window implements AutoCloseable {
    /**
     * Violations of the content security policy, elements that must never come with a fragment (htmx would make them work),
     * and which streams were opened: no test could see them afterwards.
     */
    private static final String WATCH = """
            addEventListener("securitypolicyviolation", (event) =>
              console.error("CSP: " + event.violatedDirective + " " + event.blockedURI + " " + event.sample));
            new MutationObserver((changes) => changes.flatMap(({ addedNodes }) => [...addedNodes]).forEach((node) => {
              if (document.readyState !== "complete" || node.nodeType !== Node.ELEMENT_NODE) return;
              if (node.matches("noscript, meta, body script") || node.querySelector("noscript, meta, script"))
                console.error("It came with a fragment: " + node.outerHTML.slice(0, 200));
            })).observe(document, { childList: true, subtree: true });
            window.streams = [];
            window.EventSource = class extends EventSource {
              constructor(...all) {
                super(...all);
                streams.push(this);
              }
            };
            """;

    private final BrowserContext context;
    private final TestServer server;
    private final List<String> troubles = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    Window(Browser browser, TestServer server) {
        this(browser, server, new Browser.NewContextOptions());
    }

    Window(Browser browser, TestServer server, Browser.NewContextOptions options) {
        this.server = server;
        context = browser.newContext(options.setLocale("en-GB"));
        context.addInitScript(WATCH);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                troubles.add(message.text());
            }
        });
        context.onWebError(error -> troubles.add(error.error()));
        context.onDialog(Dialog::accept);
    }

    /** Logged in as this person. */
    Window of(Person person) {
        var cookies = person.cookies().getCookieStore().getCookies().stream()
                .map(cookie -> new Cookie(cookie.getName(), cookie.getValue())
                        .setUrl(server.url("/").toString()))
                .toList();
        context.addCookies(cookies);
        return this;
    }

    Tab tab() {
        return new Tab(context.newPage(), server);
    }

    /** Without a network, browsers and htmx log each failed request in these words. */
    Window expectsLostConnections() {
        return expects("net::ERR_")
                .expects("htmx:sendError")
                .expects("htmx:afterRequest")
                .expects("htmx:sseError")
                .expects("[object Event]");
    }

    /** Errors with this text belong to the story: browsers log refused and failed requests as such. */
    Window expects(String error) {
        expected.add(error);
        return this;
    }

    /** What a browser asks its user for. */
    void allows(String... permissions) {
        context.grantPermissions(List.of(permissions));
    }

    void isOffline(boolean isOffline) {
        context.setOffline(isOffline);
    }

    @Override
    public void close() {
        // One round trip for each page, so that nothing is still on its way.
        context.pages().forEach(page -> page.evaluate("1"));
        context.close();
        troubles.removeIf(trouble -> expected.stream().anyMatch(trouble::contains));
        assertEquals(List.of(), troubles, "the browser complains");
    }
}
