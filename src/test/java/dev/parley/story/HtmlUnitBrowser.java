package dev.parley.story;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Await;
import dev.parley.Person;
import dev.parley.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.htmlunit.BrowserVersion;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.WebResponseData;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTextArea;
import org.htmlunit.util.WebConnectionWrapper;

/**
 * A browser in Java, which needs no installation and starts in a second or two. It does not show growing answers; the tests
 * in Chromium do. It supports neither the spread syntax in htmx nor EventSource, so this class replaces both.
 */
final class HtmlUnitBrowser implements AutoCloseable {
    /** Does not decide whether a test passes, only when a failed one ends. */
    private static final long PATIENCE_MS = 20_000;
    /** Libraries for code and formulas, whose syntax HtmlUnit does not support. The tests in Chromium cover them. */
    private static final Pattern UNSUPPORTED = Pattern.compile("/webjars/(?:highlightjs|katex)/.*\\.js");

    private final TestServer server;
    private final WebClient client = new WebClient(BrowserVersion.CHROME);

    private HtmlUnitBrowser(TestServer server) {
        this.server = server;
        client.getOptions().setCssEnabled(false);
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        client.setConfirmHandler((page, question) -> true);
        client.setScriptPreProcessor(
                (page, source, name, line, element) -> source.replaceAll("\\[\\.\\.\\.([\\w.]+)]", " Array.from($1)")
                        .replaceAll("(\\w+)\\.push\\(\\.\\.\\.", "$1.push.apply($1,"));
        client.setWebConnection(new WebConnectionWrapper(client) {
            @Override
            public WebResponse getResponse(WebRequest request) throws IOException {
                var path = request.getUrl().getPath();
                var response = super.getResponse(request);
                if (path.endsWith("/sse.js")) {
                    return withEventSource(request, response);
                }
                return UNSUPPORTED.matcher(path).matches() ? script("", request, response) : response;
            }
        });
    }

    static HtmlUnitBrowser at(TestServer server) {
        return new HtmlUnitBrowser(server);
    }

    HtmlUnitBrowser withoutScript() {
        client.getOptions().setJavaScriptEnabled(false);
        return this;
    }

    HtmlUnitBrowser signsUp(String name) {
        return opens("/signup")
                .types("email", name + "@example.org")
                .types("password", Person.PASSWORD)
                .types("password_confirmation", Person.PASSWORD)
                .presses("Sign up", "main");
    }

    HtmlUnitBrowser logsIn(String name) {
        return opens("/login")
                .types("email", name + "@example.org")
                .types("password", Person.PASSWORD)
                .presses("Log in", "main");
    }

    HtmlUnitBrowser opens(String path) {
        try {
            client.getPage(server.url(path).toURL());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settled();
    }

    /** Fills the field with this name. */
    HtmlUnitBrowser types(String name, String text) {
        DomElement field = page().getElementsByName(name).get(0);
        if (field instanceof HtmlTextArea area) {
            area.setText(text);
        } else {
            ((HtmlInput) field).setValue(text);
        }
        return this;
    }

    /** Selects a radio button by name and value. */
    HtmlUnitBrowser chooses(String name, String value) {
        return clicks("input[name='" + name + "'][value='" + value + "']");
    }

    HtmlUnitBrowser presses(String button) {
        return presses(button, "body");
    }

    /** Presses the first button or link with this name within an element. */
    HtmlUnitBrowser presses(String words, String within) {
        for (var element : page().querySelector(within).querySelectorAll("button, a")) {
            if (words.equals(name(element))) {
                return clicks((HtmlElement) element);
            }
        }
        throw new AssertionError("No button or link has the name " + words + " in " + page().asXml());
    }

    HtmlUnitBrowser clicks(String selector) {
        return clicks((HtmlElement) page().querySelector(selector));
    }

    /** Waits until an element contains this text: between a response and its event stream, no script is running. */
    HtmlUnitBrowser reads(String selector, String words) {
        try {
            Await.until(() -> texts(selector).stream().anyMatch(text -> text.contains(words)));
        } catch (AssertionError e) {
            throw new AssertionError(selector + " should contain " + words + ": " + page().asXml(), e);
        }
        return settled();
    }

    List<String> texts(String selector) {
        return page().querySelectorAll(selector).stream()
                .map(DomNode::asNormalizedText)
                .toList();
    }

    /** The value of the field with this name. */
    String value(String name) {
        DomElement field = page().getElementsByName(name).get(0);
        return field instanceof HtmlTextArea area ? area.getText() : ((HtmlInput) field).getValue();
    }

    String path() {
        return page().getUrl().getPath();
    }

    int status() {
        return page().getWebResponse().getStatusCode();
    }

    @Override
    public void close() {
        client.close();
    }

    private HtmlPage page() {
        return (HtmlPage) client.getCurrentWindow().getEnclosedPage();
    }

    private HtmlUnitBrowser clicks(HtmlElement element) {
        try {
            element.click();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settled();
    }

    /** Waits until all scripts and event streams have finished. */
    private HtmlUnitBrowser settled() {
        assertTrue(client.waitForBackgroundJavaScript(PATIENCE_MS) == 0, "scripts or event streams do not finish");
        return this;
    }

    private static String name(DomNode element) {
        var label = ((HtmlElement) element).getAttribute("aria-label");
        return label.isEmpty() ? element.asNormalizedText() : label;
    }

    private static WebResponse withEventSource(WebRequest request, WebResponse response) throws IOException {
        try (var file = HtmlUnitBrowser.class.getResourceAsStream("/story/event-source.js")) {
            var script = new String(file.readAllBytes(), StandardCharsets.UTF_8) + response.getContentAsString();
            return script(script, request, response);
        }
    }

    private static WebResponse script(String script, WebRequest request, WebResponse response) {
        // Omit the headers, because they declare the body as compressed.
        var data = new WebResponseData(script.getBytes(StandardCharsets.UTF_8), 200, "OK", List.of());
        return new WebResponse(data, request, response.getLoadTime());
    }
}
