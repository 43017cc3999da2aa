package dev.parley.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Finds the size of the context window of a listed model. What a server has loaded or offers comes before what the model
 * could have.
 */
final class ContextTokens {
    /** Smaller and larger numbers are mistakes, or mean something else. */
    private static final long TOKENS_MIN = 256;

    private static final long TOKENS_MAX = 100_000_000;
    private static final String[] PARENTS = {"top_provider", "meta", "limits", "capabilities", "config", "model_spec"};
    /** The fields of LM Studio, llama.cpp, vLLM, OpenRouter, Groq, Together, Mistral, Gemini, GitHub, Venice and others. */
    private static final String[] FIELDS = {
        "loaded_context_length",
        "n_ctx",
        "max_model_len",
        "context_length",
        "context_window",
        "max_context_length",
        "max_context_window_tokens",
        "max_input_tokens",
        "inputTokenLimit",
        "input_token_limit",
        "availableContextTokens",
        "context_size",
        "context_window_tokens",
        "n_ctx_train"
    };

    private ContextTokens() {}

    /** The number of tokens; 0 if unknown. */
    static long of(JsonNode model) {
        for (var field : FIELDS) {
            for (var parent : PARENTS) {
                var nested = tokens(model.path(parent), field);
                if (nested.isPresent()) {
                    return nested.get();
                }
            }
            var tokens = tokens(model, field);
            if (tokens.isPresent()) {
                return tokens.get();
            }
        }
        return 0;
    }

    /** A few servers send numbers as text. */
    private static Optional<Long> tokens(JsonNode parent, String field) {
        return Optional.of(parent.path(field).asLong()).filter(tokens -> tokens >= TOKENS_MIN && tokens <= TOKENS_MAX);
    }
}
