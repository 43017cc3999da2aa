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

/** A story in a real browser: ada, who has just signed up, and her window. Whatever goes wrong in it fails the story. */
abstract class Story {
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private static Stage stage;

    @RegisterExtension
    static final BeforeAllCallback OPENING = Story::open;

    FakeModel model;
    Person ada;
    Window window;

    private static void open(ExtensionContext context) {
        // In the store of the root it is closed when all stories are told.
        stage = context.getRoot()
                .getStore(Namespace.GLOBAL)
                .getOrComputeIfAbsent(Stage.class, key -> new Stage(), Stage.class);
    }

    static Stage stage() {
        return stage;
    }

    @BeforeEach
    final void enter() {
        model = stage.model();
        ada = stage.server().signUp("ada" + PEOPLE.incrementAndGet());
        window = new Window(stage.browser(), stage.server()).of(ada);
    }

    @AfterEach
    final void leave() {
        window.close();
    }

    /** A chat that asks the scripted model, in a tab of its own. */
    Tab begins(String question) {
        return window.tab().opens("/chat/" + ada.begins(question));
    }

    /** Light and dark: this one in each run, both with {@code -Pfull}. */
    static List<ColorScheme> schemes(ColorScheme usual) {
        return TestSize.IS_FULL ? List.of(ColorScheme.LIGHT, ColorScheme.DARK) : List.of(usual);
    }

    /** What stands there now is what stands there for ever, and nothing listens any more. */
    static void assertDone(Tab tab) {
        tab.isDone("complete");
        var streams = tab.streams();
        assertTrue(streams.stream().allMatch(state -> state.equals(2)), "open streams: " + streams);
        var streamed = tab.messages();
        assertEquals(streamed, tab.reloads().messages());
        assertEquals(List.of(), tab.streams(), "a finished answer needs no stream");
    }
}
