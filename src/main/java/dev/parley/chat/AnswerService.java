package dev.parley.chat;

import dev.parley.account.SettingsStore;
import dev.parley.account.User;
import dev.parley.chat.ChatException.Reason;
import dev.parley.exchange.ExchangeService;
import dev.parley.generation.BusyException;
import dev.parley.generation.Generations;
import dev.parley.generation.Journal.Checkpoint;
import dev.parley.provider.AnswerRecording;
import dev.parley.provider.ChatRequest;
import dev.parley.provider.DemoModel;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.ModelException;
import dev.parley.provider.ModelParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Stores questions and starts the answers. A question is stored before its answer starts, so nothing is lost. */
public final class AnswerService {
    private final SettingsStore settings;
    private final ChatStore chats;
    private final ChatParameterStore parameters;
    private final QuestionStore questions;
    private final AnswerStore answers;
    private final HistoryService histories;
    private final ModelService models;
    private final Generations generations;
    private final AbandonedAnswers abandoned;
    private final RunningUsage usage;
    private final AttachmentCheck attachments;
    private final ExchangeService exchanges;

    public AnswerService(
            SettingsStore settings,
            ChatStore chats,
            ChatParameterStore parameters,
            QuestionStore questions,
            AnswerStore answers,
            HistoryService histories,
            ModelService models,
            Generations generations,
            AbandonedAnswers abandoned,
            RunningUsage usage,
            AttachmentCheck attachments,
            ExchangeService exchanges) {
        this.settings = settings;
        this.chats = chats;
        this.parameters = parameters;
        this.questions = questions;
        this.answers = answers;
        this.histories = histories;
        this.models = models;
        this.generations = generations;
        this.abandoned = abandoned;
        this.usage = usage;
        this.attachments = attachments;
        this.exchanges = exchanges;
    }

    /** Starts a chat with its first question, which each of these models answers. */
    public Turn start(User user, List<String> models, ChatParameters chosen, Question question, boolean isTemporary) {
        var asker = asker(user, chosen, question.locale());
        models.forEach(model -> requireReadable(asker, model, question));
        return withPermits(user, models.size(), permits -> {
            var turn = questions.start(user, models, chosen, question, isTemporary);
            return start(permits, asker, turn);
        });
    }

    /** Asks the next question of a chat; {@code seen} as in {@link QuestionStore#ask}. */
    public Turn ask(User user, Chat chat, Pick pick, Optional<Long> seen, Question question) {
        var asker = asker(user, chosen(user, chat, pick), question.locale());
        pick.models(chat.model()).forEach(model -> requireReadable(asker, model, question));
        return withPermits(user, pick.count(), permits -> {
            var turn = questions.ask(user, chat, pick, seen, question);
            return start(permits, asker, turn);
        });
    }

    /** Asks another version of a question. The old version and its answers are kept as another branch. */
    public Turn edit(User user, Chat chat, Message edited, Pick pick, Question question) {
        var asker = asker(user, chosen(user, chat, pick), question.locale());
        pick.models(chat.model()).forEach(model -> requireReadable(asker, model, question));
        return withPermits(user, pick.count(), permits -> {
            var turn = questions.edit(user, chat, edited, pick, question);
            return start(permits, asker, turn);
        });
    }

    /** Regenerates an answer; {@code seen} as in {@link AnswerStore#regenerate}. */
    public Message regenerate(User user, Chat chat, Message answer, Pick pick, Optional<Long> seen, Locale locale) {
        var asker = asker(user, chosen(user, chat, pick), locale);
        var unpicked = answer.column().isPresent() ? answer.model() : chat.model();
        var target = target(asker, pick.model().orElse(unpicked))
                .orElseThrow(() -> new ChatException(Reason.CONNECTION_GONE));
        attachments.requireSeen(target.provider(), target.id(), answer);
        return withPermit(user, permit -> {
            var another = answers.regenerate(user, chat, answer, pick, seen);
            if (another.isNew()) {
                start(permit, asker, chat, another.answer());
            }
            return another.answer();
        });
    }

    /** Continues an incomplete answer with the model that began it. */
    public Message resume(User user, Chat chat, Message answer, Locale locale) {
        var asker = asker(user, parameters.find(user, chat), locale);
        var broken = abandoned.settled(answer);
        return withPermit(user, permit -> {
            var resumed = answers.resume(user, chat, broken);
            if (resumed.isNew()) {
                start(permit, asker, chat, resumed.answer());
            }
            return resumed.answer();
        });
    }

