package dev.parley.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.provider.ModelEvent.Finish;
import dev.parley.provider.ModelEvent.Text;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The built-in demo model: its texts, its deltas, and closing it. */
@Timeout(60)
class DemoModelTest {
    private final DemoModel model = new DemoModel(Duration.ZERO);

    @ParameterizedTest
    @CsvSource({"en, demo, no AI", "de, Demo, keine KI", "de-AT, Demo, keine KI", "fr, demo, No AI"})
    void theAnswerBeginsWithANoticeThatItIsADemo(String language, String demo, String noAi) {
        var text = AnswerReader.read(model.stream(ask(language, "Hi"))).text();
        var begin = text.substring(0, 100).toLowerCase(Locale.ROOT);
        assertTrue(begin.contains(demo.toLowerCase(Locale.ROOT)), begin);
        assertTrue(begin.contains(noAi.toLowerCase(Locale.ROOT)), begin);
    }

    @ParameterizedTest
    @CsvSource({"en, Settings", "de, Einstellungen"})
    void theAnswerExplainsHowToConnectAModel(String language, String settings) {
        for (var request : List.of(ask(language, "Hi"), ask(language, "Hi", "And now?"))) {
            var text = AnswerReader.read(model.stream(request)).text();
            assertTrue(text.contains(settings), text);
            assertTrue(text.contains("http://localhost:11434/v1"), text);
        }
    }

    @Test
    void theAnswerQuotesTheBeginningOfTheLastQuestionWithoutFormatting() {
        assertTrue(text("What is *six*\n\ntimes `seven`?").contains("\n> What is \\*six\\* times \\`seven\\`?\n"));
        assertTrue(text("Hi", "x".repeat(500)).contains("\n> " + "x".repeat(119) + "…\n"));
        assertFalse(text("Hi", "And now?").contains("> Hi"));
    }

    @Test
    void aSecondQuestionGetsAShorterAnswer() {
        assertTrue(text("Hi", "And now?").length() < text("Hi").length() / 2);
    }

    @Test
    void theAnswerStreamsInSmallDeltasAndFinishes() {
        var events = new ArrayList<>(
                AnswerReader.read(model.stream(ask("en", "👋".repeat(50)))).events());
        assertEquals(new Finish(FinishReason.STOP), events.remove(events.size() - 1));
        for (var event : events) {
            var text = ((Text) event).text();
            assertTrue(!text.isEmpty() && text.length() <= 12, text);
            assertFalse(Character.isHighSurrogate(text.charAt(text.length() - 1)), text);
        }
    }

    @Test
    void theAnswerShowsAllSupportedFormatting() {
        var text = text("Hi");
        for (var markdown : List.of(
                "# ",
                "## ",
                "**",
                "*italic*",
                "~~",
                "`code`",
                "- ",
                "  - ",
                "1. ",
                "- [x]",
                "- [ ]",
                "|---",
                "```java",
                "\n> ",
                "](https://")) {
            assertTrue(text.contains(markdown), markdown);
        }
    }

    @Test
    void closingEndsTheAnswerInMidSentence() {
        var stream = new DemoModel(Duration.ofDays(1)).stream(ask("en", "Hi"));
        assertTrue(stream.next().isPresent());
        var next = CompletableFuture.supplyAsync(stream::next);
        stream.close();
        assertEquals(
                Optional.empty(),
                next.orTimeout(FakeOpenAi.PATIENCE_SECONDS, TimeUnit.SECONDS).join());
        assertEquals(Optional.empty(), stream.next());
    }

    @Test
    void anAnswerClosedBeforeItsFirstDeltaIsEmpty() {
        var stream = model.stream(ask("en", "Hi"));
        stream.close();
        assertEquals(Optional.empty(), stream.next());
    }

    private String text(String... questions) {
        return AnswerReader.read(model.stream(ask("en", questions))).text();
    }

    private static ChatRequest ask(String language, String... questions) {
        var turns = new ArrayList<ChatMessage>();
        turns.add(new ChatMessage("system", "Be kind."));
        for (var question : questions) {
            turns.add(new ChatMessage("user", question));
        }
        var nowhere = new Provider(URI.create("http://127.0.0.1:1/v1"), Optional.empty());
        return new ChatRequest(nowhere, DemoModel.ID, turns, Locale.forLanguageTag(language));
    }
}
