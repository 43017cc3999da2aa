package dev.parley.chat.view;

import dev.parley.markdown.SafeHtml;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finished answer as templates show it.
 *
 * @param status in lower case, such as {@code complete}
 * @param thought how long the model reasoned before the answer, in words
 * @param attachments images that an imported answer has
 * @param error what went wrong, or null
 * @param imagesLeftOut the number of images that were not sent, because the model cannot see them
 * @param sentFrom as in {@link MessagePage}
 */
public record AnswerView(
        long id,
        String model,
        String status,
        String reasoning,
        String thought,
        SafeHtml html,
        List<AttachmentView> attachments,
        @Nullable AnswerErrorView error,
        AnswerFootView foot,
        long imagesLeftOut,
        long sentFrom)
        implements MessageView {}
