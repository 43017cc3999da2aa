package dev.parley.chat.web;

import dev.parley.chat.ChatTitle;
import dev.parley.chat.Preset;
import dev.parley.chat.PresetStore.Draft;
import dev.parley.chat.view.PresetRows;
import dev.parley.provider.ModelRef;
import dev.parley.text.BlankText;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.HttpException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The fields of a preset: those of {@link ParametersForm}, a name, a model, and for admins whether it is shared. */
final class PresetForm {
    static final int NAME_CHARS_MAX = 80;

    static final String NAME = "name";
    private static final String MODEL = "model";
    private static final String CONNECTION = "connection";
    private static final String SHARED = "shared";

    private PresetForm() {}

    /** The preset in a form; empty if there are errors, which are added to its view. */
    static Optional<Draft> read(Form form, FormView view) {
        var draft = new Draft(name(form, view), model(form, view), form.has(SHARED), ParametersForm.read(form, view));
        return view.isValid() ? Optional.of(draft) : Optional.empty();
    }

    /** The name in a form; an error is added to its view. */
    static String name(Form form, FormView view) {
        var name = ChatTitle.line(form.text(NAME));
        int chars = name.codePointCount(0, name.length());
        if (BlankText.isBlank(name)) {
            view.reject(NAME, "problem.preset.name");
        } else if (chars > NAME_CHARS_MAX) {
            view.reject(NAME, "problem.preset.name.long", chars, NAME_CHARS_MAX);
        }
        return name;
    }

    private static Optional<String> model(Form form, FormView view) {
        var model = form.line(MODEL);
        if (BlankText.isBlank(model)) {
            return Optional.empty();
        }
        if (PresetRows.id(model).isPresent()) {
            view.reject(MODEL, "problem.preset.model");
            return Optional.empty();
        }
        try {
            // A preset may be sent without the field, as by a link with the whole name of the model.
            return Optional.of(ModelField.checkedId(form.id(CONNECTION)
                    .map(id -> new ModelRef(id, model).toString())
                    .orElse(model)));
        } catch (HttpException e) {
            view.reject(MODEL, e);
            return Optional.empty();
        }
    }

    /** The values of the fields; {@code decimalPoint} is that of the user's language. */
    static Map<String, String> values(Preset preset, char decimalPoint) {
        var values = new LinkedHashMap<>(ParametersForm.values(preset.parameters(), decimalPoint));
        values.put(NAME, preset.name());
        preset.model().map(ModelRef::of).ifPresent(model -> {
            values.put(MODEL, model.id());
            values.put(CONNECTION, Long.toString(model.connectionId()));
        });
        if (preset.shared()) {
            values.put(SHARED, "true");
        }
        return values;
    }
}
