package dev.parley.chat.view;

import dev.parley.chat.ModelChoice.Offer;
import dev.parley.chat.view.ModelPicker.Group;
import dev.parley.chat.view.ModelPicker.Row;
import dev.parley.connection.Connection;
import dev.parley.provider.DemoModel;
import dev.parley.provider.ModelInfo;
import dev.parley.web.Translations;
import java.util.ArrayList;
import java.util.List;

/** The groups of a {@link ModelPicker}: with several connections, one for each. */
final class PickerGroups {
    /** Users filter longer lists instead of reading them. */
    static final int ROWS_MAX = 100;

    private static final int PRESET_ROWS_MAX = 20;

    /** Rows of one of several connections: each shows some, however many there are. */
    private static final int CONNECTION_ROWS_MIN = 20;

    private final OfferedModels offered;
    private final ModelInfo chosen;
    private final ModelFilter filter;
    private final Translations translations;
    private final List<ModelInfo> recent;
    private final boolean hasSeveral;
    private final int rowsMax;

    PickerGroups(OfferedModels offered, ModelInfo chosen, ModelFilter filter, Translations translations) {
        this.offered = offered;
        this.chosen = chosen;
        this.filter = filter;
        this.translations = translations;
        recent = filter.isEmpty() ? offered.recent(chosen.id()) : List.of();
        hasSeveral = offered.choice().hasSeveralConnections();
        rowsMax = hasSeveral
                ? Math.max(
                        CONNECTION_ROWS_MIN, ROWS_MAX / offered.choice().shown().size())
                : ROWS_MAX;
    }

    /** The chosen model or preset, the presets, the models used last, and all others. */
    List<Group> all(PresetRows presets) {
        var groups = new ArrayList<Group>();
        groups.add(Group.of("chosen", chosen.equals(OfferedModels.NONE) ? List.of() : List.of(saying(chosen))));
        groups.add(Group.of("presets", rows(matching(presets.own()), PRESET_ROWS_MAX)));
        groups.add(Group.of("shared", rows(matching(presets.shared()), PRESET_ROWS_MAX)));
        groups.add(Group.of("recent", recent.stream().map(this::saying).toList()));
        if (hasSeveral) {
            groups.add(Group.of("all", rows(demo(), 1)));
            offered.choice().shown().forEach(offer -> groups.add(group(offer)));
        } else {
            groups.add(Group.of("all", rows(matching(offered.choice().models()), ROWS_MAX)));
        }
        return groups;
    }

    /** The query as the id of a model of each connection. */
    List<Row> typed() {
        return offered.typed(filter.text(), chosen.id()).stream()
                .map(this::saying)
                .toList();
    }

    /** The number of rows for which there is no room. */
    int hidden(PresetRows presets) {
        int models = hasSeveral
                ? offered.choice().shown().stream()
                        .mapToInt(offer -> beyond(matching(offer.models()), rowsMax))
                        .sum()
                : beyond(matching(offered.choice().models()), ROWS_MAX);
        return models
                + beyond(matching(presets.own()), PRESET_ROWS_MAX)
                + beyond(matching(presets.shared()), PRESET_ROWS_MAX);
    }

    Row row(ModelInfo model) {
        return Row.of(model, isOfFirst(model) ? "" : connectionName(model));
    }

    private Group group(Offer offer) {
        var error = offer.listing().error();
        return new Group(
                "connection",
                Long.toString(offer.connection().id()),
                offer.connection().name(),
                rows(matching(offer.models()), rowsMax),
                offer.listing().isFetching(),
                error.map(one -> ModelErrorText.text(one, translations)).orElse(""),
                error.filter(ModelErrorText::isFixedInSettings).isPresent());
    }

    private Row saying(ModelInfo model) {
        var name = connectionName(model);
        return hasSeveral && !name.isEmpty() ? row(model).saying(name) : row(model);
    }

    /** Empty for the demo and for presets. */
    private String connectionName(ModelInfo model) {
        return model.id().equals(DemoModel.ID) || PresetRows.id(model.id()).isPresent()
                ? ""
                : offered.choice()
                        .offerOf(model.id())
                        .map(offer -> offer.connection().name())
                        .orElse("");
    }

    private boolean isOfFirst(ModelInfo model) {
        return offered.choice()
                .offerOf(model.id())
                .filter(offer -> offer.connection().kind() != Connection.Kind.FIRST)
                .isEmpty();
    }

    private List<ModelInfo> demo() {
        return matching(offered.choice().demo().stream().toList());
    }

    /** Those that match the filter and have no row yet. */
    private List<ModelInfo> matching(List<ModelInfo> models) {
        return models.stream()
                .filter(filter::matches)
                .filter(model -> !model.id().equals(chosen.id()) && !recent.contains(model))
                .toList();
    }

    private List<Row> rows(List<ModelInfo> models, int max) {
        return models.stream().limit(max).map(this::row).toList();
    }

    private static int beyond(List<ModelInfo> models, int max) {
        return Math.max(0, models.size() - max);
    }
}
