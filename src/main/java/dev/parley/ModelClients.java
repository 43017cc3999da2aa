package dev.parley;

import dev.parley.concurrent.Ticker;
import dev.parley.provider.ChatModel;
import dev.parley.provider.DemoModel;
import dev.parley.provider.ModelCatalogue;
import dev.parley.provider.ModelClient;
import dev.parley.provider.OpenAiModel;
import dev.parley.provider.RetryingModel;
import java.time.Clock;
import java.time.Duration;

/** All clients of model servers: the HTTP client, the models that answer, and the catalogue. */
record ModelClients(ModelClient http, ChatModel openAi, ChatModel demo, ModelCatalogue catalogue)
        implements AutoCloseable {
    /** Read timeout in addition to the silence timeout of the engine, which normally ends a silent answer first. */
    private static final Duration READ_MARGIN = Duration.ofSeconds(10);

    static ModelClients of(Config config, Clock clock, Ticker ticker) {
        var http = new ModelClient(
                clock,
                ticker,
                config.firstDeltaTimeout().plus(config.silenceTimeout()).plus(READ_MARGIN));
        var openAi = new RetryingModel(new OpenAiModel(http));
        return new ModelClients(http, openAi, new DemoModel(), new ModelCatalogue(http));
    }

    /** The same clients, with this model instead of the model server's. */
    ModelClients withModel(ChatModel model) {
        return new ModelClients(http, model, demo, catalogue);
    }

    /** The same clients, with this demo model. */
    ModelClients withDemo(ChatModel model) {
        return new ModelClients(http, openAi, model, catalogue);
    }

    @Override
    public void close() {
        catalogue.close();
        http.close();
    }
}
