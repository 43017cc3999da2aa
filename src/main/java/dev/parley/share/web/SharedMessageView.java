package dev.parley.share.web;

import dev.parley.chat.QuestionPart;
import dev.parley.chat.view.AttachmentView;
import dev.parley.markdown.SafeHtml;
import java.util.List;

/**
 * A message of a snapshot as templates show it.
 *
 * @param position in the snapshot, from 1
 * @param question whether it is a question; otherwise it is an answer
 * @param parts of a question
 * @param note why an answer is incomplete, in words; may be empty
 */
public record SharedMessageView(
        long position,
        boolean question,
        List<QuestionPart> parts,
        List<AttachmentView> attachments,
        String model,
        String reasoning,
        SafeHtml html,
        String note) {
    /**
     * A page of messages.
     *
     * @param next the position of the last message if there are more, otherwise 0
     */
    public record Page(List<SharedMessageView> messages, long next) {}
}
