package dev.parley.provider;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a model stopped ({@code finish_reason}). Gateways pass on the values of the servers behind them, so each reason
 * has the values of several: OpenAI, Anthropic, Gemini, Cohere, Mistral, Bedrock, Hugging Face, watsonx, DeepSeek,
 * Zhipu, GigaChat.
 */
public enum FinishReason {
    /** The answer is complete. */
    STOP("stop stopped eos eos_token eot end end_turn end_of_turn end_of_text end_of_sequence endoftext stop_sequence"
            + " stop_token stop_str complete completed done finish finished normal success succeeded"),
    /** The answer reached the length limit. */
    LENGTH("length limit max_tokens max_token max_output max_output_tokens max_new_tokens max_length maximum_tokens"
            + " model_length token_limit context_length context_length_exceeded model_context_window_exceeded"
            + " error_limit"),
    /** A content filter of the server cut the answer. */
    CONTENT_FILTER("content_filter content_filtered safety image_safety recitation blocklist blacklist blocked spii"
            + " prohibited_content guardrail_intervened error_toxic sensitive refusal"),
    /** The model requests a tool call. */
    TOOL_CALLS("tool_calls tool_call tool_use function_call function_calls"),
    /** A failure ({@code error}, {@code abort}, {@code insufficient_system_resource}), or an unknown reason. */
    OTHER("");

    /** Values for no reason: DashScope sends {@code "null"} with each delta; Gemini and others send one of these. */
    private static final Set<String> NONE = Set.of("", "null", "none", "unspecified", "finish_reason_unspecified");

    private static final Map<String, FinishReason> REASONS = Stream.of(values())
            .flatMap(reason -> Stream.of(reason.words.split(" ")).map(word -> Map.entry(word, reason)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final String words;

    /** @param words the values that servers use, separated by spaces */
    FinishReason(String words) {
        this.words = words;
    }

    /** @param said the reason as the server spells it, in any case; may be empty */
    static Optional<FinishReason> of(String said) {
        var word = said.strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        if (NONE.contains(word)) {
            return Optional.empty();
        }
        // Gemini: content_filter: SAFETY. Python's enums: FinishReason.STOP.
        var first = word.substring(word.lastIndexOf('.') + 1).split(":", 2)[0];
        return Optional.of(REASONS.getOrDefault(first, OTHER));
    }
}
