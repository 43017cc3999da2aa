package dev.parley.api.openai;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.account.CurrentUser;
import dev.parley.account.User;
import dev.parley.chat.ModelChoice;
import dev.parley.chat.ModelService;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.ModelInfo;
import dev.parley.web.PathParams;
import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** {@code GET /v1/models}: the models that the user can choose in a chat; {@code /v1/models/{model}}: one of them. */
public final class ModelsResource extends Resource {
    private static final String OWNER = "parley";

    private final transient ModelService models;
    private final boolean isOne;

    private ModelsResource(ModelService models, boolean isOne) {
        this.models = models;
        this.isOne = isOne;
    }

    static ModelsResource all(ModelService models) {
        return new ModelsResource(models, false);
    }

    static ModelsResource one(ModelService models) {
        return new ModelsResource(models, true);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        var user = CurrentUser.of(request);
        if (isOne) {
            one(user, PathParams.variable(request, "model"))
                    .ifPresentOrElse(model -> ApiJson.send(response, model), () -> unknown(request)
                            .send(response));
        } else {
            ApiJson.send(response, list(models.awaited(user)));
        }
    }

    private Optional<ObjectNode> one(User user, String id) {
        var choice = models.awaited(user);
        return choice.find(id).map(model -> json(choice, model));
    }

    private static ReplyError unknown(HttpServletRequest request) {
        return ReplyError.of(ErrorKind.MODEL_UNKNOWN, Translations.of(request));
    }

    private static ObjectNode list(ModelChoice choice) {
        var json = JsonNodeFactory.instance.objectNode().put("object", "list");
        var data = json.putArray("data");
        choice.models().forEach(model -> data.add(json(choice, model)));
        return json;
    }

    /** The servers do not say when a model was created, or differ in how they say it. */
    private static ObjectNode json(ModelChoice choice, ModelInfo model) {
        var owner = choice.offerOf(model.id())
                .map(offer -> offer.connection().name())
                .orElse(OWNER);
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("id", model.id())
                .put("object", "model")
                .put("created", 0)
                .put("owned_by", owner)
                .put("name", model.name());
        if (model.contextTokens() > 0) {
            json.put("context_length", model.contextTokens());
        }
        return json;
    }
}
