package dev.parley.chat;

import dev.parley.file.AttachmentStore;
import dev.parley.provider.ChatImage;
import java.util.ArrayList;

/** Reads the contents of attachments for a request to a model. */
final class SentFileReader {
    private final AttachmentStore attachments;

    SentFileReader(AttachmentStore attachments) {
        this.attachments = attachments;
    }

    /** @param withImages false if the model cannot see; images are then only named */
    SentFiles read(Message question, boolean withImages) {
        if (question.attachmentTokens() == 0) {
            return SentFiles.NONE;
        }
        var texts = new ArrayList<String>();
        var images = new ArrayList<ChatImage>();
        int leftOut = 0;
        for (var attachment : attachments.of(question.id())) {
            var file = attachment.file();
            if (file.isText()) {
                texts.add(FileFrame.of(attachment, attachments.text(file)));
            } else if (withImages) {
                images.add(ChatImage.of(file.mediaType(), attachments.content(file), file.tokens()));
            } else {
                texts.add(FileFrame.imageNote(attachment));
                leftOut++;
            }
        }
        return new SentFiles(String.join("\n\n", texts), images, leftOut);
    }
}
