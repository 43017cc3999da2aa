package dev.parley.chat;

import dev.parley.provider.ModelCatalogue.Listing;
import dev.parley.provider.ModelError;
import dev.parley.provider.ModelInfo;
import java.util.List;
import java.util.Optional;

/**
 * The models that a user can choose from.
 *
 * @param models the demo model first if it is offered, then as in {@link Listing}
 * @param listing what the model server offers
 * @param rules of the admin, by which the models were chosen
 */
public record ModelChoice(List<ModelInfo> models, Listing listing, ModelRules rules) {
    /** Why there is no list of models, or an outdated one. */
    public Optional<ModelError> error() {
        return listing.error();
    }

    /** The model with this id, if it is offered. */
    public Optional<ModelInfo> find(String id) {
        return models.stream().filter(model -> model.id().equals(id)).findFirst();
    }

    /** The same choice, with this description of a model. */
    public ModelChoice with(ModelInfo described) {
        var all = models.stream()
                .map(model -> model.id().equals(described.id()) ? described : model)
                .toList();
        return new ModelChoice(all, listing, rules);
    }
}
