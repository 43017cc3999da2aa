package dev.parley.chat.view;

import dev.parley.provider.ModelInfo;
import java.util.List;

/**
 * The list from which a user picks a model or a preset, as templates show it.
 *
 * @param url where the list is requested
 * @param loaded whether the list is part of the page; otherwise it is requested when the picker opens
 * @param query the words that the models must contain; empty for all models
 * @param chosen the selected model; its id is empty if there is none
 * @param groups the chosen model first, so that it stays in the form even if it does not match the query
 * @param typed the query as the id of a model, if no model has this id; otherwise empty
 * @param more the number of further models
 * @param fetching whether the model server has not answered yet
 * @param problem why there is no list or an outdated one, in words; otherwise empty
 * @param settings whether the user can fix this in Settings
 */
public record ModelPicker(
        String url,
        boolean loaded,
        String query,
        ModelInfo chosen,
        List<Group> groups,
        String typed,
        int more,
        boolean fetching,
        String problem,
        boolean settings) {

    /**
     * A group of rows.
     *
     * @param kind {@code chosen}, {@code presets}, {@code recent} or {@code all}
     */
    public record Group(String kind, List<ModelInfo> models) {}

    /** A picker whose list is requested when it opens. */
    static ModelPicker unloaded(String url, ModelInfo chosen) {
        return new ModelPicker(url, false, "", chosen, List.of(), "", 0, false, "", false);
    }

    /** Whether the typed id is selected, because there is no other model. */
    public boolean isTypedChosen() {
        return chosen.id().isEmpty()
                && groups.stream().allMatch(group -> group.models().isEmpty());
    }

    /** The name of the selected model; empty if there is none. */
    public String getLabel() {
        return isTypedChosen() ? typed : chosen.name();
    }
}
