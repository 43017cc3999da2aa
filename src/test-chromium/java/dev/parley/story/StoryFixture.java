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

/** The browser and the server with a scripted model that all tests share, because they are slow to start. */
final class StoryFixture implements AutoCloseable {
    private final FakeModel model = new FakeModel();
    private final TestServer server =
            TestServer.configured("PARLEY_DEMO", "on").model(model).slowDemo().start();
    private final Playwright playwright = Playwright.create(
            // Use the browser of the system instead of downloading one.
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(System.getProperty("chromium.path", "/usr/bin/chromium")))
                    .setArgs(arguments()));

    StoryFixture() {
        // Does not decide whether a test passes, only when a failed one ends, so it is long enough for slow machines.
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
        // Chromium's sandbox does not work for root, the user in many containers.
        if (System.getProperty("user.name").equals("root")) {
            arguments.add("--no-sandbox");
        }
        return arguments;
    }
}
