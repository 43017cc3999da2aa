package dev.parley.provider;

import java.util.regex.Pattern;

/**
 * Recognizes the refusal of a request because of its system prompt. There is no code for it, so the words tell: those of the
 * chat templates of Gemma and early Mistral models, as llama.cpp, vLLM and LM Studio pass them on, of OpenAI's first reasoning
 * models, and of Gemma on Google's server.
 */
final class SystemRoleRefusal {
    private static final Pattern WORDS =
            Pattern.compile("(?i)\\bsystem['\"]? (?:role|message|prompt|instruction)s?\\b.{0,80}\\bnot\\b"
                    + "|(?:not|n['’]t) (?:support|allow|accept)\\w*.{0,40}['\"]?\\bsystem\\b"
                    + "|['\"]system['\"] (?:role )?(?:is not|isn['’]t)"
                    + "|developer instruction is not enabled"
                    + "|roles must alternate user/assistant"
                    + "|only user(?:,| and) assistant(?: and \\w+)? roles");

    private SystemRoleRefusal() {}

    /** @param message of the server about a request with a system prompt */
    static boolean isOne(String message) {
        return WORDS.matcher(message).find();
    }
}
