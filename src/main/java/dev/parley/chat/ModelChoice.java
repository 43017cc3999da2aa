package dev.parley.chat;

import dev.parley.connection.Connection;
import dev.parley.provider.DemoModel;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.ModelCatalogue.Listing;
import dev.parley.provider.ModelError;
import dev.parley.provider.ModelInfo;
import dev.parley.provider.ModelRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The models that a user can choose from. The ids are those of {@link ModelRef} as text.
 *
 * @param offers what each connection offers, the first connection first
 * @param demo the demo model if it is offered
 * @param rules of the admin, by which the models were chosen
 */
public record ModelChoice(List<Offer> offers, Optional<ModelInfo> demo, ModelRules rules) {
    static final ModelInfo DEMO = new ModelInfo(DemoModel.ID, DemoModel.ID, "");

    /**
     * What a connection offers.
     *
     * @param listing what the model server lists, with its own ids
     * @param models the allowed ones
     */
    public record Offer(Connection connection, Listing listing, List<ModelInfo> models) {
        private boolean isUnused() {
            return connection.kind() == Connection.Kind.FIRST
                    && listing.error()
                            .filter(error -> error.kind() == ErrorKind.KEY_MISSING)
                            .isPresent();
        }
    }

    /** All models, the demo model first. */
    public List<ModelInfo> models() {
        return Stream.concat(demo.stream(), offers.stream().flatMap(offer -> offer.models().stream()))
                .toList();
    }

    /** The connections to show. The first one is left out if it is not set up and there are others. */
    public List<Offer> shown() {
        var used = offers.stream().filter(offer -> !offer.isUnused()).toList();
        return used.isEmpty() ? offers : used;
    }

    /** Whether the rows have to say to which connection a model belongs. */
    public boolean hasSeveralConnections() {
        return shown().size() > 1;
    }

    /** The connections to show. */
    public List<Connection> connections() {
        return shown().stream().map(Offer::connection).toList();
    }

    /** Whether no server has listed a model. */
    public boolean isEmpty() {
        return offers.stream().allMatch(offer -> offer.listing().models().isEmpty());
    }

    /** Whether there are no models yet, because a list is still being fetched. */
    public boolean isFetching() {
        return isEmpty() && offers.stream().anyMatch(offer -> offer.listing().isFetching());
    }

    /** Why there are no models; with one connection also why its list is outdated. */
    public Optional<ModelError> error() {
        boolean isGeneral = isEmpty() || !hasSeveralConnections();
        return shown().stream()
                .filter(offer -> isGeneral)
                .flatMap(offer -> offer.listing().error().stream())
                .findFirst();
    }

    /** The number of models that the servers list beyond the longest list. */
    public int moreCount() {
        return offers.stream().mapToInt(offer -> offer.listing().moreCount()).sum();
    }

    /** What the connection of a model offers; empty if the user has no such connection. */
    public Optional<Offer> offerOf(String model) {
        long id = ModelRef.of(model).connectionId();
        return offers.stream().filter(offer -> offer.connection().id() == id).findFirst();
    }

    /** The model with this name, if it is offered. */
    public Optional<ModelInfo> find(String model) {
        return models().stream().filter(one -> one.id().equals(model)).findFirst();
    }

    /** The same choice, with this description of the demo model. */
    public ModelChoice with(ModelInfo described) {
        return new ModelChoice(offers, demo.map(one -> described), rules);
    }
}
