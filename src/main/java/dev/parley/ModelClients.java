package dev.parley;

import dev.parley.provider.ChatModel;
import dev.parley.provider.DemoModel;
import dev.parley.provider.ModelCatalogue;
import dev.parley.provider.ModelClient;
import dev.parley.provider.OpenAiModel;
import dev.parley.provider.RetryingModel;
import java.time.Duration;

/** Who answers, and who lists what there is: all that talks to the outside. */
record ModelClients(ModelClient http, ChatModel openAi, ChatModel demo, ModelCatalogue catalogue)
        implements AutoCloseable {
    /** The engine ends a silent answer itself; a read that hangs longer than that is given up here. */
    private static final Duration READ_MARGIN = Duration.ofSeconds(10);

    static ModelClients of(Config config) {
        var http = new ModelClient(
                config.firstDeltaTimeout().plus(config.silenceTimeout()).plus(READ_MARGIN));
        var openAi = new RetryingModel(new OpenAiModel(http));
        return new ModelClients(http, openAi, new DemoModel(), new ModelCatalogue(http));
    }

    /** The same with a model of one's own in the place of a model server's. */
    ModelClients withModel(ChatModel model) {
        return new ModelClients(http, model, demo, catalogue);
    }

    /** The same with a demo model that takes its time otherwise. */
    ModelClients withDemo(ChatModel model) {
        return new ModelClients(http, openAi, model, catalogue);
    }

    @Override
    public void close() {
        catalogue.close();
        http.close();
    }
}
