package dev.parley.chat;

import dev.parley.generation.Status;
import dev.parley.markdown.BlockStream;
import dev.parley.markdown.SafeHtml;
import dev.parley.provider.Fault;
import dev.parley.web.View;
import dev.parley.web.Words;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes messages ready for templates. */
public final class MessageViews {
    private static final Set<Fault> MENDED_IN_SETTINGS = Set.of(Fault.KEY_MISSING, Fault.KEY_REFUSED);
    private static final Set<Fault> MENDED_BY_ANOTHER_MODEL =
            Set.of(Fault.MODEL_UNKNOWN, Fault.FORBIDDEN, Fault.REQUEST_REFUSED);

    private final AnswerHtml answerHtml;
    private final View view;
    private final Branches branches;
    private final Abandoned abandoned;
    private final Clock clock;

    /** @param clock tells how long a live message has been waited for */
    public MessageViews(AnswerHtml answerHtml, View view, Branches branches, Abandoned abandoned, Clock clock) {
        this.answerHtml = answerHtml;
        this.view = view;
        this.branches = branches;
        this.abandoned = abandoned;
        this.clock = clock;
    }

    /** The last messages of the branch that is shown. */
    Excerpt end(Chat chat, Words words) {
        return excerpt(chat, chat.currentLeafId(), true, Excerpt.MESSAGES_MAX, words);
    }

    /** The shown branch, at most its last {@value Excerpt#PRINTED_MESSAGES_MAX} messages. */
    Excerpt printed(Chat chat, Words words) {
        return excerpt(chat, chat.currentLeafId(), true, Excerpt.PRINTED_MESSAGES_MAX, words);
    }

    /** The last messages before this one, which is not the first. */
    Excerpt before(Chat chat, Message message, Words words) {
        return excerpt(chat, message.parentId().orElseThrow(), false, Excerpt.MESSAGES_MAX, words);
    }

    private Excerpt excerpt(Chat chat, long lastId, boolean isEnd, int max, Words words) {
        // One more than is shown, which tells whether there are more.
        var found = branches.rowsUpTo(chat, lastId, max + 1);
        boolean hasEarlier = found.size() > max;
        var shown = hasEarlier ? found.subList(1, found.size()) : found;
        var siblings = branches.siblingsUpTo(chat, lastId, max);
        var views = shown.stream()
                .map(row -> row.map(abandoned::settled))
                .map(row -> view(chat, row, siblings.getOrDefault(row.id(), Siblings.none(row.id())), words))
                .toList();
        return new Excerpt(views, hasEarlier ? shown.get(0).id() : 0, isEnd);
    }

    /** A message that this request has just stored, so it cannot be abandoned. */
    MessageView begun(Chat chat, Message message, Words words) {
        return one(chat, MessageRow.of(message), words);
    }

    private MessageView one(Chat chat, MessageRow row, Words words) {
        return view(chat, row, branches.siblings(row.message()), words);
    }

    private MessageView view(Chat chat, MessageRow row, Siblings siblings, Words words) {
        var message = row.message();
        boolean isQuestion = message.role() == Role.USER;
        return new MessageView(
                message.id(),
                message.role().name().toLowerCase(Locale.ROOT),
                message.status().name().toLowerCase(Locale.ROOT),
                QuestionView.of(isQuestion ? message.content() : ""),
                isQuestion ? SafeHtml.EMPTY : answerHtml.of(row),
                message.reasoning(),
                FactsView.thought(message.facts(), words),
                message.model(),
                problem(message, words).orElse(null),
                message.status() == Status.STREAMING,
                isLast(chat, message) && isBroken(message),
                isLast(chat, message) && message.isResumable(),
                siblings,
                FactsView.of(message, words),
                BlockStream.lastText(Long.toString(message.id())),
                Duration.between(message.createdAt(), clock.instant()).toSeconds());
    }

    /** The message by itself, as it replaces the live one when it is done. */
    String html(Chat chat, MessageRow row, Words words) {
        var message = one(chat, row.map(abandoned::settled), words);
        return view.fragment("chat/message", "message", words.locale(), Map.of("chat", chat, "message", message));
    }

    private static Optional<ProblemView> problem(Message message, Words words) {
        if (message.fault().isPresent()) {
            var fault = message.fault().get();
            return Optional.of(new ProblemView(
                    words.say("fault." + fault.name()),
                    message.faultDetail().isEmpty() ? "" : words.say("fault.detail", message.faultDetail()),
                    MENDED_IN_SETTINGS.contains(fault),
                    MENDED_BY_ANOTHER_MODEL.contains(fault)));
        }
        boolean isAnswer = message.role() == Role.ASSISTANT;
        return switch (message.status()) {
            // That somebody stopped it is no problem; the page says so by the status.
            case STREAMING, STOPPED -> Optional.empty();
            case COMPLETE ->
                isAnswer && message.content().isBlank() ? problem("answer.empty", words) : Optional.empty();
            case TRUNCATED -> problem("answer.truncated", words);
            case FAILED -> problem("fault.INTERNAL", words);
            case INTERRUPTED -> problem("answer.interrupted", words);
        };
    }

    private static Optional<ProblemView> problem(String key, Words words) {
        return Optional.of(ProblemView.of(words.say(key)));
    }

    private static boolean isLast(Chat chat, Message message) {
        return message.id() == chat.currentLeafId();
    }

    private static boolean isBroken(Message message) {
        return message.role() == Role.ASSISTANT
                && message.status() != Status.STREAMING
                && (message.status() != Status.COMPLETE || message.content().isBlank());
    }
}
