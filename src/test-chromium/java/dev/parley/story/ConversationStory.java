package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import dev.parley.FullOnly;
import dev.parley.Person;
import dev.parley.provider.ErrorKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A conversation from the sign-up to a retried answer. */
class ConversationStory extends Story {
    /** Records each state of the answer. */
    private static final String NOTE_STATES = """
            window.states = [];
            new MutationObserver(() => {
              const text = document.querySelector(".answer .prose")?.innerText ?? "";
              if (text !== states.at(-1)) states.push(text);
            }).observe(document, { subtree: true, childList: true, characterData: true });
            """;

    @FullOnly
    @Test
    void aNewUserSeesTheDemoAnswerGrow() {
        try (var newcomer = new Window(fixture().browser(), fixture().server())) {
            var tab = newcomer.tab();
            tab.page().addInitScript(NOTE_STATES);
            tab.opens("/signup")
                    .types("Email", "newcomer@example.org")
                    .types("Password", Person.PASSWORD)
                    .types("Confirm password", Person.PASSWORD)
                    .presses("Sign up");
            tab.reads("h1", "What’s on your mind?").asks("Why is the sea salty?");
            tab.page().waitForURL("**/chat/*");
            tab.reads(".question", "Why is the sea salty?").isDone("complete");

            var states = ((List<?>) tab.page().evaluate("states"))
                    .stream().map(Object::toString).toList();
            var shown = tab.find(".answer .prose").innerText();
            assertTrue(states.size() > 3, "the answer grew: " + states);
            assertEquals(shown, states.get(states.size() - 1));
            var beginning = shown.lines().findFirst().orElseThrow();
            assertTrue(
                    states.stream().allMatch(state -> state.split(beginning, -1).length <= 2), "no text is duplicated");
            var streamed = tab.messages();
            assertEquals(streamed, tab.reloads().messages());
        }
    }

    @Test
    @FullOnly
    void anUnlistedModelCanBePickedByItsId() {
        var tab = window.tab().opens("/chat");
        tab.picks("a/model:7b").asks("From two places");
        tab.reads(".question", "From two places").isDone("complete");
        var requests = model.requests();
        assertEquals("a/model:7b", requests.get(requests.size() - 1).model());
        tab.reads("#model-name", "a/model:7b").reads(".speaker", "a/model:7b");
    }

    @Test
    void enterSendsAndShiftEnterInsertsALineBreak() {
        var tab = begins("One").isDone("complete");
        tab.composer().pressSequentially("Two");
        tab.composer().press("Shift+Enter");
        tab.composer().pressSequentially("lines");
        tab.composer().press("Enter");
        tab.composer().press("Enter");
        assertThat(tab.find(".question")).hasCount(2);
        assertThat(tab.find(".question .bubble").last()).hasText("Two\nlines");
        tab.isDone("complete");
        assertThat(tab.composer()).hasValue("");
        assertThat(tab.composer()).isFocused();
        assertEquals(tab.messages(), tab.reloads().messages());
    }

    @Test
    void aFollowUpQuestionReplacesContinueByRegenerate() {
        model.script().says("Well,").fails(ErrorKind.CUT, "");
        var tab = begins("Hello").isDone("truncated");
        var first = tab.find(".answer").first();
        assertThat(first.getByText("Continue", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(first.getByTitle("Regenerate", new Locator.GetByTitleOptions().setExact(true)))
                .isHidden();
        tab.asks("And then?").isDone("complete");
        assertThat(first.getByText("Continue", new Locator.GetByTextOptions().setExact(true)))
                .isHidden();
        assertThat(first.getByTitle("Regenerate", new Locator.GetByTitleOptions().setExact(true)))
                .isVisible();
        tab.reloads();
        assertThat(tab.find(".answer").first().getByTitle("Regenerate", new Locator.GetByTitleOptions().setExact(true)))
                .isVisible();
    }

    @Test
    void stopKeepsThePartialAnswer() {
        var answer = model.script().says("A long story");
        var tab = begins("Tell me").showsLive("A long story").presses("Stop").isDone("stopped");
        answer.awaitClosed();
        tab.reads(".answer[data-status=stopped]", "A long story").reads(".answer-foot", "Stopped");
        assertEquals(tab.messages(), tab.reloads().messages());
    }

    @Test
    @FullOnly
    void aFailedAnswerCanBeTriedAgain() {
        model.script().says("Well,").fails(ErrorKind.UNREACHABLE, "");
        var tab = begins("Hello").isDone("failed").reads(".problem", "reach the model server");
        var answer = model.script().says("Here I am");
        tab.presses("Try again").showsLive("Here I am");
        answer.says(" again.");
        tab.showsLive("Here I am again.");
        answer.finishes();
        tab.isDone("complete");
        assertThat(tab.find(".answer")).hasCount(1);
        assertEquals(tab.messages(), tab.reloads().messages());
    }
}
