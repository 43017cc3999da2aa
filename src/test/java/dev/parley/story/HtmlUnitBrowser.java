package dev.parley.story;

import static org.junit.jupiter.api.Assertions.assertTrue;

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
 * A browser that is a library: it runs everywhere in a second or two. It cannot show an answer while it grows (that is seen
 * in a real browser), and needs help with two things: htmx has spread syntax that it does not know, and it has no EventSource.
 */
final class HtmlUnitBrowser implements AutoCloseable {
    /** No verdict hangs on it: it only ends a test that has failed already. */
    private static final long PATIENCE_MS = 20_000;
    /** In a newer language than HtmlUnit knows. A page loads them when its answer has code or formulas, which Chromium sees. */
    private static final Pattern UNREADABLE = Pattern.compile("/webjars/(?:highlightjs|katex)/.*\\.js");

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
                return UNREADABLE.matcher(path).matches() ? script("", request, response) : response;
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

    /** Fills the field of this name. */
    HtmlUnitBrowser types(String name, String text) {
        DomElement field = page().getElementsByName(name).get(0);
        if (field instanceof HtmlTextArea area) {
            area.setText(text);
        } else {
            ((HtmlInput) field).setValue(text);
        }
        return this;
    }

    /** Chooses one of several, by name and value. */
    HtmlUnitBrowser chooses(String name, String value) {
        return clicks("input[name='" + name + "'][value='" + value + "']");
    }

    HtmlUnitBrowser presses(String button) {
        return presses(button, "body");
    }

    /** Presses the first button or link that is called so, within an element. */
    HtmlUnitBrowser presses(String words, String within) {
        for (var element : page().querySelector(within).querySelectorAll("button, a")) {
            if (words.equals(name(element))) {
                return clicks((HtmlElement) element);
            }
        }
        throw new AssertionError("No button or link is called " + words + " in " + page().asXml());
    }

    HtmlUnitBrowser clicks(String selector) {
        return clicks((HtmlElement) page().querySelector(selector));
    }

    /** Asserts that these words can be read within an element. */
    HtmlUnitBrowser reads(String selector, String words) {
        var texts = texts(selector);
        assertTrue(
                texts.stream().anyMatch(text -> text.contains(words)),
                () -> selector + " should say " + words + ": " + texts + " of " + page().asXml());
        return this;
    }

    List<String> texts(String selector) {
        return page().querySelectorAll(selector).stream()
                .map(DomNode::asNormalizedText)
                .toList();
    }

    /** What is in the field of this name. */
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

    /** Waits until no script has anything left to do, the streams of answers included. */
    private HtmlUnitBrowser settled() {
        assertTrue(client.waitForBackgroundJavaScript(PATIENCE_MS) == 0, "the page does not come to rest");
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
        // The headers would say that it is compressed.
        var data = new WebResponseData(script.getBytes(StandardCharsets.UTF_8), 200, "OK", List.of());
        return new WebResponse(data, request, response.getLoadTime());
    }
}
