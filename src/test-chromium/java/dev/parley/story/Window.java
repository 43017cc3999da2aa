package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.options.Cookie;
import dev.parley.Person;
import dev.parley.TestServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A browser window with its own cookies. It collects the errors of its tabs, and close() fails if there are any. */
final class Window implements AutoCloseable {
    /**
     * Logs violations of the content security policy and elements that must not be in a fragment, because htmx would
     * activate them, and keeps all event streams, because tests cannot find these otherwise.
     */
    private static final String WATCH = """
            addEventListener("securitypolicyviolation", (event) =>
              console.error("CSP: " + event.violatedDirective + " " + event.blockedURI + " " + event.sample));
            new MutationObserver((changes) => changes.flatMap(({ addedNodes }) => [...addedNodes]).forEach((node) => {
              if (document.readyState !== "complete" || node.nodeType !== Node.ELEMENT_NODE) return;
              if (node.matches("noscript, meta, body script") || node.querySelector("noscript, meta, script"))
                console.error("Not allowed in a fragment: " + node.outerHTML.slice(0, 200));
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
    private final URI url;
    private final List<String> errors = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    Window(Browser browser, TestServer server) {
        this(browser, server, new Browser.NewContextOptions());
    }

    Window(Browser browser, TestServer server, Browser.NewContextOptions options) {
        this(browser, server.url(""), options);
    }

    /** @param url of the application, without a trailing slash */
    Window(Browser browser, URI url, Browser.NewContextOptions options) {
        this.url = url;
        context = browser.newContext(options.setLocale("en-GB"));
        context.addInitScript(WATCH);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        context.onWebError(error -> errors.add(error.error()));
        context.onDialog(Dialog::accept);
    }

    /** Logs in as this person. */
    Window of(Person person) {
        var cookies = person.cookies().getCookieStore().getCookies().stream()
                .map(cookie -> new Cookie(cookie.getName(), cookie.getValue()).setUrl(url + "/"))
                .toList();
        context.addCookies(cookies);
        return this;
    }

    Tab tab() {
        return new Tab(context.newPage(), url);
    }

    /** Allows the messages that the browser and htmx log for requests without a network. */
    Window expectsLostConnections() {
        return expects("net::ERR_")
                .expects("htmx:sendError")
                .expects("htmx:afterRequest")
                .expects("htmx:sseError")
                .expects("[object Event]");
    }

    /** Allows errors with this text, because browsers log rejected and failed requests as errors. */
    Window expects(String error) {
        expected.add(error);
        return this;
    }

    /** Grants browser permissions. */
    void allows(String... permissions) {
        context.grantPermissions(List.of(permissions));
    }

    void isOffline(boolean isOffline) {
        context.setOffline(isOffline);
    }

    @Override
    public void close() {
        // htmx logs an error when closing the page aborts a request. This is also a round trip to each page, so that no
        // error is still in transit.
        context.pages()
                .forEach(page -> assertThat(page.locator(".htmx-request")).hasCount(0));
        context.close();
        // A page that is left aborts what it still loads. Failures have further messages of their own.
        expects("htmx:sendAbort").expects("htmx:afterRequest").expects("[object HTML");
        errors.removeIf(error -> expected.stream().anyMatch(error::contains));
        assertEquals(List.of(), errors, "errors in the browser");
    }
}
