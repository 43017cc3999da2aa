package dev.parley.chat;

import dev.parley.web.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of how an answer came to be, in words: a line for each fact. */
final class FactsView {
    private FactsView() {}

    static List<String> of(Message message, Words words) {
        var lines = new ArrayList<String>();
        if (message.role() != Role.ASSISTANT) return lines;
        var facts = message.facts();
        lines.add(words.say("facts.model", message.model()));
        facts.firstToken().ifPresent(time -> lines.add(words.say("facts.first-token", seconds(time))));
        facts.duration().ifPresent(time -> lines.add(words.say("facts.duration", seconds(time))));
        tokens(facts, words).ifPresent(lines::add);
        facts.finishReason().ifPresent(reason -> lines.add(words.say("facts.finish-reason", reason)));
        return lines;
    }

    /** How long the model thought, if that is known. */
    static String thought(Facts facts, Words words) {
        return facts.thinking()
                .map(time -> words.say("message.thought.seconds", Math.max(1, Math.round(seconds(time)))))
                .orElseGet(() -> words.say("message.thought"));
    }

    private static Optional<String> tokens(Facts facts, Words words) {
        if (facts.promptTokens().isEmpty() || facts.completionTokens().isEmpty()) return Optional.empty();
        return Optional.of(words.say(
                "facts.tokens",
                facts.promptTokens().get(),
                facts.completionTokens().get()));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
