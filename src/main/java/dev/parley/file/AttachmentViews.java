package dev.parley.file;

import dev.parley.web.Translations;
import java.util.List;

/** Attachments as the template {@code chat/attachments} shows them; the feature that has the template implements it. */
@FunctionalInterface
public interface AttachmentViews {
    /** The same attachments for the template, in a language. */
    List<?> of(List<Attachment> attachments, Translations translations);
}
