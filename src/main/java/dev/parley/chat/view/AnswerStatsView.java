package dev.parley.chat.view;

import dev.parley.chat.AnswerStats;
import dev.parley.chat.Message;
import dev.parley.provider.ModelRef;
import dev.parley.web.Translations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statistics of an answer in words, one line for each. */
public final class AnswerStatsView {
    private AnswerStatsView() {}

    /** One line for each fact. */
    public static List<String> of(Message message, Translations translations) {
        var lines = new ArrayList<String>();
        var stats = message.stats();
        lines.add(translations.text("stats.model", ModelRef.of(message.model()).id()));
        stats.firstToken().ifPresent(time -> lines.add(translations.text("stats.first-token", seconds(time))));
        stats.duration().ifPresent(time -> lines.add(translations.text("stats.duration", seconds(time))));
        tokens(stats, translations).ifPresent(lines::add);
        stats.leftOut().ifPresent(count -> lines.add(translations.text("stats.left-out", count)));
        stats.finishReason().ifPresent(reason -> lines.add(translations.text("stats.finish-reason", reason)));
        return lines;
    }

    /** How long the model reasoned before the answer, if known. */
    static String thought(AnswerStats stats, Translations translations) {
        return stats.thinking()
                .map(time -> translations.text("message.thought.seconds", Math.max(1, Math.round(seconds(time)))))
                .orElseGet(() -> translations.text("message.thought"));
    }

    private static Optional<String> tokens(AnswerStats stats, Translations translations) {
        if (stats.promptTokens().isEmpty() || stats.completionTokens().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(translations.text(
                "stats.tokens",
                stats.promptTokens().get(),
                stats.completionTokens().get()));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
