package dev.parley.chat;

import dev.parley.db.Row;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Statistics of an answer, as far as they are known.
 *
 * @param finishReason as the model server spells it, such as {@code stop}
 * @param firstToken from the request to the first text
 * @param thinking from the first reasoning to the first text
 * @param duration from the request to the end
 * @param historyFrom the id of the first message that was sent to the model, if older ones were left out
 * @param leftOut the number of messages that were left out
 * @param imagesLeftOut the number of images that were not sent, because the model cannot see them
 */
public record AnswerStats(
        Optional<String> finishReason,
        Optional<Long> promptTokens,
        Optional<Long> completionTokens,
        Optional<Duration> firstToken,
        Optional<Duration> thinking,
        Optional<Duration> duration,
        Optional<Long> historyFrom,
        Optional<Long> leftOut,
        long imagesLeftOut) {

    static AnswerStats of(Row row) throws SQLException {
        return new AnswerStats(
                row.findString("finish_reason"),
                row.findLong("prompt_tokens"),
                row.findLong("completion_tokens"),
                row.findLong("first_token_ms").map(Duration::ofMillis),
                row.findLong("thinking_ms").map(Duration::ofMillis),
                row.findLong("duration_ms").map(Duration::ofMillis),
                row.findLong("history_from_id"),
                row.findLong("history_left_out"),
                row.getLong("images_left_out"));
    }
}
