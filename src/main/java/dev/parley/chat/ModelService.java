package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.chat.ModelChoice.Offer;
import dev.parley.connection.Connection;
import dev.parley.connection.UserConnections;
import dev.parley.provider.ChatModel;
import dev.parley.provider.DemoModel;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.ModelCatalogue;
import dev.parley.provider.ModelCatalogue.Listing;
import dev.parley.provider.ModelError;
import dev.parley.provider.ModelInfo;
import dev.parley.provider.ModelMemory;
import dev.parley.provider.ModelRef;
import dev.parley.provider.Provider;
import dev.parley.provider.Trait;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The models that a user can choose, and the clients that ask them. A model is named by a {@link ModelRef} as text. */
public final class ModelService {
    /** When the built-in demo model is offered. */
    public enum DemoOffer {
        ALWAYS,
        NEVER,
        /** While the user's model servers list no models. */
        WITHOUT_PROVIDER
    }

    /** The longest accepted name of a model. */
    public static final int ID_CHARS_MAX = 200;

    private static final Listing NO_KEY = Listing.failed(ModelError.of(ErrorKind.KEY_MISSING));

    private final UserConnections connections;
    private final ModelRules rules;
    private final DemoOffer demoOffer;
    private final ModelCatalogue catalogue;
    private final ModelMemory memory;
    private final ChatModel openAi;
    private final ChatModel demo;

    public ModelService(
            UserConnections connections,
            ModelRules rules,
            DemoOffer demoOffer,
            ModelCatalogue catalogue,
            ModelMemory memory,
            ChatModel openAi,
            ChatModel demo) {
        this.connections = connections;
        this.rules = rules;
        this.demoOffer = demoOffer;
        this.catalogue = catalogue;
        this.memory = memory;
        this.openAi = openAi;
        this.demo = demo;
    }

    /** For a page, which must not wait for a model server. If a list is still being fetched, ask {@link #awaited} later. */
    public ModelChoice glance(User user) {
        return choice(connections.usable(user), catalogue::glance);
    }

    /** Waits for the model servers, but not long, see {@link ModelCatalogue#models}. */
    public ModelChoice awaited(User user) {
        return choice(connections.usable(user), catalogue::models);
    }

    /** Asks the model servers again that failed the last time. */
    public ModelChoice retried(User user) {
        var usable = connections.usable(user);
        usable.stream()
                .map(Connection::provider)
                .filter(provider -> catalogue.known(provider).error().isPresent())
                .forEach(catalogue::forget);
        return choice(usable, catalogue::models);
    }

    /** Forgets what the first model server has listed with the shared key. */
    public void forgetShared() {
        catalogue.forget(connections.first(Optional.empty()).provider());
    }

    /** Which models are allowed, and the default one. */
    public ModelRules rules() {
        return rules;
    }

    /** The ids of the models that a user can choose, as far as they are known. */
    public List<String> ids(User user) {
        return glance(user).models().stream()
                .map(model -> ModelRef.of(model.id()).id())
                .distinct()
                .toList();
    }

    private ModelChoice choice(List<Connection> usable, Function<List<Provider>, List<Listing>> lists) {
        var asked = usable.stream()
                .filter(connection -> !connection.lacksKey())
                .map(Connection::provider)
                .toList();
        var listings = new ArrayDeque<>(lists.apply(asked));
        var offers = usable.stream()
                .map(connection -> offer(connection, connection.lacksKey() ? NO_KEY : listings.remove()))
                .toList();
        boolean hasNoModel =
                offers.stream().allMatch(offer -> offer.listing().models().isEmpty());
        return new ModelChoice(
                offers, offersDemo(hasNoModel) ? Optional.of(ModelChoice.DEMO) : Optional.empty(), rules);
    }

    private Offer offer(Connection connection, Listing listing) {
        var models = listing.models().stream()
                .filter(model -> rules.allows(connection.model(model.id())))
                .map(model -> new ModelInfo(
                        connection.model(model.id()),
                        model.name(),
                        model.description(),
                        model.contextTokens(),
                        model.seesImages()))
                .toList();
        return new Offer(connection, listing, models);
    }

    /** Whether users may ask this model. Only the demo can be forbidden; the model server checks the rest. */
    public boolean isAllowed(String model) {
        return !model.equals(DemoModel.ID) || demoOffer != DemoOffer.NEVER;
    }

    /** Whether the user can use the connection of a model. */
    public boolean isAvailable(User user, String model) {
        return isOfFirst(model) || connection(user, model).isPresent();
    }

    /** Whether the text can name a model. */
    public static boolean isModelId(String text) {
        return !text.isEmpty() && text.length() <= ID_CHARS_MAX && text.chars().noneMatch(Character::isISOControl);
    }

    /** Where an answer is requested; empty if the user cannot, or can no longer, use the connection of the model. */
    Optional<ModelTarget> target(User user, String model) {
        return connection(user, model).map(connection -> target(connection, model));
    }

    /** The same with the user's key for the first connection, which was read before. */
    Optional<ModelTarget> target(User user, Optional<String> apiKey, String model) {
        return isOfFirst(model) ? Optional.of(target(connections.first(apiKey), model)) : target(user, model);
    }

    private ModelTarget target(Connection connection, String model) {
        return new ModelTarget(
                model.equals(DemoModel.ID) ? demo : openAi,
                connection.provider(),
                ModelRef.of(model).id(),
                connection.isPaidByUser());
    }

    private Optional<Connection> connection(User user, String model) {
        return connections.findUsable(user, ModelRef.of(model).connectionId());
    }

    /** The name of the connection of a model, to tell it from the same model of the first one, for which it is empty. */
    public String connectionName(User user, String model) {
        return isOfFirst(model)
                ? ""
                : connections
                        .find(user, ModelRef.of(model).connectionId())
                        .map(Connection::name)
                        .orElse("");
    }

    private static boolean isOfFirst(String model) {
        return ModelRef.of(model).connectionId() == ModelRef.FIRST;
    }

    /** The size of a model's context window if the model server has listed it; does not ask the server. */
    Optional<Long> contextTokens(Provider provider, String modelId) {
        return catalogue.known(provider).models().stream()
                .filter(model -> model.id().equals(modelId))
                .map(ModelInfo::contextTokens)
                .filter(tokens -> tokens > 0)
                .findFirst();
    }

    /** Whether a model sees images, as a check has found or the list says; empty if unknown. Does not ask the server. */
    Optional<Boolean> seesImages(Provider provider, String modelId) {
        return memory.recall(provider.baseUrl(), modelId, Trait.IMAGES)
                .or(() -> catalogue.known(provider).models().stream()
                        .filter(model -> model.id().equals(modelId))
                        .findFirst()
                        .flatMap(ModelInfo::seesImages));
    }

    /** Whether the user pays for the answers of the first connection, and not the installation. */
    public boolean isOwn(User user) {
        return connections.find(user, ModelRef.FIRST).orElseThrow().isPaidByUser();
    }

    /** The same for the answers of a model. */
    boolean isOwn(User user, String model) {
        return connection(user, model).map(Connection::isPaidByUser).orElse(false);
    }

    private boolean offersDemo(boolean hasNoModel) {
        return switch (demoOffer) {
            case ALWAYS -> true;
            case NEVER -> false;
            case WITHOUT_PROVIDER -> hasNoModel;
        };
    }
}
