package dev.parley.chat;

import dev.parley.db.Row;
import dev.parley.provider.ModelParameters;
import dev.parley.provider.ReasoningEffort;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What the user has set for the answers in a chat, or in a preset.
 *
 * @param systemPrompt instead of the user's own in Settings; an empty text means that none is sent
 */
public record ChatParameters(Optional<String> systemPrompt, ModelParameters model) {
    /** About two pages of text, because the prompt is sent with every question. */
    public static final int SYSTEM_PROMPT_CHARS_MAX = 8_000;

    /** Nothing is set. */
    public static final ChatParameters DEFAULT = new ChatParameters(Optional.empty(), ModelParameters.NONE);

    static ChatParameters of(Row row) throws SQLException {
        return new ChatParameters(
                row.findString("system_prompt"),
                new ModelParameters(
                        row.findDouble("temperature"),
                        row.findDouble("top_p"),
                        row.findLong("max_tokens"),
                        row.findString("reasoning_effort").flatMap(ReasoningEffort::ofCode)));
    }

    /** The code of the reasoning effort, as it is stored. */
    Optional<String> effortCode() {
        return model.reasoningEffort().map(ReasoningEffort::code);
    }
}
