package dev.parley.chat.view;

import dev.parley.chat.Preset;
import dev.parley.provider.ModelInfo;
import dev.parley.provider.ModelRef;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Presets as rows of the model picker. Their ids begin with {@code preset:}, which the id of a model does not.
 *
 * @param own those of the user
 * @param shared those that an admin shares
 */
public record PresetRows(List<ModelInfo> own, List<ModelInfo> shared) {
    private static final Pattern ID = Pattern.compile("preset:(\\d{1,18})");

    static PresetRows of(List<Preset.Summary> presets) {
        return new PresetRows(
                presets.stream()
                        .filter(Preset.Summary::own)
                        .map(PresetRows::row)
                        .toList(),
                presets.stream()
                        .filter(preset -> !preset.own())
                        .map(PresetRows::row)
                        .toList());
    }

    Optional<ModelInfo> find(String id) {
        return Stream.concat(own.stream(), shared.stream())
                .filter(row -> row.id().equals(id))
                .findFirst();
    }

    static ModelInfo row(Preset preset) {
        return row(preset.id(), preset.name(), preset.model());
    }

    private static ModelInfo row(Preset.Summary preset) {
        return row(preset.id(), preset.name(), preset.model());
    }

    private static ModelInfo row(long id, String name, Optional<String> model) {
        return new ModelInfo(
                "preset:" + id, name, model.map(ModelRef::of).map(ModelRef::id).orElse(""));
    }

    /** The id of the preset in the id of a row; empty if it is the row of a model. */
    public static Optional<Long> id(String rowId) {
        var match = ID.matcher(rowId);
        return match.matches() ? Optional.of(Long.parseLong(match.group(1))) : Optional.empty();
    }
}
