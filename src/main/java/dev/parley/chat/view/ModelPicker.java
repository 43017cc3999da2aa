package dev.parley.chat.view;

import static java.util.stream.Collectors.toSet;

import dev.parley.chat.ModelService;
import dev.parley.chat.Pick;
import dev.parley.provider.ModelInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * The list from which a user picks a model or a preset, as templates show it.
 *
 * @param url where the list is requested
 * @param loaded whether the list is part of the page; otherwise it is requested when the picker opens
 * @param query the words that the models must contain; empty for all models
 * @param chosen the selected model; its id is empty if there is none
 * @param others the ids of further models, whose answers are compared with that of the selected one
 * @param groups the chosen model first, so that it stays in the form even if it does not match the query
 * @param typed the query as the id of a model of each connection that has no model with this id
 * @param more the number of further models
 * @param fetching whether the model servers have not answered yet
 * @param problem why there is no list or an outdated one, in words; otherwise empty
 * @param settings whether the user can fix this in Settings
 */
public record ModelPicker(
        String url,
        boolean loaded,
        String query,
        Row chosen,
        List<String> others,
        List<Group> groups,
        List<Row> typed,
        int more,
        boolean fetching,
        String problem,
        boolean settings) {

    /**
     * A model or a preset.
     *
     * @param id as forms send it
     * @param name as the server spells it
     * @param description one line; may be empty
     * @param label the name on the button, which says to which connection the model belongs
     */
    public record Row(String id, String name, String description, String label) {
        static final Row NONE = of(OfferedModels.NONE);

        static Row of(ModelInfo model) {
            return new Row(model.id(), model.name(), model.description(), model.name());
        }

        /** A model of another connection than the first one. */
        static Row of(ModelInfo model, String connection) {
            return connection.isEmpty()
                    ? of(model)
                    : new Row(model.id(), model.name(), model.description(), model.name() + " · " + connection);
        }

        /** The same in a group of models of several connections. */
        Row saying(String connection) {
            return new Row(id, name, description.isEmpty() ? connection : connection + " · " + description, label);
        }
    }

    /**
     * A group of rows.
     *
     * @param kind {@code chosen}, {@code presets}, {@code shared}, {@code recent}, {@code all} or {@code connection}
     * @param id of the connection; empty for other groups
     * @param title the name of the connection
     * @param fetching whether its server has not answered yet
     * @param problem why its list is missing or outdated, in words; otherwise empty
     * @param settings whether the user can fix this in Settings
     */
    public record Group(
            String kind,
            String id,
            String title,
            List<Row> models,
            boolean fetching,
            String problem,
            boolean settings) {
        static Group of(String kind, List<Row> models) {
            return new Group(kind, "", "", models, false, "", false);
        }

        /** Whether there is anything to show. */
        public boolean isShown() {
            return !models.isEmpty() || fetching || !problem.isEmpty();
        }
    }

    /** A picker whose list is requested when it opens. */
    static ModelPicker unloaded(String url, Row chosen) {
        return new ModelPicker(url, false, "", chosen, List.of(), List.of(), List.of(), 0, false, "", false);
    }

    /** The same picker, in which these models are picked too. They stay in the list even if they do not match the query. */
    public ModelPicker comparing(List<String> ids) {
        var compared = ids.stream()
                .filter(id -> comparable(id) && !id.equals(chosen.id()))
                .limit(Pick.MODELS_MAX - 1)
                .toList();
        var listed = groups.stream()
                .flatMap(group -> group.models().stream())
                .map(Row::id)
                .collect(toSet());
        var missing = compared.stream()
                .filter(id -> loaded && !listed.contains(id))
                .map(OfferedModels::unlisted)
                .map(Row::of)
                .toList();
        var all = new ArrayList<Group>();
        all.add(Group.of("chosen", missing));
        all.addAll(groups);
        // A ticked one is in the list already.
        var unticked =
                typed.stream().filter(row -> !compared.contains(row.id())).toList();
        return new ModelPicker(url, loaded, query, chosen, compared, all, unticked, more, fetching, problem, settings);
    }

    /** Whether this model is compared with the selected one. */
    public boolean compares(String id) {
        return others.contains(id);
    }

    /** Whether an answer of this model can be compared: a preset is picked alone. */
    public boolean comparable(String id) {
        return ModelService.isModelId(id) && PresetRows.id(id).isEmpty();
    }

    /** The number of models that answer. */
    public int getCount() {
        return 1 + others.size();
    }

    /** The largest number of models that answer. */
    public int getModelsMax() {
        return Pick.MODELS_MAX;
    }

    /** Whether there is a group for each of several connections. */
    public boolean isSeveral() {
        return groups.stream().anyMatch(group -> group.kind().equals("connection"));
    }

    /** Whether the first typed id is selected, because there is no other model. */
    public boolean isTypedChosen() {
        return chosen.id().isEmpty()
                && groups.stream().allMatch(group -> group.models().isEmpty());
    }

    /** The name of the selected model; empty if there is none. */
    public String getLabel() {
        return isTypedChosen() && !typed.isEmpty() ? typed.get(0).label() : chosen.label();
    }
}
