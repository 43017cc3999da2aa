package dev.parley.provider;

import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * A model on an OpenAI-compatible server: {@code POST {baseUrl}/chat/completions}, answered with server-sent events.
 *
 * <p>A few servers refuse a request for token counts ({@code stream_options}) with 400 or 422. The request is then
 * repeated without it, and the server is remembered. Some models of OpenAI refuse {@code max_tokens} and ask for {@code
 * max_completion_tokens} instead; the request is then repeated with that name, and the model is remembered.
 */
public final class OpenAiModel implements ChatModel {
    private final ModelClient client;
    private final Timeouts timeouts;
    private final ModelMemory memory;

    public OpenAiModel(ModelClient client) {
        this(client, new ModelMemory(client.ticker()));
    }

    /** @param memory what is known about servers, and what requests learn about them */
    public OpenAiModel(ModelClient client, ModelMemory memory) {
        this(client, client.timeouts(), memory);
    }

    /** @param timeouts for the wait from {@code finish_reason} to {@code [DONE]} */
    OpenAiModel(ModelClient client, Timeouts timeouts) {
        this(client, timeouts, new ModelMemory(client.ticker()));
    }

    private OpenAiModel(ModelClient client, Timeouts timeouts, ModelMemory memory) {
        this.client = client;
        this.timeouts = timeouts;
        this.memory = memory;
    }

    @Override
    public ModelStream stream(ChatRequest request) {
        return new OpenAiStream(this::ask, request, timeouts);
    }

    /**
     * Sends the request and waits for the headers of a 2xx response.
     *
     * @throws ModelException for any other response
     */
    private Response ask(Call call, ChatRequest request) {
        var known = new SentForm(
                knows(request, Trait.USAGE).orElse(true),
                knows(request, Trait.MAX_TOKENS).orElse(true) ? SentForm.MAX_TOKENS : SentForm.MAX_COMPLETION_TOKENS,
                knows(request, Trait.SYSTEM_ROLE).orElse(true));
        var form = known;
        while (true) {
            try {
                var response = ask(call, request, form);
                learns(request, known, form);
                return response;
            } catch (ModelException e) {
                form = accepted(form, request, e).orElseThrow(() -> e);
            }
        }
    }

    /** The form that the server asks for, if it has refused the request because of its form. Each change happens once. */
    private static Optional<SentForm> accepted(SentForm form, ChatRequest request, ModelException refusal) {
        var detail = refusal.error().detail();
        boolean isAboutTokens = refusal.error().kind() == ErrorKind.PARAMETER_REFUSED
                && detail.contains(SentForm.MAX_COMPLETION_TOKENS);
        if (isAboutTokens && form.tokensField().equals(SentForm.MAX_TOKENS)) {
            return Optional.of(form.withCompletionTokens());
        }
        boolean hasSystemPrompt =
                request.messages().stream().anyMatch(message -> message.role().equals("system"));
        return form.withSystemRole() && hasSystemPrompt && SystemRoleRefusal.isOne(detail)
                ? Optional.of(form.withoutSystemRole())
                : Optional.empty();
    }

    private void learns(ChatRequest request, SentForm known, SentForm accepted) {
        if (!accepted.tokensField().equals(known.tokensField())) {
            learns(request, Trait.MAX_TOKENS, false);
        }
        if (accepted.withSystemRole() != known.withSystemRole()) {
            learns(request, Trait.SYSTEM_ROLE, false);
        }
    }

    private Response ask(Call call, ChatRequest request, SentForm form) {
        var response = post(call, request, form);
        if (isSuccess(response)) {
            learns(request, Trait.USAGE, form.withUsage());
            return response;
        }
        var refusal = client.error(response, request);
        boolean isAcceptedBefore = knows(request, Trait.USAGE).isPresent();
        if (!form.withUsage() || !mayBeAboutUsage(response.getStatus(), refusal, isAcceptedBefore)) {
            throw refusal;
        }
        return askWithoutUsage(call, request, form.withoutUsage());
    }

    private Response askWithoutUsage(Call call, ChatRequest request, SentForm form) {
        var response = post(call, request, form);
        if (!isSuccess(response)) {
            throw client.error(response, request);
        }
        learns(request, Trait.USAGE, false);
        return response;
    }

    private Response post(Call call, ChatRequest request, SentForm form) {
        return client.post(
                call,
                request.provider(),
                "chat/completions",
                ChatCompletionRequest.of(request, form).json());
    }

    private Optional<Boolean> knows(ChatRequest request, Trait trait) {
        return memory.recall(request.provider().baseUrl(), request.model(), trait);
    }

    private void learns(ChatRequest request, Trait trait, boolean holds) {
        memory.learn(request.provider().baseUrl(), request.model(), trait, holds);
    }

    /** If the server has accepted {@code stream_options} before, a refusal is about it only if the message says so. */
    static boolean mayBeAboutUsage(int status, ModelException refusal, boolean acceptedBefore) {
        var detail = refusal.error().detail();
        boolean saysSo = detail.contains("stream_options") || detail.contains("include_usage");
        boolean isOtherwiseExplained = refusal.overflow().isPresent()
                || refusal.error().kind() == ErrorKind.PARAMETER_REFUSED
                || refusal.error().kind() == ErrorKind.IMAGES_REFUSED
                || SystemRoleRefusal.isOne(detail);
        return (status == 400 || status == 422) && (saysSo || (!acceptedBefore && !isOtherwiseExplained));
    }

    static boolean isSuccess(Response response) {
        return response.getStatus() >= 200 && response.getStatus() < 300;
    }
}
