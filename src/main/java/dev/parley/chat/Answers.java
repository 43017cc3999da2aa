package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.generation.BusyException;
import dev.parley.generation.Generations;
import dev.parley.generation.Generations.Slot;
import dev.parley.generation.Journal.Checkpoint;
import dev.parley.provider.ChatRequest;
import dev.parley.web.Problem;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Stores a question and sets a model to answer it: first the one, then the other, so that nothing is lost. */
public final class Answers {
    private final Chats chats;
    private final Messages messages;
    private final Branches branches;
    private final Models models;
    private final Generations generations;

    public Answers(Chats chats, Messages messages, Branches branches, Models models, Generations generations) {
        this.chats = chats;
        this.messages = messages;
        this.branches = branches;
        this.models = models;
        this.generations = generations;
    }

    /** Begins a chat. */
    Exchange begin(User user, String model, Question question) {
        return withSlot(slot -> {
            var exchange = messages.begin(user, model, question.text(), question.requestKey());
            return start(slot, user, exchange, question.locale());
        });
    }

    /** Asks the next question of a chat. */
    Exchange ask(User user, Chat chat, Question question) {
        return withSlot(slot -> {
            var exchange = messages.ask(user, chat, question.text(), question.requestKey());
            return start(slot, user, exchange, question.locale());
        });
    }

    /** Has the question of an answer answered once more; {@code seen} as in {@link Messages#answerAgain}. */
    Message again(User user, Chat chat, Message answer, Optional<Long> seen, Locale locale) {
        return withSlot(slot -> {
            var another = messages.answerAgain(user, chat, answer, seen);
            if (another.isNew()) start(slot, user, chat, another.answer(), locale);
            return another.answer();
        });
    }

    /** Goes on with an answer that broke off. */
    Message resume(User user, Chat chat, Message answer, Locale locale) {
        return withSlot(slot -> {
            var resumed = messages.resume(user, chat, answer);
            if (resumed.isNew()) start(slot, user, chat, resumed.answer(), locale);
            return resumed.answer();
        });
    }

    /** Stops an answer; what there is of it is stored when this returns. */
    void stop(Message answer) {
        // Acknowledged means stored: a stop that is not stored yet is not said to be one.
        if (!generations.stop(answer.id())) throw new Problem(503, "message.not-stored");
    }

    /**
     * A question as it was sent.
     *
     * @param requestKey tells a double submit from a second question
     * @param locale the asker's language
     */
    record Question(String text, Optional<String> requestKey, Locale locale) {}

    private Exchange start(Slot slot, User user, Exchange exchange, Locale locale) {
        if (exchange.isNew()) start(slot, user, exchange.chat(), exchange.answer(), locale);
        return exchange;
    }

    private void start(Slot slot, User user, Chat chat, Message answer, Locale locale) {
        long questionId = answer.parentId().orElseThrow();
        var history = History.of(Optional.of(History.SYSTEM_PROMPT), branches.upTo(chat, questionId));
        var request = new ChatRequest(models.provider(user), chat.model(), history, answer.content(), locale);
        var written = new Checkpoint(answer.id(), answer.content(), answer.reasoning());
        slot.start(written, models.model(chat.model()), request);
        // Who deleted the chat between the question and this could not stop the answer yet.
        if (chats.find(user, chat.id()).isEmpty()) generations.stop(answer.id());
    }

    private <T> T withSlot(Function<Slot, T> work) {
        try (var slot = generations.slot()) {
            return work.apply(slot);
        } catch (BusyException busy) {
            throw new Problem(503, "message.busy");
        }
    }
}
