package dev.parley.chat.view;

import dev.parley.provider.ModelInfo;
import java.util.List;

/**
 * The list from which a user picks a model, as the templates show it.
 *
 * @param query what its models have to contain; empty for all
 * @param chosen the one that is asked if nothing else is picked; its id is empty if there is none
 * @param groups the chosen one first, so that it stays in the form whatever the query leaves out
 * @param typed the query as the id of a model, when no model is called so; else empty
 * @param more how many models there are besides
 * @param fetching whether the model server has not answered yet
 * @param problem why there is no list, or an old one, in words; else empty
 * @param settings whether that can be mended in the settings
 */
public record ModelPicker(
        String query,
        ModelInfo chosen,
        List<Group> groups,
        String typed,
        int more,
        boolean fetching,
        String problem,
        boolean settings) {

    /**
     * Some of its rows.
     *
     * @param kind {@code chosen}, {@code recent} or {@code all}
     */
    public record Group(String kind, List<ModelInfo> models) {}

    /** Whether the id that was typed is asked, because there is nothing else to ask. */
    public boolean isTypedChosen() {
        return chosen.id().isEmpty()
                && groups.stream().allMatch(group -> group.models().isEmpty());
    }

    /** The name of the model that is asked; empty if there is none. */
    public String getLabel() {
        return isTypedChosen() ? typed : chosen.name();
    }
}
