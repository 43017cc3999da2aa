package dev.parley.provider;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * A model on an OpenAI-compatible server: {@code POST {baseUrl}/chat/completions}, answered with server-sent events.
 *
 * <p>A few servers refuse a request for token counts ({@code stream_options}) with 400 or 422. The request is then
 * repeated without it, and the server is remembered. Some models of OpenAI refuse {@code max_tokens} and ask for {@code
 * max_completion_tokens} instead; the request is then repeated with that name, and the model is remembered.
 */
public final class OpenAiModel implements ChatModel {
    private static final String MAX_TOKENS = "max_tokens";
    private static final String MAX_COMPLETION_TOKENS = "max_completion_tokens";
    private static final int REMEMBERED_COUNT_MAX = 1_000;
    /** After this time the server is tried again, because it may have been updated. */
    private static final Duration REMEMBERED_MAX = Duration.ofDays(1);

    private enum UsageQuestion {
        ACCEPTED,
        REFUSED
    }

    private final ModelClient client;
    private final Timeouts timeouts;
    private final Cache<URI, UsageQuestion> usageQuestions;
    /** The name of the field for the maximum of tokens, by server and model. */
    private final Cache<String, String> tokensFields;

    public OpenAiModel(ModelClient client) {
        this(client, client.timeouts());
    }

    /** @param timeouts for the wait from {@code finish_reason} to {@code [DONE]} */
    OpenAiModel(ModelClient client, Timeouts timeouts) {
        this.client = client;
        this.timeouts = timeouts;
        usageQuestions = cache(client);
        tokensFields = cache(client);
    }

    private static <K, V> Cache<K, V> cache(ModelClient client) {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED_COUNT_MAX)
                .expireAfterWrite(REMEMBERED_MAX)
                .ticker(client.ticker()::nanos)
                .build();
    }

    @Override
    public ModelStream stream(ChatRequest request) {
        return new OpenAiStream(this, request, timeouts);
    }

    /**
     * Sends the request and waits for the headers of a 2xx response.
     *
     * @throws ModelException for any other response
     */
    Response ask(Call call, ChatRequest request) {
        var model = request.provider().baseUrl() + " " + request.model();
        var known = Optional.ofNullable(tokensFields.getIfPresent(model)).orElse(MAX_TOKENS);
        try {
            return ask(call, request, known);
        } catch (ModelException e) {
            boolean isAboutTokens = known.equals(MAX_TOKENS)
                    && e.error().kind() == ErrorKind.PARAMETER_REFUSED
                    && e.error().detail().contains(MAX_COMPLETION_TOKENS);
            if (!isAboutTokens) {
                throw e;
            }
            var response = ask(call, request, MAX_COMPLETION_TOKENS);
            tokensFields.put(model, MAX_COMPLETION_TOKENS);
            return response;
        }
    }

    private Response ask(Call call, ChatRequest request, String tokensField) {
        var server = request.provider().baseUrl();
        var known = usageQuestions.getIfPresent(server);
        boolean withUsage = known != UsageQuestion.REFUSED;
        var response = post(call, request, withUsage, tokensField);
        if (isSuccess(response)) {
            remember(server, withUsage);
            return response;
        }
        var refusal = client.error(response, request);
        if (!withUsage || !mayBeAboutUsage(response.getStatus(), refusal, known == UsageQuestion.ACCEPTED)) {
            throw refusal;
        }
        return askWithoutUsage(call, request, tokensField);
    }

    private Response askWithoutUsage(Call call, ChatRequest request, String tokensField) {
        var response = post(call, request, false, tokensField);
        if (!isSuccess(response)) {
            throw client.error(response, request);
        }
        remember(request.provider().baseUrl(), false);
        return response;
    }

    private Response post(Call call, ChatRequest request, boolean withUsage, String tokensField) {
        return client.post(
                call,
                request.provider(),
                "chat/completions",
                ChatCompletionRequest.of(request, withUsage, tokensField).json());
    }

    private void remember(URI server, boolean withUsage) {
        usageQuestions.put(server, withUsage ? UsageQuestion.ACCEPTED : UsageQuestion.REFUSED);
    }

    /** If the server has accepted {@code stream_options} before, a refusal is about it only if the message says so. */
    private static boolean mayBeAboutUsage(int status, ModelException refusal, boolean acceptedBefore) {
        var detail = refusal.error().detail();
        boolean saysSo = detail.contains("stream_options") || detail.contains("include_usage");
        boolean isOtherwiseExplained =
                refusal.overflow().isPresent() || refusal.error().kind() == ErrorKind.PARAMETER_REFUSED;
        return (status == 400 || status == 422) && (saysSo || (!acceptedBefore && !isOtherwiseExplained));
    }

    private static boolean isSuccess(Response response) {
        return response.getStatus() >= 200 && response.getStatus() < 300;
    }
}
