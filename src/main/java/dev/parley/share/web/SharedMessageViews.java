package dev.parley.share.web;

import dev.parley.chat.QuestionPart;
import dev.parley.chat.Role;
import dev.parley.chat.view.AttachmentView;
import dev.parley.file.Attachment;
import dev.parley.generation.MessageStatus;
import dev.parley.markdown.SafeHtml;
import dev.parley.provider.ModelRef;
import dev.parley.share.SharedChat;
import dev.parley.share.SharedChatStore;
import dev.parley.share.SharedHtml;
import dev.parley.share.SharedMessage;
import dev.parley.text.BlankText;
import dev.parley.web.Translations;
import java.util.List;

/** Reads the messages of a snapshot and prepares them for templates. */
final class SharedMessageViews {
    /** The messages on one page, as in a chat. */
    static final int PAGE_SIZE_MAX = 50;

    private final SharedChatStore store;
    private final SharedHtml html;

    SharedMessageViews(SharedChatStore store, SharedHtml html) {
        this.store = store;
        this.html = html;
    }

    /** The messages after this position. */
    SharedMessageView.Page after(SharedChat chat, long position, Translations translations) {
        // One more than is shown tells whether there are more.
        var found = store.messages(chat, position, PAGE_SIZE_MAX + 1);
        boolean hasMore = found.size() > PAGE_SIZE_MAX;
        var shown = hasMore ? found.subList(0, PAGE_SIZE_MAX) : found;
        long last = position + shown.size();
        var files = store.files(chat, position + 1, last);
        var views = shown.stream()
                .map(message -> view(chat, message, files.getOrDefault(message.position(), List.of()), translations))
                .toList();
        return new SharedMessageView.Page(views, hasMore ? last : 0);
    }

    private SharedMessageView view(
            SharedChat chat, SharedMessage message, List<Attachment> files, Translations translations) {
        boolean isQuestion = message.role() == Role.USER;
        boolean hasParts = isQuestion && !BlankText.isBlank(message.content());
        return new SharedMessageView(
                message.position(),
                isQuestion,
                hasParts ? QuestionPart.of(message.content()) : List.of(),
                attachments(chat, files, translations),
                ModelRef.of(message.model()).id(),
                message.reasoning(),
                isQuestion ? SafeHtml.EMPTY : html.of(chat, message),
                isQuestion ? "" : note(message, !files.isEmpty(), translations));
    }

    private static List<AttachmentView> attachments(
            SharedChat chat, List<Attachment> files, Translations translations) {
        return AttachmentView.of(files, translations).stream()
                .map(view -> view.at(chat.path() + "/files/" + view.id()))
                .toList();
    }

    /** What went wrong is not said: a message of a model server may tell something of the owner's connection. */
    private static String note(SharedMessage message, boolean hasFiles, Translations translations) {
        if (message.status() == MessageStatus.STOPPED) {
            return translations.text("message.stopped");
        }
        boolean hasContent = hasFiles || !BlankText.isBlank(message.content());
        return message.status() == MessageStatus.COMPLETE && hasContent ? "" : translations.text("message.incomplete");
    }
}
