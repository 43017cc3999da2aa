package dev.parley.provider;

/**
 * How a request is written, where model servers differ.
 *
 * @param withUsage whether to request token counts, which a few servers refuse
 * @param tokensField the name of the field for the maximum of tokens
 * @param withSystemRole whether the system prompt is a message of its own; otherwise it goes before the first question
 */
record SentForm(boolean withUsage, String tokensField, boolean withSystemRole) {
    static final String MAX_TOKENS = "max_tokens";
    static final String MAX_COMPLETION_TOKENS = "max_completion_tokens";

    /** What most servers accept. */
    static final SentForm USUAL = new SentForm(true, MAX_TOKENS, true);

    SentForm withoutUsage() {
        return new SentForm(false, tokensField, withSystemRole);
    }

    SentForm withCompletionTokens() {
        return new SentForm(withUsage, MAX_COMPLETION_TOKENS, withSystemRole);
    }

    SentForm withoutSystemRole() {
        return new SentForm(withUsage, tokensField, false);
    }
}
