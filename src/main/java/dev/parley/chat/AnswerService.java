package dev.parley.chat;

import dev.parley.account.Settings;
import dev.parley.account.User;
import dev.parley.generation.BusyException;
import dev.parley.generation.Generations;
import dev.parley.generation.Journal.Checkpoint;
import dev.parley.provider.ChatRequest;
import dev.parley.provider.Provider;
import dev.parley.web.HttpException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Stores a question and sets a model to answer it: first the one, then the other, so that nothing is lost. */
public final class AnswerService {
    private final Settings settings;
    private final Chats chats;
    private final Messages messages;
    private final MessageTree messageTree;
    private final Models models;
    private final Generations generations;
    private final AbandonedAnswers abandoned;

    public AnswerService(
            Settings settings,
            Chats chats,
            Messages messages,
            MessageTree messageTree,
            Models models,
            Generations generations,
            AbandonedAnswers abandoned) {
        this.settings = settings;
        this.chats = chats;
        this.messages = messages;
        this.messageTree = messageTree;
        this.models = models;
        this.generations = generations;
        this.abandoned = abandoned;
    }

    /** Begins a chat. */
    Turn begin(User user, String model, Question question) {
        var asker = asker(user, question.locale());
        return withPermit(user, permit -> {
            var turn = messages.begin(user, model, question.text(), question.requestKey());
            return start(permit, asker, turn);
        });
    }

    /** Asks the next question of a chat. */
    Turn ask(User user, Chat chat, Question question) {
        var asker = asker(user, question.locale());
        return withPermit(user, permit -> {
            var turn = messages.ask(user, chat, question.text(), question.requestKey());
            return start(permit, asker, turn);
        });
    }

    /** Has the question of an answer answered once more; {@code seen} as in {@link Messages#answerAgain}. */
    Message again(User user, Chat chat, Message answer, Optional<Long> seen, Locale locale) {
        var asker = asker(user, locale);
        return withPermit(user, permit -> {
            var another = messages.answerAgain(user, chat, answer, seen);
            if (another.isNew()) {
                start(permit, asker, chat, another.answer());
            }
            return another.answer();
        });
    }

    /** Goes on with an answer that broke off. */
    Message resume(User user, Chat chat, Message answer, Locale locale) {
        var asker = asker(user, locale);
        var broken = abandoned.settled(answer);
        return withPermit(user, permit -> {
            var resumed = messages.resume(user, chat, broken);
            if (resumed.isNew()) {
                start(permit, asker, chat, resumed.answer());
            }
            return resumed.answer();
        });
    }

    /** Stops an answer; what there is of it is stored when this returns. */
    void stop(Message answer) {
        // Acknowledged means stored: a stop that is not stored yet is not said to be one.
        if (!generations.stop(answer.id())) {
            throw new HttpException(503, "message.not-stored");
        }
        abandoned.settled(answer);
    }

    /**
     * A question as it was sent.
     *
     * @param requestKey tells a double submit from a second question
     * @param locale the asker's language
     */
    record Question(String text, Optional<String> requestKey, Locale locale) {}

    /** What an answer needs from the database, read before the question is stored, so that a failure stores nothing. */
    private record Asker(User user, Provider provider, Optional<String> systemPrompt, Locale locale) {}

    private Asker asker(User user, Locale locale) {
        return new Asker(user, models.provider(user), settings.systemPrompt(user), locale);
    }

    private Turn start(Generations.Permit permit, Asker asker, Turn turn) {
        if (turn.isNew()) {
            start(permit, asker, turn.chat(), turn.answer());
        }
        return turn;
    }

    /** The question is stored by now, so any failure must end its answer as failed. */
    private void start(Generations.Permit permit, Asker asker, Chat chat, Message answer) {
        var written = new Checkpoint(answer.id(), answer.content(), answer.reasoning());
        try {
            permit.start(written, models.model(chat.model()), request(asker, chat, answer));
        } catch (RuntimeException | Error e) {
            permit.fail(written, e);
            return;
        }
        // If the chat was deleted in the meantime, the deletion could not stop this answer.
        if (chats.find(asker.user(), chat.id()).isEmpty()) {
            generations.stop(answer.id());
        }
    }

    private ChatRequest request(Asker asker, Chat chat, Message answer) {
        var branch = messageTree.upTo(chat, answer.parentId().orElseThrow());
        var history = History.of(asker.systemPrompt(), branch);
        return new ChatRequest(asker.provider(), chat.model(), history, answer.content(), asker.locale());
    }

    private <T> T withPermit(User user, Function<Generations.Permit, T> work) {
        try {
            return withPermit(work);
        } catch (HttpException e) {
            // The conflict may be with an abandoned answer.
            boolean isOccupied = e.status() == 409 || e.status() == 429;
            if (!isOccupied || !abandoned.settle(user)) {
                throw e;
            }
            return withPermit(work);
        }
    }

    private <T> T withPermit(Function<Generations.Permit, T> work) {
        try (var permit = generations.permit()) {
            return work.apply(permit);
        } catch (BusyException e) {
            throw new HttpException(503, "message.busy");
        }
    }
}
