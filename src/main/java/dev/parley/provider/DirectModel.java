package dev.parley.provider;

import jakarta.ws.rs.core.Response;
import java.util.Locale;

/**
 * Passes the requests of programs on to model servers, and their replies back. Unlike {@link OpenAiModel} it changes nothing
 * that a server might refuse, except that it asks for token counts, and it never repeats a request: that is up to the program.
 */
public final class DirectModel {
    private final ModelClient client;
    private final ModelMemory memory;
    private final ChatModel demo;

    /** @param memory what is known about servers, and what requests learn about them */
    public DirectModel(ModelClient client, ModelMemory memory, ChatModel demo) {
        this.client = client;
        this.memory = memory;
        this.demo = demo;
    }

    /**
     * Begins a reply. Nothing is sent until it is read.
     *
     * @param model as the server spells it
     */
    public DirectReply reply(Provider provider, String model, CompletionBody body) {
        var request = new DirectRequest(this::ask, provider, model, body);
        return body.isStreamed() ? new StreamedReply(request, client.timeouts()) : new WholeReply(request);
    }

    /** The reply of the demo. */
    public DirectReply demo(CompletionBody body, Locale locale) {
        return new DemoReply(demo, body, locale);
    }

    /**
     * Sends the request and waits for the headers of a 2xx response.
     *
     * @throws ModelException for any other response
     */
    private Response ask(Call call, Provider provider, String model, CompletionBody body) {
        var known = memory.recall(provider.baseUrl(), model, Trait.USAGE);
        boolean addsUsage = body.isStreamed() && !body.wantsUsage() && known.orElse(true);
        var response = post(call, provider, body.sent(model, addsUsage));
        if (OpenAiModel.isSuccess(response)) {
            if (addsUsage) {
                memory.learn(provider.baseUrl(), model, Trait.USAGE, true);
            }
            return response;
        }
        int status = response.getStatus();
        var refusal = client.error(response, provider, model);
        if (!addsUsage || !OpenAiModel.mayBeAboutUsage(status, refusal, known.isPresent())) {
            throw refusal;
        }
        var again = post(call, provider, body.sent(model, false));
        if (!OpenAiModel.isSuccess(again)) {
            throw client.error(again, provider, model);
        }
        memory.learn(provider.baseUrl(), model, Trait.USAGE, false);
        return again;
    }

    private Response post(Call call, Provider provider, byte[] json) {
        return client.post(call, provider, "chat/completions", json);
    }
}
