package dev.parley.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.ColorScheme;
import dev.parley.Person;
import dev.parley.TestSize;
import dev.parley.provider.FakeModel;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Base class of the tests in a real browser: a new user and a browser window, whose errors fail the test. */
abstract class Story {
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private static StoryFixture fixture;

    @RegisterExtension
    static final BeforeAllCallback OPENING = Story::open;

    FakeModel model;
    Person ada;
    Window window;

    private static void open(ExtensionContext context) {
        // The root store closes the fixture after the last test class.
        fixture = context.getRoot()
                .getStore(Namespace.GLOBAL)
                .getOrComputeIfAbsent(StoryFixture.class, key -> new StoryFixture(), StoryFixture.class);
    }

    static StoryFixture fixture() {
        return fixture;
    }

    @BeforeEach
    final void openWindow() {
        model = fixture.model();
        ada = fixture.server().signUp("ada" + PEOPLE.incrementAndGet());
        window = new Window(fixture.browser(), fixture.server()).of(ada);
    }

    @AfterEach
    final void closeWindow() {
        window.close();
    }

    /** Starts a chat with the scripted model and opens it in a new tab. */
    Tab begins(String question) {
        return window.tab().opens("/chat/" + ada.begins(question));
    }

    /** The color schemes to test: one by default, both with {@code -Pfull}. */
    static List<ColorScheme> schemes(ColorScheme usual) {
        return TestSize.IS_FULL ? List.of(ColorScheme.LIGHT, ColorScheme.DARK) : List.of(usual);
    }

    /** Checks that the answer is complete, that a reload shows the same messages, and that no event stream is open. */
    static void assertDone(Tab tab) {
        tab.isDone("complete");
        var streams = tab.streams();
        assertTrue(streams.stream().allMatch(state -> state.equals(2)), "open streams: " + streams);
        var streamed = tab.messages();
        assertEquals(streamed, tab.reloads().messages());
        assertEquals(List.of(), tab.streams(), "a finished answer needs no stream");
    }
}
