package dev.parley.chat.view;

import dev.parley.markdown.SafeHtml;
import org.jspecify.annotations.Nullable;

/**
 * A finished answer as templates show it.
 *
 * @param status in lower case, such as {@code complete}
 * @param thought how long the model reasoned before the answer, in words
 * @param error what went wrong, or null
 * @param sentFrom as in {@link MessagePage}
 */
public record AnswerView(
        long id,
        String model,
        String status,
        String reasoning,
        String thought,
        SafeHtml html,
        @Nullable AnswerErrorView error,
        AnswerFootView foot,
        long sentFrom)
        implements MessageView {}
