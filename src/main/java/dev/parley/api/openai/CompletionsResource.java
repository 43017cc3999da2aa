package dev.parley.api.openai;

import dev.parley.account.CurrentUser;
import dev.parley.account.SessionWatch;
import dev.parley.chat.ChatException;
import dev.parley.chat.DirectAnswers;
import dev.parley.chat.web.ChatErrors;
import dev.parley.concurrent.Ticker;
import dev.parley.provider.CompletionBody;
import dev.parley.web.HttpException;
import dev.parley.web.JsonBody;
import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** {@code POST /v1/chat/completions}: passes a request on to the model server of the user's connection, and its reply back. */
public final class CompletionsResource extends Resource {
    private final transient DirectAnswers answers;
    private final transient PassedReplies replies;
    private final transient SessionWatch sessions;
    private final transient Ticker ticker;

    CompletionsResource(DirectAnswers answers, PassedReplies replies, SessionWatch sessions, Ticker ticker) {
        this.answers = answers;
        this.replies = replies;
        this.sessions = sessions;
        this.ticker = ticker;
    }

    @Override
    public boolean acceptsFiles() {
        return true;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var translations = Translations.of(request);
        try {
            var body = CompletionBody.of(JsonBody.bytes(request));
            var started = answers.start(CurrentUser.of(request), body, translations.locale());
            var reply = new PassedReply(answers, started, body.isStreamed(), translations, ticker);
            var output = ReplyOutput.open(request, response, reply::disconnected);
            sessions.watch(request, output);
            reply.to(output);
            replies.start(reply);
        } catch (CompletionBody.MalformedException e) {
            ReplyError.malformed(e.words(), e.field()).send(response);
        } catch (ChatException e) {
            refusal(e, translations).send(response);
        }
    }

    private static ReplyError refusal(ChatException e, Translations translations) {
        var error = ChatErrors.toHttp(e);
        return switch (e.reason()) {
            case MODEL_NOT_ALLOWED ->
                ReplyError.of(
                        new HttpException(403, "model.not-allowed"), Optional.of("model_not_allowed"), translations);
            case CONNECTION_GONE ->
                ReplyError.of(
                        new HttpException(404, "model.connection-gone"), Optional.of("model_not_found"), translations);
            case LIMIT_REACHED -> ReplyError.of(error, Optional.of("insufficient_quota"), translations);
            case TOO_MANY_ANSWERS, TOO_MANY_QUESTIONS ->
                ReplyError.of(error, Optional.of("rate_limit_exceeded"), translations);
            default -> ReplyError.of(error, Optional.empty(), translations);
        };
    }
}
