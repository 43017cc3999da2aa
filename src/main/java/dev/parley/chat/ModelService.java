package dev.parley.chat;

import dev.parley.account.ModelAccess;
import dev.parley.account.SettingsStore;
import dev.parley.account.SharedModelServer;
import dev.parley.account.User;
import dev.parley.outbound.UserUrls;
import dev.parley.provider.BaseUrls;
import dev.parley.provider.ChatModel;
import dev.parley.provider.DemoModel;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.ModelCatalogue;
import dev.parley.provider.ModelCatalogue.Listing;
import dev.parley.provider.ModelError;
import dev.parley.provider.ModelInfo;
import dev.parley.provider.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The models that a user can choose, and the clients that ask them. */
public final class ModelService {
    /** When the built-in demo model is offered. */
    public enum DemoOffer {
        ALWAYS,
        NEVER,
        /** While the user's model server lists no models. */
        WITHOUT_PROVIDER
    }

    /** The longest accepted id of a model. */
    public static final int ID_CHARS_MAX = 200;

    private static final ModelError NO_KEY = ModelError.of(ErrorKind.KEY_MISSING);

    private final SharedModelServer server;
    private final ModelRules rules;
    private final DemoOffer demoOffer;
    private final UserUrls userUrls;
    private final SettingsStore settings;
    private final ModelCatalogue catalogue;
    private final ChatModel openAi;
    private final ChatModel demo;

    public ModelService(
            SharedModelServer server,
            ModelRules rules,
            DemoOffer demoOffer,
            UserUrls userUrls,
            SettingsStore settings,
            ModelCatalogue catalogue,
            ChatModel openAi,
            ChatModel demo) {
        this.server = server;
        this.rules = rules;
        this.demoOffer = demoOffer;
        this.userUrls = userUrls;
        this.settings = settings;
        this.catalogue = catalogue;
        this.openAi = openAi;
        this.demo = demo;
    }

    /** For a page, which must not wait for a model server. If the list is still being fetched, ask {@link #awaited} later. */
    public ModelChoice glance(User user) {
        return choice(user, catalogue::glance);
    }

    /** Forgets what the model server has listed with the shared key. */
    public void forgetShared() {
        catalogue.forget(provider(ModelAccess.NONE));
    }

    /** Which models are allowed, and the default one. */
    public ModelRules rules() {
        return rules;
    }

    /** The ids of the models that a user can choose, as far as they are known. */
    public List<String> ids(User user) {
        return glance(user).models().stream().map(ModelInfo::id).toList();
    }

    /** Waits for the model server, but not long, see {@link ModelCatalogue#models}. */
    public ModelChoice awaited(User user) {
        return choice(user, catalogue::models);
    }

    /** Asks the model server again if it failed the last time. */
    public ModelChoice retried(User user) {
        var provider = provider(user);
        if (catalogue.glance(provider).error().isPresent()) {
            catalogue.forget(provider);
        }
        return awaited(user);
    }

    private ModelChoice choice(User user, Function<Provider, Listing> list) {
        var provider = provider(user);
        var listing = lacksKey(provider) ? Listing.failed(NO_KEY) : list.apply(provider);
        boolean hasNoModel = listing.models().isEmpty();
        var models = new ArrayList<>(listing.models());
        models.removeIf(model -> !rules.allows(model.id()));
        if (offersDemo(hasNoModel)) {
            models.add(0, new ModelInfo(DemoModel.ID, DemoModel.ID, ""));
        }
        return new ModelChoice(models, listing, rules);
    }

    /** Why the user's model server does not list its models; empty if it does. */
    public Optional<ModelError> error(User user) {
        var provider = provider(user);
        return lacksKey(provider)
                ? Optional.of(NO_KEY)
                : catalogue.models(provider).error();
    }

    /** Whether users may ask the model with this id. Only the demo can be forbidden; the model server checks the rest. */
    public boolean isAllowed(String modelId) {
        return !modelId.equals(DemoModel.ID) || demoOffer != DemoOffer.NEVER;
    }

    /** Whether the text can be the id of a model. */
    public static boolean isModelId(String text) {
        return !text.isEmpty() && text.length() <= ID_CHARS_MAX && text.chars().noneMatch(Character::isISOControl);
    }

    ChatModel model(String modelId) {
        return modelId.equals(DemoModel.ID) ? demo : openAi;
    }

    /** The size of a model's context window if the model server has listed it; does not ask the server. */
    Optional<Long> contextTokens(Provider provider, String modelId) {
        return catalogue.known(provider).models().stream()
                .filter(model -> model.id().equals(modelId))
                .map(ModelInfo::contextTokens)
                .filter(tokens -> tokens > 0)
                .findFirst();
    }

    private Provider provider(User user) {
        return provider(settings.modelAccess(user));
    }

    /** The user's own server, which never gets the shared key; or the one of the installation. */
    Provider provider(ModelAccess access) {
        var own = access.server();
        if (own.isEmpty()) {
            return new Provider(this.server.url(), access.apiKey().or(this.server::key));
        }
        // If the configuration no longer allows the server, its key must not be sent to another.
        return userUrls.isAllowed(own.get())
                ? Provider.ofUser(BaseUrls.withoutEndpoint(own.get()), access.apiKey())
                : new Provider(this.server.url(), this.server.key());
    }

    /** Whether the user pays for the answers, and not the installation. */
    public boolean isOwn(User user) {
        return isOwn(settings.modelAccess(user));
    }

    /** Whether the user pays for the answers, and not the installation. */
    boolean isOwn(ModelAccess access) {
        return access.server().map(userUrls::isAllowed).orElse(access.apiKey().isPresent());
    }

    private boolean offersDemo(boolean hasNoModel) {
        return switch (demoOffer) {
            case ALWAYS -> true;
            case NEVER -> false;
            case WITHOUT_PROVIDER -> hasNoModel;
        };
    }

    /** OpenAI always requires a key; local servers usually do not. */
    private static boolean lacksKey(Provider provider) {
        return provider.apiKey().isEmpty()
                && "api.openai.com".equals(provider.baseUrl().getHost());
    }
}
