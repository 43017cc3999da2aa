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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads and checks the field {@code model} of a form: the id of a model, which the model server need not list, or {@code
 * preset:} and the id of a preset that the user sees. For a comparison there is also a field for each further model, {@code
 * with:} and its id; the name has the id, so that a checkbox in a list of models works without JavaScript.
 */
final class ModelField {
    private static final String OTHER = "with:";

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

    /** The same, and the models with which the answer is compared. */
    Pick readAll(HttpServletRequest request) {
        var others = others(Form.of(request));
        if (others.size() >= Pick.MODELS_MAX) {
            throw new HttpException(422, "problem.compare.many", Pick.MODELS_MAX);
        }
        others.forEach(other -> check(CurrentUser.of(request), other));
        return read(request).with(others);
    }

    /** The ids of the models with which the answer is compared, unchecked. */
    static List<String> others(Form form) {
        return form.names().stream()
                .filter(name -> name.startsWith(OTHER))
                .map(name -> name.substring(OTHER.length()))
                .toList();
    }

    /** The same, of a request that shows a list of models. */
    static List<String> others(HttpServletRequest request) {
        return Stream.concat(others(Form.of(request)).stream(), others(Form.query(request)).stream())
                .toList();
    }

    private void check(User user, String other) {
        if (PresetRows.id(other).isPresent()) {
            throw new HttpException(422, "problem.compare.preset");
        }
        checkModel(user, checkedId(other));
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
