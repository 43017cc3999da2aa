package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.chat.ChatException.Reason;
import dev.parley.concurrent.DaemonThreads;
import dev.parley.db.Database;
import dev.parley.provider.ChatMessage;
import dev.parley.provider.ChatRequest;
import dev.parley.provider.DemoModel;
import dev.parley.provider.ModelException;
import dev.parley.text.ShortText;
import dev.parley.usage.UsageStore;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Asks the model of a chat for a title. This is the only request to a model server that is not the answer to a question,
 * so it is sent only when the user asks for a title. It contains only the beginning of the chat, and nothing but
 * its usage is stored.
 */
public final class TitleService implements AutoCloseable {
    private static final Duration TIME_MAX = Duration.ofSeconds(30);
    /** Each of them keeps a thread that serves requests waiting. */
    private static final int CALLS_AT_ONCE_MAX = 32;

    private static final int MESSAGES_MAX = 4;
    private static final int MESSAGE_CHARS_MAX = 1_000;
    private static final String TASK =
            "Write a title for the conversation that follows, in the language of the conversation. Use at most six words."
                    + " Reply with the title only, without quotation marks.\n\n";

    private final Database database;
    private final MessageTree messageTree;
    private final AnswerAdmission admission;
    private final UsageStore usage;
    private final ModelService models;
    private final ShortReplies replies = new ShortReplies(DaemonThreads.perTask("parley-title"), TIME_MAX);
    /** The ids of the users to whom a title is being suggested. */
    private final Set<Long> running = ConcurrentHashMap.newKeySet();

    public TitleService(
            Database database,
            MessageTree messageTree,
            AnswerAdmission admission,
            UsageStore usage,
            ModelService models) {
        this.database = database;
        this.messageTree = messageTree;
        this.admission = admission;
        this.usage = usage;
        this.models = models;
    }

    /**
     * A title that the chat's model suggests.
     *
     * @throws ChatException if the model suggests none, or if too much is running
     * @throws ModelException if the model server fails
     */
    public String suggest(User user, Chat chat, Locale locale) {
        if (chat.model().equals(DemoModel.ID)) {
            throw new ChatException(Reason.NO_TITLE_FROM_DEMO);
        }
        if (running.size() >= CALLS_AT_ONCE_MAX) {
            throw new ChatException(Reason.BUSY);
        }
        if (!running.add(user.id())) {
            throw new ChatException(Reason.TITLE_RUNNING);
        }
        try {
            var title = ChatTitle.ofReply(reply(user, chat, locale));
            if (title.isEmpty()) {
                throw new ChatException(Reason.NO_TITLE);
            }
            return title;
        } finally {
            running.remove(user.id());
        }
    }

    private String reply(User user, Chat chat, Locale locale) {
        database.write(transaction -> {
            admission.require(transaction, user, chat.model());
            return true;
        });
        var target = models.target(user, chat.model()).orElseThrow(() -> new ChatException(Reason.CONNECTION_GONE));
        var messages = List.of(new ChatMessage("user", TASK + beginning(chat)));
        var reply = replies.read(target.client(), new ChatRequest(target.provider(), target.id(), messages, locale));
        var spending = reply.spending(chat.model(), TokenEstimate.of(messages), target.hasOwnKey());
        database.write(transaction -> {
            usage.count(transaction, user.id(), spending);
            return true;
        });
        return reply.text();
    }

    private String beginning(Chat chat) {
        return messageTree.beginning(chat, MESSAGES_MAX).stream()
                .filter(message -> !message.content().isBlank())
                .map(message -> (message.role() == Role.USER ? "User: " : "Assistant: ")
                        + ShortText.shortened(message.content().strip(), MESSAGE_CHARS_MAX))
                .collect(Collectors.joining("\n\n"));
    }

    @Override
    public void close() {
        replies.close();
    }
}
