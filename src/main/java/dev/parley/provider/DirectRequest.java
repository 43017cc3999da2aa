package dev.parley.provider;

import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The request of a program, until it is sent, and what is needed of it to read its reply. */
final class DirectRequest {
    /** Asks a model server, see {@link OpenAiStream.Asker}. */
    interface Asker {
        Response ask(Call call, Provider provider, String model, CompletionBody body);
    }

    private final Asker asker;
    private final Provider provider;
    private final String model;
    private final boolean isUsageWanted;
    private final long promptTokens;
    /** Null after sending, so that a large body does not stay in memory during the reply. */
    private @Nullable CompletionBody body;

    DirectRequest(Asker asker, Provider provider, String model, CompletionBody body) {
        this.asker = asker;
        this.provider = provider;
        this.model = model;
        this.body = body;
        isUsageWanted = body.wantsUsage();
        promptTokens = body.promptTokens();
    }

    Provider provider() {
        return provider;
    }

    String model() {
        return model;
    }

    /** Whether the program asks for the token counts of a streamed reply. */
    boolean wantsUsage() {
        return isUsageWanted;
    }

    /** Sends the request, once. */
    Response send(Call call) {
        var response = asker.ask(call, provider, model, Objects.requireNonNull(body));
        body = null;
        return response;
    }

    /** What was used, if this much has arrived. */
    DirectReply.Used used(Optional<ModelEvent.Usage> reported, long completionTokens) {
        return new DirectReply.Used(reported, promptTokens, completionTokens);
    }

    /** The text of a server without the secrets that it may repeat. */
    String withoutSecrets(String text) {
        var clean = text;
        for (var secret : provider.secrets()) {
            clean = clean.replace(secret, ErrorText.REDACTED);
        }
        return clean;
    }
}
