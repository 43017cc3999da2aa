package dev.parley.chat;

import dev.parley.account.Settings;
import dev.parley.account.User;
import dev.parley.provider.ChatModel;
import dev.parley.provider.DemoModel;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.ModelCatalogue;
import dev.parley.provider.ModelCatalogue.Listing;
import dev.parley.provider.ModelInfo;
import dev.parley.provider.Provider;
import dev.parley.web.Translations;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which models a user can choose, and who answers for them. */
public final class Models {
    /** When the built-in demo model is among the choices. */
    public enum DemoOffer {
        ALWAYS,
        NEVER,
        /** While the user's model server gives no model. */
        WITHOUT_PROVIDER
    }

    /**
     * The model server of this installation.
     *
     * @param sharedKey a key for all users who have none of their own
     */
    public record Installation(URI baseUrl, Optional<String> sharedKey, DemoOffer demo) {}

    /**
     * The models that a user can choose from.
     *
     * @param cards the demo model first if it is offered, then as in {@link Listing}
     */
    record Choice(List<ModelInfo> cards, Listing listing) {
        Optional<ErrorKind> fault() {
            return listing.fault();
        }

        Optional<ModelInfo> card(String id) {
            return cards.stream().filter(card -> card.id().equals(id)).findFirst();
        }
    }

    private final Installation installation;
    private final Settings settings;
    private final ModelCatalogue catalogue;
    private final ChatModel openAi;
    private final ChatModel demo;

    public Models(
            Installation installation, Settings settings, ModelCatalogue catalogue, ChatModel openAi, ChatModel demo) {
        this.installation = installation;
        this.settings = settings;
        this.catalogue = catalogue;
        this.openAi = openAi;
        this.demo = demo;
    }

    /** For a page, which must not wait for a model server; {@link #awaited} tells later what this one does not know yet. */
    Choice glance(User user, Translations translations) {
        return choice(user, translations, catalogue::glance);
    }

    Choice awaited(User user, Translations translations) {
        return choice(user, translations, catalogue::models);
    }

    /** Asks the model server again if its last answer was a fault. */
    Choice retried(User user, Translations translations) {
        var provider = provider(user);
        if (catalogue.glance(provider).fault().isPresent()) {
            catalogue.forget(provider);
        }
        return awaited(user, translations);
    }

    private Choice choice(User user, Translations translations, Function<Provider, Listing> list) {
        var provider = provider(user);
        var listing = lacksKey(provider) ? Listing.failed(ErrorKind.KEY_MISSING) : list.apply(provider);
        var cards = new ArrayList<>(listing.models());
        if (offersDemo(cards.isEmpty())) {
            cards.add(
                    0,
                    new ModelInfo(
                            DemoModel.ID, translations.text("model.demo.name"), translations.text("model.demo.about")));
        }
        return new Choice(cards, listing);
    }

    /** What is to be said of the user's model server; empty when it answers. */
    public Optional<ErrorKind> fault(User user) {
        var provider = provider(user);
        return lacksKey(provider)
                ? Optional.of(ErrorKind.KEY_MISSING)
                : catalogue.models(provider).fault();
    }

    /** Whether a model with this id may be asked; the model server itself knows about all but the demo. */
    boolean isAllowed(String modelId) {
        return !modelId.equals(DemoModel.ID) || installation.demo != DemoOffer.NEVER;
    }

    ChatModel model(String modelId) {
        return modelId.equals(DemoModel.ID) ? demo : openAi;
    }

    Provider provider(User user) {
        return new Provider(installation.baseUrl, settings.apiKey(user).or(installation::sharedKey));
    }

    private boolean offersDemo(boolean hasNoModel) {
        return switch (installation.demo) {
            case ALWAYS -> true;
            case NEVER -> false;
            case WITHOUT_PROVIDER -> hasNoModel;
        };
    }

    /** OpenAI itself always wants a key; a server on one's own machine mostly does not. */
    private static boolean lacksKey(Provider provider) {
        return provider.apiKey().isEmpty()
                && "api.openai.com".equals(provider.baseUrl().getHost());
    }
}
