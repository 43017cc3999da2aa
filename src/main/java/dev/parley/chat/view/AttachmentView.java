package dev.parley.chat.view;

import dev.parley.file.Attachment;
import dev.parley.web.Translations;
import java.util.List;

/**
 * An attachment as templates show it.
 *
 * @param path where it is served
 * @param image whether it is an image; otherwise it has text
 * @param pages of a document; 0 if it has none
 * @param size in words
 * @param tokens an estimate
 */
public record AttachmentView(long id, String name, String path, boolean image, long pages, String size, long tokens) {
    private static final double KILOBYTE = 1024;
    private static final double MEGABYTE = KILOBYTE * KILOBYTE;

    /** Attachments in the language of a page. */
    public static List<AttachmentView> of(List<Attachment> attachments, Translations translations) {
        return attachments.stream()
                .map(attachment -> of(attachment, translations))
                .toList();
    }

    /** The same attachment, served elsewhere. */
    public AttachmentView at(String otherPath) {
        return new AttachmentView(id, name, otherPath, image, pages, size, tokens);
    }

    private static AttachmentView of(Attachment attachment, Translations translations) {
        var file = attachment.file();
        return new AttachmentView(
                attachment.id(),
                attachment.name(),
                "/files/" + attachment.id(),
                !file.isText(),
                file.pages().orElse(0L),
                size(file.bytes(), translations),
                file.tokens());
    }

    private static String size(long bytes, Translations translations) {
        return bytes < MEGABYTE
                ? translations.text("message.file.kilobytes", Math.max(1, Math.round(bytes / KILOBYTE)))
                : translations.text("message.file.megabytes", bytes / MEGABYTE);
    }
}
