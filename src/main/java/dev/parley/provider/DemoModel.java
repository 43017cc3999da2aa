package dev.parley.provider;

import dev.parley.text.ShortText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The built-in demo, which is not a language model: it streams a fixed text that says so, shows the supported
 * formatting and explains how to connect a real model. It needs no network and no key, so a new installation works at
 * once.
 */
public final class DemoModel implements ChatModel {
    /** The id of the demo model. */
    public static final String ID = "demo";

    /** About 50 deltas a second, like a fast model. */
    public static final Duration INTERVAL = Duration.ofMillis(20);

    private static final int QUESTION_CHARS_MAX = 120;
    private static final String QUESTION_PLACE = "{question}";
    private static final Pattern MARKDOWN = Pattern.compile("[\\\\`*_\\[\\]<>#&~|]");

    private final Duration interval;
    private final Map<String, String> texts = Map.of(
            "answer_en", text("answer_en"),
            "answer_de", text("answer_de"),
            "answer_again_en", text("answer_again_en"),
            "answer_again_de", text("answer_again_de"));

    public DemoModel() {
        this(INTERVAL);
    }

    /** @param interval the time between two deltas; zero in tests */
    public DemoModel(Duration interval) {
        this.interval = interval;
    }

    @Override
    public ModelStream stream(ChatRequest request) {
        var questions = request.messages().stream()
                .filter(message -> message.role().equals("user"))
                .map(ChatMessage::content)
                .toList();
        var name = questions.size() > 1 ? "answer_again_" : "answer_";
        var language = request.locale().getLanguage().equals(Locale.GERMAN.getLanguage()) ? "de" : "en";
        var last = questions.isEmpty() ? "" : questions.get(questions.size() - 1);
        var answer = texts.getOrDefault(name + language, "").replace(QUESTION_PLACE, quoted(last));
        return new DemoStream(rest(answer, request.partial()), interval);
    }

    /** The rest of a partial answer; the whole answer if the partial one is not its beginning. */
    private static String rest(String answer, String partial) {
        return answer.startsWith(partial) ? answer.substring(partial.length()) : "\n\n" + answer;
    }

    /** The beginning of the question on one line, quoted so that Markdown in it is not rendered. */
    private static String quoted(String question) {
        var begin = ShortText.shortened(ShortText.line(question), QUESTION_CHARS_MAX);
        return MARKDOWN.matcher(begin).replaceAll("\\\\$0");
    }

    private static String text(String name) {
        try (var file = DemoModel.class.getResourceAsStream("/demo/" + name + ".md")) {
            if (file == null) {
                throw new IllegalStateException("demo/" + name + ".md is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
