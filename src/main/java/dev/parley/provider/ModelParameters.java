package dev.parley.provider;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Parameters of an answer. One that is not set is not sent, so the model server's own default applies.
 *
 * @param temperature how random the words are, from 0 to {@link #TEMPERATURE_MAX}
 * @param topP the share of the most probable words to choose from, from 0 to {@link #TOP_P_MAX}
 * @param maxTokens the longest answer, in tokens, including its reasoning
 */
public record ModelParameters(
        Optional<Double> temperature,
        Optional<Double> topP,
        Optional<Long> maxTokens,
        Optional<ReasoningEffort> reasoningEffort) {
    /** The largest temperature of OpenAI's API; other servers may accept less. */
    public static final double TEMPERATURE_MAX = 2;

    public static final double TOP_P_MAX = 1;

    /** More than any model writes, but a number that every server can parse. */
    public static final long MAX_TOKENS_MAX = 100_000_000;

    /** No parameter is set. */
    public static final ModelParameters NONE =
            new ModelParameters(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The fields of the request: those that are set, by their names in OpenAI's API. */
    Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        temperature.ifPresent(value -> fields.put("temperature", value));
        topP.ifPresent(value -> fields.put("top_p", value));
        maxTokens.ifPresent(value -> fields.put("max_tokens", value));
        reasoningEffort.ifPresent(value -> fields.put("reasoning_effort", value.code()));
        return fields;
    }
}
