package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.account.User;
import dev.parley.chat.ModelService;
import dev.parley.chat.Pick;
import dev.parley.chat.PresetStore;
import dev.parley.chat.view.PresetRows;
import dev.parley.text.BlankText;
import dev.parley.web.Form;
import dev.parley.web.HttpException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Reads and checks the field {@code model} of a form: the id of a model, which the model server need not list, or {@code
 * preset:} and the id of a preset that the user sees. */
final class ModelField {
    private final ModelService models;
    private final PresetStore presets;

    ModelField(ModelService models, PresetStore presets) {
        this.models = models;
        this.presets = presets;
    }

    /** What the user has picked; nothing if the form has no such field. */
    Pick read(HttpServletRequest request) {
        var form = Form.of(request);
        return form.has("model") ? pick(CurrentUser.of(request), form.line("model")) : Pick.NOTHING;
    }

    private void checkModel(User user, String model) {
        if (!models.isAllowed(model)) {
            throw new HttpException(422, "model.demo.off");
        }
        if (!models.isAvailable(user, model)) {
            throw new HttpException(422, "model.connection-gone");
        }
    }

    /** What a model, or {@code preset:} and an id, names. */
    Pick pick(User user, String value) {
        var presetId = PresetRows.id(value);
        var pick = presetId.isPresent() ? preset(user, presetId.get()) : Pick.model(checkedId(value));
        pick.model().ifPresent(model -> checkModel(user, model));
        return pick;
    }

    private Pick preset(User user, long id) {
        var preset = presets.find(user, id).orElseThrow(() -> new HttpException(422, "problem.preset.gone"));
        return new Pick(preset.model(), Optional.of(preset.parameters()));
    }

    /** The id of a model, if it is well-formed. */
    static String checkedId(String model) {
        if (BlankText.isBlank(model)) {
            throw new HttpException(422, "model.missing");
        }
        if (model.length() > ModelService.ID_CHARS_MAX) {
            throw new HttpException(422, "model.long", ModelService.ID_CHARS_MAX);
        }
        if (!ModelService.isModelId(model)) {
            throw new HttpException(422, "model.malformed");
        }
        return model;
    }
}
