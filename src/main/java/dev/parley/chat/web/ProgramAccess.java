package dev.parley.chat.web;

import dev.parley.account.User;
import dev.parley.chat.AbandonedAnswers;
import dev.parley.chat.AnswerService;
import dev.parley.chat.Chat;
import dev.parley.chat.ChatDeletion;
import dev.parley.chat.ChatException;
import dev.parley.chat.ChatParameters;
import dev.parley.chat.ChatStore;
import dev.parley.chat.Message;
import dev.parley.chat.MessageStore;
import dev.parley.chat.ModelService;
import dev.parley.chat.Pick;
import dev.parley.chat.Question;
import dev.parley.chat.Turn;
import dev.parley.chat.view.ModelPickers;
import dev.parley.generation.Generations;
import dev.parley.generation.TextFollower;
import dev.parley.text.BlankText;
import dev.parley.web.EventStream;
import dev.parley.web.HttpException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Chats for the API: the same rules and limits as for the pages, with values instead of forms. */
public final class ProgramAccess {
    /**
     * A question of a program.
     *
     * @param model a model or {@code preset:} and an id; empty for that of the chat
     * @param key tells a repeated request from a second question with the same text
     */
    public record Asked(String text, Optional<String> model, Optional<String> key, Locale locale) {}

    private final ChatStore chats;
    private final MessageStore messages;
    private final AnswerService answers;
    private final ChatDeletion deletion;
    private final AbandonedAnswers abandoned;
    private final Generations generations;
    private final AnswerStreams streams;
    private final ModelField modelField;
    private final ModelService models;
    private final ModelPickers pickers;

    ProgramAccess(
            ChatStore chats,
            MessageStore messages,
            AnswerService answers,
            ChatDeletion deletion,
            AbandonedAnswers abandoned,
            Generations generations,
            AnswerStreams streams,
            ModelField modelField,
            ModelService models,
            ModelPickers pickers) {
        this.chats = chats;
        this.messages = messages;
        this.answers = answers;
        this.deletion = deletion;
        this.abandoned = abandoned;
        this.generations = generations;
        this.streams = streams;
        this.modelField = modelField;
        this.models = models;
        this.pickers = pickers;
    }

    /** A chat of the user, or 404. */
    public Chat chat(User user, long id) {
        return chats.find(user, id).orElseThrow(HttpException::notFound);
    }

    /** A message of a chat, or 404. An answer that nothing writes any more is marked as interrupted. */
    public Message message(Chat chat, long id) {
        return messages.find(chat, id).map(abandoned::settled).orElseThrow(HttpException::notFound);
    }

    /** Starts a chat with its first question. */
    public Turn start(User user, Asked asked, boolean isTemporary) {
        var pick = pick(user, asked);
        var model = pick.model()
                .or(() -> pickers.preselected(user, models.awaited(user)))
                .orElseThrow(() -> new HttpException(422, "model.missing"));
        var parameters = pick.parameters().orElse(ChatParameters.DEFAULT);
        return words(() -> answers.start(user, List.of(model), parameters, question(asked), isTemporary));
    }

    /** Asks the next question of the shown branch. */
    public Turn ask(User user, Chat chat, Asked asked) {
        var pick = pick(user, asked);
        return words(() -> answers.ask(user, chat, pick, Optional.empty(), question(asked)));
    }

    /** Deletes a chat, or 404. */
    public void delete(User user, long id) {
        if (deletion.delete(user, List.of(id)).isEmpty()) {
            throw HttpException.notFound();
        }
    }

    /**
     * Counts a response that stays open towards the event streams of the user.
     *
     * @return must run when the response has ended; idempotent
     * @throws HttpException 429 if the user has too many
     */
    public Runnable reserve(HttpServletRequest request, HttpServletResponse response) {
        return streams.reserve(request, response);
    }

    /** Opens an event stream that is counted, and ends with the token of the request. */
    public EventStream open(HttpServletRequest request, HttpServletResponse response, Runnable release)
            throws IOException {
        return streams.openReserved(request, response, release);
    }

    /** Follows an answer. Returns false if it is not being written. */
    public boolean follow(long answerId, TextFollower follower) {
        return generations.follow(answerId, follower);
    }

    private Pick pick(User user, Asked asked) {
        return asked.model().map(model -> modelField.pick(user, model)).orElse(Pick.NOTHING);
    }

    private static Question question(Asked asked) {
        if (BlankText.isBlank(asked.text())) {
            throw new HttpException(422, "message.empty");
        }
        return new Question(ComposerForm.checked(asked.text()), asked.key(), asked.locale());
    }

    private static Turn words(Supplier<Turn> request) {
        try {
            return request.get();
        } catch (ChatException e) {
            throw ChatErrors.toHttp(e);
        }
    }
}
