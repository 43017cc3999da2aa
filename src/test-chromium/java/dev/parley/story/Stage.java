package dev.parley.story;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.parley.TestServer;
import dev.parley.provider.FakeModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What all stories share, as it is slow to set up: one browser, and one server with a scripted model. */
final class Stage implements AutoCloseable {
    private final FakeModel model = new FakeModel();
    private final TestServer server =
            TestServer.configured("PARLEY_DEMO", "on").model(model).slowDemo().start();
    private final Playwright playwright = Playwright.create(
            // The browser is the one of the system; none is fetched.
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(System.getProperty("chromium.path", "/usr/bin/chromium")))
                    .setArgs(arguments()));

    Stage() {
        // No verdict hangs on it: it only ends a test that has failed already, also on a slow machine.
        PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
    }

    FakeModel model() {
        return model;
    }

    TestServer server() {
        return server;
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
        server.close();
    }

    private static List<String> arguments() {
        var arguments = new ArrayList<>(List.of(
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"));
        // Chromium's sandbox does not start for root, as in a container.
        if (System.getProperty("user.name").equals("root")) {
            arguments.add("--no-sandbox");
        }
        return arguments;
    }
}
