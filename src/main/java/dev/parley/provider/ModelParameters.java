package dev.parley.provider;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

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

    /** How model servers name the parameters in error messages. */
    private static final Map<String, Pattern> NAMES = Map.of(
            "temperature", Pattern.compile("(?i)temperature"),
            "top_p", Pattern.compile("(?i)\\btop[ _-]?p\\b"),
            "max_tokens", Pattern.compile("(?i)max[ _-]?(?:(?:completion|output|new)[ _-]?)?tokens"),
            "reasoning_effort", Pattern.compile("(?i)reasoning|thinking|\\bthink\\b|\\beffort\\b"));

    /** Whether the error message of a model server names a parameter that is set. */
    boolean isNamedIn(String message) {
        var set = fields("max_tokens");
        return NAMES.entrySet().stream()
                .anyMatch(name -> set.containsKey(name.getKey())
                        && name.getValue().matcher(message).find());
    }

    /**
     * The fields of the request: those that are set, by their names in OpenAI's API.
     *
     * @param tokensField the name of the field for the maximum of tokens
     */
    Map<String, Object> fields(String tokensField) {
        var fields = new LinkedHashMap<String, Object>();
        temperature.ifPresent(value -> fields.put("temperature", value));
        topP.ifPresent(value -> fields.put("top_p", value));
        maxTokens.ifPresent(value -> fields.put(tokensField, value));
        reasoningEffort.ifPresent(value -> fields.put("reasoning_effort", value.code()));
        return fields;
    }
}
