package dev.parley.chat;

import dev.parley.db.Row;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * What is known of how an answer came to be; each may be unknown.
 *
 * @param finishReason as the model server said it, such as {@code stop}
 * @param firstToken from the request to the first text
 * @param thinking from the first reasoning to the first text
 * @param duration from the request to the end
 */
record Facts(
        Optional<String> finishReason,
        Optional<Long> promptTokens,
        Optional<Long> completionTokens,
        Optional<Duration> firstToken,
        Optional<Duration> thinking,
        Optional<Duration> duration) {

    static Facts of(Row row) throws SQLException {
        return new Facts(
                row.optionalText("finish_reason"),
                row.optionalNumber("prompt_tokens"),
                row.optionalNumber("completion_tokens"),
                row.optionalNumber("first_token_ms").map(Duration::ofMillis),
                row.optionalNumber("thinking_ms").map(Duration::ofMillis),
                row.optionalNumber("duration_ms").map(Duration::ofMillis));
    }
}