    /** Stops an answer. Its text so far is stored when this returns. */
    public void stop(Message answer) {
        // Acknowledged means stored.
        if (!generations.stop(answer.id())) {
            throw new ChatException(Reason.NOT_STORED);
        }
        abandoned.settled(answer);
    }

    /** What an answer needs from the database. Read before the question is stored, so that a failure stores nothing. */
    private record Asker(
            User user,
            Optional<String> apiKey,
            Optional<String> systemPrompt,
            ModelParameters parameters,
            Locale locale) {}

    private Asker asker(User user, ChatParameters chosen, Locale locale) {
        var own = settings.forAnswer(user);
        var systemPrompt = chosen.systemPrompt().isPresent()
                ? chosen.systemPrompt().filter(prompt -> !prompt.isEmpty())
                : own.systemPrompt();
        return new Asker(user, own.apiKey(), systemPrompt, chosen.model(), locale);
    }

    private Optional<ModelTarget> target(Asker asker, String model) {
        return models.target(asker.user(), asker.apiKey(), model);
    }

    private void requireReadable(Asker asker, String model, Question question) {
        if (!question.attachments().isEmpty()) {
            var target = target(asker, model).orElseThrow(() -> new ChatException(Reason.CONNECTION_GONE));
            attachments.require(asker.user(), target.provider(), target.id(), question);
        }
    }

    private ChatParameters chosen(User user, Chat chat, Pick pick) {
        return pick.parameters().orElseGet(() -> parameters.find(user, chat));
    }

    /** One permit for each answer. Each answer starts or fails on its own. */
    private Turn start(List<Generations.Permit> permits, Asker asker, Turn turn) {
        if (!turn.isNew()) {
            return turn;
        }
        var started = new ArrayList<Message>();
        for (var answer : turn.answers()) {
            started.add(start(permits.get(started.size()), asker, turn.chat(), answer));
        }
        return turn.with(started);
    }

    /** The question is stored already, so any failure must end its answer as failed. */
    private Message start(Generations.Permit permit, Asker asker, Chat chat, Message answer) {
        var written = new Checkpoint(answer.id(), answer.content(), answer.reasoning());
        var stored = answer;
        try {
            var target = target(asker, answer.model()).orElseThrow(() -> new ModelException(ErrorKind.CONNECTION_GONE));
            var request = request(asker, target, answer).recorded(recording(target, chat, answer));
            var fitted = histories.fit(request, answer);
            stored = fitted.size().answer();
            var model = histories.fitting(target.client(), request, fitted.size());
            usage.begin(answer, fitted.request(), target.hasOwnKey());
            permit.start(written, model, fitted.request());
        } catch (RuntimeException | Error e) {
            permit.fail(written, e);
            return stored;
        }
        // If the chat was deleted in the meantime, the deletion could not stop this answer.
        if (chats.find(asker.user(), chat.id()).isEmpty()) {
            generations.stop(answer.id());
        }
        return stored;
    }

    /** Temporary chats and the demo have none. */
    private Optional<AnswerRecording> recording(ModelTarget target, Chat chat, Message answer) {
        boolean isRecorded = !chat.placement().temporary() && !answer.model().equals(DemoModel.ID);
        return isRecorded ? exchanges.begin(answer.id(), target.hasOwnKey()) : Optional.empty();
    }

    /** The request without its history. */
    private static ChatRequest request(Asker asker, ModelTarget target, Message answer) {
        return new ChatRequest(
                target.provider(),
                target.id(),
                History.beginning(asker.systemPrompt()),
                asker.parameters(),
                answer.content(),
                asker.locale());
    }

    private <T> T withPermit(User user, Function<Generations.Permit, T> work) {
        return withPermits(user, 1, permits -> work.apply(permits.get(0)));
    }

    private <T> T withPermits(User user, int count, Function<List<Generations.Permit>, T> work) {
        try {
            return withPermits(count, work);
        } catch (ChatException e) {
            // The conflict may be with an abandoned answer.
            boolean isOccupied = e.reason() == Reason.ANSWER_RUNNING || e.reason() == Reason.TOO_MANY_ANSWERS;
            if (!isOccupied || !abandoned.settle(user)) {
                throw e;
            }
            return withPermits(count, work);
        }
    }

    private <T> T withPermits(int count, Function<List<Generations.Permit>, T> work) {
        var permits = new ArrayList<Generations.Permit>();
        try {
            while (permits.size() < count) {
                permits.add(generations.permit());
            }
            return work.apply(permits);
        } catch (BusyException e) {
            throw new ChatException(Reason.BUSY);
        } finally {
            permits.forEach(Generations.Permit::close);
        }
    }
}
