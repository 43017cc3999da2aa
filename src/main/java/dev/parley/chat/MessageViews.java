package dev.parley.chat;

import dev.parley.generation.MessageStatus;
import dev.parley.markdown.BlockStream;
import dev.parley.markdown.SafeHtml;
import dev.parley.provider.ErrorKind;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes messages ready for templates. */
public final class MessageViews {
    private static final Set<ErrorKind> MENDED_IN_SETTINGS = Set.of(ErrorKind.KEY_MISSING, ErrorKind.KEY_REFUSED);
    private static final Set<ErrorKind> MENDED_BY_ANOTHER_MODEL =
            Set.of(ErrorKind.MODEL_UNKNOWN, ErrorKind.FORBIDDEN, ErrorKind.REQUEST_REFUSED);

    private final AnswerHtml answerHtml;
    private final Templates templates;
    private final MessageTree messageTree;
    private final AbandonedAnswers abandoned;
    private final Clock clock;

    /** @param clock tells how long a live message has been waited for */
    public MessageViews(
            AnswerHtml answerHtml,
            Templates templates,
            MessageTree messageTree,
            AbandonedAnswers abandoned,
            Clock clock) {
        this.answerHtml = answerHtml;
        this.templates = templates;
        this.messageTree = messageTree;
        this.abandoned = abandoned;
        this.clock = clock;
    }

    /** The last messages of the branch that is shown. */
    MessagePage end(Chat chat, Translations translations) {
        return messagePage(chat, chat.currentLeafId(), true, MessagePage.MESSAGES_MAX, translations);
    }

    /** The shown branch, at most its last {@value MessagePage#PRINTED_MESSAGES_MAX} messages. */
    MessagePage printed(Chat chat, Translations translations) {
        return messagePage(chat, chat.currentLeafId(), true, MessagePage.PRINTED_MESSAGES_MAX, translations);
    }

    /** The last messages before this one, which is not the first. */
    MessagePage before(Chat chat, Message message, Translations translations) {
        return messagePage(chat, message.parentId().orElseThrow(), false, MessagePage.MESSAGES_MAX, translations);
    }

    private MessagePage messagePage(Chat chat, long lastId, boolean isEnd, int max, Translations translations) {
        // One more than is shown, which tells whether there are more.
        var found = messageTree.rowsUpTo(chat, lastId, max + 1);
        boolean hasEarlier = found.size() > max;
        var shown = hasEarlier ? found.subList(1, found.size()) : found;
        var siblings = messageTree.siblingsUpTo(chat, lastId, max);
        var views = shown.stream()
                .map(row -> row.map(abandoned::settled))
                .map(row ->
                        templates(chat, row, siblings.getOrDefault(row.id(), Siblings.none(row.id())), translations))
                .toList();
        return new MessagePage(views, hasEarlier ? shown.get(0).id() : 0, isEnd);
    }

    /** A message that this request has just stored, so it cannot be abandoned. */
    MessageView begun(Chat chat, Message message, Translations translations) {
        return one(chat, MessageRow.of(message), translations);
    }

    private MessageView one(Chat chat, MessageRow row, Translations translations) {
        return templates(chat, row, messageTree.siblings(row.message()), translations);
    }

    private MessageView templates(Chat chat, MessageRow row, Siblings siblings, Translations translations) {
        var message = row.message();
        boolean isQuestion = message.role() == Role.USER;
        return new MessageView(
                message.id(),
                message.role().name().toLowerCase(Locale.ROOT),
                message.status().name().toLowerCase(Locale.ROOT),
                QuestionView.of(isQuestion ? message.content() : ""),
                isQuestion ? SafeHtml.EMPTY : answerHtml.of(row),
                message.reasoning(),
                AnswerStatsView.thought(message.stats(), translations),
                message.model(),
                problem(message, translations).orElse(null),
                message.status() == MessageStatus.STREAMING,
                isLast(chat, message) && isBroken(message),
                isLast(chat, message) && message.isResumable(),
                siblings,
                AnswerStatsView.of(message, translations),
                BlockStream.lastText(Long.toString(message.id())),
                Duration.between(message.createdAt(), clock.instant()).toSeconds());
    }

    /** The message by itself, as it replaces the live one when it is done. */
    String html(Chat chat, MessageRow row, Translations translations) {
        var message = one(chat, row.map(abandoned::settled), translations);
        return templates.fragment(
                "chat/message", "message", translations.locale(), Map.of("chat", chat, "message", message));
    }

    private static Optional<AnswerErrorView> problem(Message message, Translations translations) {
        if (message.fault().isPresent()) {
            var fault = message.fault().get();
            return Optional.of(new AnswerErrorView(
                    translations.text("fault." + fault.name()),
                    message.faultDetail().isEmpty() ? "" : translations.text("fault.detail", message.faultDetail()),
                    MENDED_IN_SETTINGS.contains(fault),
                    MENDED_BY_ANOTHER_MODEL.contains(fault)));
        }
        boolean isAnswer = message.role() == Role.ASSISTANT;
        return switch (message.status()) {
            // That somebody stopped it is no problem; the page says so by the status.
            case STREAMING, STOPPED -> Optional.empty();
            case COMPLETE ->
                isAnswer && message.content().isBlank() ? problem("answer.empty", translations) : Optional.empty();
            case TRUNCATED -> problem("answer.truncated", translations);
            case FAILED -> problem("fault.INTERNAL", translations);
            case INTERRUPTED -> problem("answer.interrupted", translations);
        };
    }

    private static Optional<AnswerErrorView> problem(String key, Translations translations) {
        return Optional.of(AnswerErrorView.of(translations.text(key)));
    }

    private static boolean isLast(Chat chat, Message message) {
        return message.id() == chat.currentLeafId();
    }

    private static boolean isBroken(Message message) {
        return message.role() == Role.ASSISTANT
                && message.status() != MessageStatus.STREAMING
                && (message.status() != MessageStatus.COMPLETE
                        || message.content().isBlank());
    }
}
