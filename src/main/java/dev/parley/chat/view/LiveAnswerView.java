package dev.parley.chat.view;

import dev.parley.markdown.SafeHtml;

/**
 * An answer that is streaming, as templates show it.
 *
 * @param compared whether it is in a column of a {@link ComparisonView}
 * @param html of the last checkpoint; the event stream replaces it
 * @param lastText selects the element to which events append text, see {@link dev.parley.markdown.BlockStream#lastTextSelector}
 * @param seconds since the answer was started
 * @param sentFrom as in {@link MessagePage}
 */
public record LiveAnswerView(
        long id,
        String model,
        boolean compared,
        String reasoning,
        SafeHtml html,
        String lastText,
        long seconds,
        long sentFrom)
        implements MessageView {}
