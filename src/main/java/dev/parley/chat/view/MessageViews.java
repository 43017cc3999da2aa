package dev.parley.chat.view;

import dev.parley.chat.AbandonedAnswers;
import dev.parley.chat.AnswerHtml;
import dev.parley.chat.Chat;
import dev.parley.chat.ComparisonStore;
import dev.parley.chat.Message;
import dev.parley.chat.MessageRow;
import dev.parley.chat.MessageTree;
import dev.parley.chat.QuestionFiles;
import dev.parley.chat.Role;
import dev.parley.chat.ShownBranch;
import dev.parley.chat.SiblingStore;
import dev.parley.chat.Siblings;
import dev.parley.file.Attachment;
import dev.parley.generation.MessageStatus;
import dev.parley.markdown.BlockStream;
import dev.parley.provider.ModelRef;
import dev.parley.web.Translations;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the messages of a chat and prepares them for templates. */
public final class MessageViews {
    private final AnswerHtml answerHtml;
    private final MessageTree messageTree;
    private final SiblingStore siblingStore;
    private final ComparisonStore comparisons;
    private final ShownBranch branch;
    private final AbandonedAnswers abandoned;
    private final QuestionFiles files;
    private final Clock clock;

    /** @param clock tells how long ago a live answer was started */
    public MessageViews(
            AnswerHtml answerHtml,
            MessageTree messageTree,
            SiblingStore siblingStore,
            ComparisonStore comparisons,
            ShownBranch branch,
            AbandonedAnswers abandoned,
            QuestionFiles files,
            Clock clock) {
        this.answerHtml = answerHtml;
        this.messageTree = messageTree;
        this.siblingStore = siblingStore;
        this.comparisons = comparisons;
        this.branch = branch;
        this.abandoned = abandoned;
        this.files = files;
        this.clock = clock;
    }

    /** The last messages of the shown branch. */
    public MessagePage end(Chat chat, Translations translations) {
        return page(chat, chat.currentLeafId(), true, MessagePage.MESSAGES_MAX, translations);
    }

    /** The shown branch, at most its last {@value MessagePage#PRINTED_MESSAGES_MAX} messages. */
    public MessagePage printed(Chat chat, Translations translations) {
        return page(chat, chat.currentLeafId(), true, MessagePage.PRINTED_MESSAGES_MAX, translations);
    }

    /** The messages before this one, which is not the first. */
    public MessagePage before(Chat chat, Message message, Translations translations) {
        return page(chat, message.parentId().orElseThrow(), false, MessagePage.MESSAGES_MAX, translations);
    }

    /**
     * The part of the shown branch with this message, which is on that branch: to the end if that is near, otherwise some
     * messages before and after it.
     */
    public MessagePage around(Chat chat, Message message, Translations translations) {
        long position = branch.position(chat, message).orElseThrow();
        if (position <= MessagePage.MESSAGES_TO_END_MAX) {
            int count = Math.max(MessagePage.MESSAGES_MAX, (int) position + 1);
            return page(chat, chat.currentLeafId(), true, count, translations);
        }
        long last = branch.idAt(chat, position - MessagePage.MESSAGES_MAX / 2);
        return page(chat, last, false, MessagePage.MESSAGES_MAX, translations);
    }

    /** A message that this request has just stored, so it cannot be abandoned. */
    public MessageView stored(Chat chat, Message message, Translations translations) {
        return one(chat, MessageRow.of(message), translations);
    }

    /** A message that may have been abandoned since it was read. */
    public MessageView settled(Chat chat, MessageRow row, Translations translations) {
        return one(chat, row.map(abandoned::settled), translations);
    }

    private MessagePage page(Chat chat, long lastId, boolean isEnd, int max, Translations translations) {
        // One more than is shown tells whether there are more.
        var found = messageTree.rowsUpTo(chat, lastId, max + 1);
        boolean hasEarlier = found.size() > max;
        var shown = hasEarlier ? found.subList(1, found.size()) : found;
        var siblings = siblingStore.upTo(chat, lastId, max);
        var attachments = files.of(chat, shown);
        var views = shown.stream()
                .map(row -> row.map(abandoned::settled))
                .map(row -> shown(
                        chat,
                        row,
                        siblings.getOrDefault(row.id(), Siblings.none(row.id())),
                        attachments.getOrDefault(row.id(), List.of()),
                        translations))
                .toList();
        var sentFrom =
                isEnd ? shown.get(shown.size() - 1).message().stats().historyFrom() : messageTree.historyFrom(chat);
        return new MessagePage(views, hasEarlier ? shown.get(0).id() : 0, isEnd, sentFrom.orElse(0L));
    }

