package dev.parley;

import dev.parley.concurrent.Ticker;
import dev.parley.outbound.UserUrls;
import dev.parley.provider.ChatModel;
import dev.parley.provider.DemoModel;
import dev.parley.provider.ModelCatalogue;
import dev.parley.provider.ModelClient;
import dev.parley.provider.ModelMemory;
import dev.parley.provider.OpenAiModel;
import dev.parley.provider.RetryingModel;
import java.time.Clock;
import java.time.Duration;

/** All clients of model servers: the HTTP client, the models that answer, and the catalogue. */
record ModelClients(
        ModelClient http,
        ModelMemory memory,
        ChatModel openAi,
        ChatModel demo,
        ModelCatalogue catalogue,
        UserUrls userUrls)
        implements AutoCloseable {
    /** Read timeout in addition to the silence timeout of the engine, which normally ends a silent answer first. */
    private static final Duration READ_MARGIN = Duration.ofSeconds(10);

    static ModelClients of(Config config, Clock clock, Ticker ticker) {
        return of(config, config.userUrls(), clock, ticker);
    }

    /** The same with other rules for the servers of users. */
    static ModelClients of(Config config, UserUrls userUrls, Clock clock, Ticker ticker) {
        var http = new ModelClient(
                clock,
                ticker,
                config.firstDeltaTimeout().plus(config.silenceTimeout()).plus(READ_MARGIN),
                userUrls);
        var memory = new ModelMemory(ticker);
        var openAi = new RetryingModel(new OpenAiModel(http, memory));
        return new ModelClients(http, memory, openAi, new DemoModel(), new ModelCatalogue(http), userUrls);
    }

    /** The same clients, with this model instead of the model server's. */
    ModelClients withModel(ChatModel model) {
        return new ModelClients(http, memory, model, demo, catalogue, userUrls);
    }

    /** The same clients, with this demo model. */
    ModelClients withDemo(ChatModel model) {
        return new ModelClients(http, memory, openAi, model, catalogue, userUrls);
    }

    @Override
    public void close() {
        catalogue.close();
        http.close();
    }
}
