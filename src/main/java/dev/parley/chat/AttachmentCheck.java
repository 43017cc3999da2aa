package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.chat.ChatException.Reason;
import dev.parley.file.Attachment;
import dev.parley.file.AttachmentStore;
import dev.parley.provider.Provider;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses a question that a model cannot answer, as far as that is known before it is sent: a model that does not see images,
 * or files that are longer than its context window. What is unknown is sent, and the model server decides.
 */
public final class AttachmentCheck {
    private final AttachmentStore attachments;
    private final ModelService models;
    private final HistoryService histories;

    public AttachmentCheck(AttachmentStore attachments, ModelService models, HistoryService histories) {
        this.attachments = attachments;
        this.models = models;
        this.histories = histories;
    }

    /**
     * Ignores attachments that do not exist, because a repeated request is not refused: {@link QuestionStore} knows whether it
     * is one.
     *
     * @throws ChatException if the model cannot read them
     */
    void require(User user, Provider provider, String model, Question question) {
        if (question.attachments().isEmpty()) {
            return;
        }
        var found = new ArrayList<Attachment>();
        for (long id : question.attachments()) {
            attachments.find(user, id).ifPresent(found::add);
        }
        requireSeen(provider, model, found);
        long tokens = TokenEstimate.of(question.text())
                + found.stream()
                        .mapToLong(attachment -> attachment.file().tokens())
                        .sum();
        var window = histories.window(provider, model);
        if (window.isPresent() && tokens > window.get()) {
            throw new ChatException(Reason.QUESTION_TOO_LONG, tokens, window.get());
        }
    }

    /** The same for the images of a question that is answered again. */
    void requireSeen(Provider provider, String model, Message answer) {
        if (!models.seesImages(provider, model).orElse(true)) {
            requireSeen(provider, model, attachments.of(answer.parentId().orElse(0L)));
        }
    }

    private void requireSeen(Provider provider, String model, List<Attachment> found) {
        boolean hasImage =
                found.stream().anyMatch(attachment -> !attachment.file().isText());
        if (hasImage && !models.seesImages(provider, model).orElse(true)) {
            throw new ChatException(Reason.IMAGES_NOT_SEEN);
        }
    }
}