    /** The answers to a question that this request has just stored. */
    public MessageView stored(Chat chat, List<Message> answers, Translations translations) {
        var first = answers.get(0);
        return answers.size() == 1
                ? stored(chat, first, translations)
                : comparison(chat, answers.stream().map(MessageRow::of).toList(), MessageRow.of(first), translations);
    }

    /** A message, or all columns of the comparison that it is part of. */
    private MessageView shown(
            Chat chat, MessageRow row, Siblings siblings, List<Attachment> attachments, Translations translations) {
        return row.message().column().isEmpty()
                ? view(chat, row, siblings, attachments, translations)
                : comparison(chat, comparisons.columns(row.message()), row, translations);
    }

    /** @param selected is shown in its column even if the column has a newer answer */
    private MessageView comparison(
            Chat chat, List<MessageRow> columns, MessageRow selected, Translations translations) {
        var siblings = siblingStore.of(selected.message());
        return new ComparisonView(
                selected.id(),
                columns.stream()
                        .map(row ->
                                row.message().column().equals(selected.message().column()) ? selected : row)
                        .map(row -> row.map(abandoned::settled))
                        .map(row -> new ComparisonView.Column(
                                view(chat, row, siblings, List.of(), translations),
                                name(chat, ModelRef.of(row.message().model())),
                                row.id() == selected.id()))
                        .toList(),
                selected.message().stats().historyFrom().orElse(0L));
    }

    /** Models of several connections may have the same id. */
    private String name(Chat chat, ModelRef model) {
        var connection = model.connectionId() == ModelRef.FIRST
                ? Optional.<String>empty()
                : comparisons.connectionName(chat, model.connectionId());
        return connection.map(name -> model.id() + " · " + name).orElse(model.id());
    }

    private MessageView one(Chat chat, MessageRow row, Translations translations) {
        return view(chat, row, siblingStore.of(row.message()), files.of(row.message()), translations);
    }

    private MessageView view(
            Chat chat, MessageRow row, Siblings siblings, List<Attachment> attachments, Translations translations) {
        var message = row.message();
        if (message.role() == Role.USER) {
            return QuestionView.of(
                    message.id(), message.content(), siblings, AttachmentView.of(attachments, translations));
        }
        return message.status() == MessageStatus.STREAMING
                ? live(row)
                : answer(chat, row, siblings, attachments, translations);
    }

    private LiveAnswerView live(MessageRow row) {
        var message = row.message();
        return new LiveAnswerView(
                message.id(),
                ModelRef.of(message.model()).id(),
                message.column().isPresent(),
                message.reasoning(),
                answerHtml.of(row),
                BlockStream.lastTextSelector(Long.toString(message.id())),
                Duration.between(message.createdAt(), clock.instant()).toSeconds(),
                message.stats().historyFrom().orElse(0L));
    }

    private AnswerView answer(
            Chat chat, MessageRow row, Siblings siblings, List<Attachment> attachments, Translations translations) {
        var message = row.message();
        return new AnswerView(
                message.id(),
                ModelRef.of(message.model()).id(),
                message.status().name().toLowerCase(Locale.ROOT),
                message.reasoning(),
                AnswerStatsView.thought(message.stats(), translations),
                answerHtml.of(row),
                AttachmentView.of(attachments, translations),
                AnswerErrorView.of(message, translations).orElse(null),
                foot(chat, message, siblings, translations),
                message.stats().imagesLeftOut(),
                message.stats().historyFrom().orElse(0L));
    }

    private static AnswerFootView foot(Chat chat, Message message, Siblings siblings, Translations translations) {
        boolean isCompared = message.column().isPresent();
        boolean isLast = isCompared || message.id() == chat.currentLeafId();
        boolean isBroken =
                message.status() != MessageStatus.COMPLETE || message.content().isBlank();
        return new AnswerFootView(
                message.id(),
                message.status() == MessageStatus.STOPPED,
                isCompared,
                isLast && isBroken,
                isLast && message.isResumable(),
                siblings,
                AnswerStatsView.of(message, translations));
    }
}
