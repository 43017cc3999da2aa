package dev.parley.api.openai;

import dev.parley.account.SessionWatch;
import dev.parley.account.UserData;
import dev.parley.chat.DirectAnswers;
import dev.parley.chat.ModelService;
import dev.parley.concurrent.Ticker;
import dev.parley.generation.Limits;
import dev.parley.web.Feature;
import dev.parley.web.Router;

/** The OpenAI-compatible interface for programs. */
public final class OpenAiFeature implements Feature {
    private final DirectAnswers answers;
    private final ModelService models;
    private final SessionWatch sessions;
    private final Ticker ticker;
    private final PassedReplies replies;

    /** @param sessions ends the replies to a token that is revoked */
    public OpenAiFeature(
            DirectAnswers answers, ModelService models, Limits limits, SessionWatch sessions, Ticker ticker) {
        this.answers = answers;
        this.models = models;
        this.sessions = sessions;
        this.ticker = ticker;
        replies = new PassedReplies(limits, ticker);
    }

    @Override
    public void register(Router router) {
        router.route("/v1/chat/completions", new CompletionsResource(answers, replies, sessions, ticker))
                .route("/v1/models", ModelsResource.all(models))
                .route("/v1/models/{model...}", ModelsResource.one(models));
    }

    /** The replies to the programs of a user whose account is deleted. */
    public UserData userData() {
        return replies;
    }

    /** Ends all replies and stores their usage. Idempotent. */
    public void stopReplies() {
        replies.close();
    }

    @Override
    public void close() {
        stopReplies();
    }
}
